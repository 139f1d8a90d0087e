import type { Kysely } from 'kysely';
import { Invocation } from '../core/chat/reply.ts';
import type { ButtonStore } from '../core/chat/stores.ts';
import type { Database } from './schema.ts';
import { nameOf, newKey, seal, unseal } from './sealed.ts';
import { every, sweepEvery } from './sweep.ts';

const dayMs = 86_400_000;
/** How long pages of a search and other long invocations can be clicked. */
const buttonLifeMs = 30 * dayMs;

/** Buttons live 30 days; what is older answers as if it never was. `now` is the clock's. */
export function createButtonStore(db: Kysely<Database>, now: () => Date): ButtonStore {
  const before = () => new Date(now().getTime() - buttonLifeMs).toISOString();
  const sweep = every(sweepEvery, () => db.deleteFrom('stored_buttons').where('stored_at', '<', before()).execute());
  return {
    async put(invocation) {
      const key = newKey();
      await db
        .insertInto('stored_buttons')
        .values({
          key: nameOf(key),
          invocation: seal(JSON.stringify(invocation), key),
          stored_at: now().toISOString(),
        })
        .execute();
      await sweep();
      return key;
    },
    async get(key) {
      const row = await db
        .selectFrom('stored_buttons')
        .select('invocation')
        .where('key', '=', nameOf(key))
        .where('stored_at', '>=', before())
        .executeTakeFirst();
      return row === undefined ? undefined : Invocation.parse(JSON.parse(unseal(row.invocation, key)));
    },
  };
}
