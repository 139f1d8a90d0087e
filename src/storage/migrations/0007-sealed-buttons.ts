import type { Kysely } from 'kysely';
import { nameOf, seal } from '../sealed.ts';

type Buttons = { stored_buttons: { key: string; invocation: string } };

/** Buttons that stand in messages work on: their key is what seals them. */
export async function up(db: Kysely<Buttons>): Promise<void> {
  const rows = await db.selectFrom('stored_buttons').select(['key', 'invocation']).execute();
  for (const { key, invocation } of rows) {
    await db
      .updateTable('stored_buttons')
      .set({ key: nameOf(key), invocation: seal(invocation, key) })
      .where('key', '=', key)
      .execute();
  }
}
