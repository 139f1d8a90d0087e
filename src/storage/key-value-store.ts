import type { Kysely } from 'kysely';
import type { KeyValueStore } from '../core/chat/stores.ts';
import type { Database } from './schema.ts';

export const createKeyValueStore = (db: Kysely<Database>): KeyValueStore => ({
  async get(key) {
    const row = await db.selectFrom('notes').select('value').where('key', '=', key).executeTakeFirst();
    return row?.value;
  },
  async set(key, value) {
    await db
      .insertInto('notes')
      .values({ key, value })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
      .execute();
  },
});
