import type { Kysely } from 'kysely';
import type { Tenant } from '../core/chat/place.ts';
import type { KeyValueStore } from '../core/chat/stores.ts';
import { inTransaction } from './engine.ts';
import type { Database } from './schema.ts';

export function createKeyValueStore(db: Kysely<Database>): KeyValueStore {
  return {
    get: (key) => get(db, key),
    set: (key, value) => set(db, key, value),
    async change(key, by) {
      const before = await get(db, key);
      // Where nothing is to be written nothing waits for the write lock.
      if (by(before) === before) return;
      await inTransaction(db, async (tx) => {
        const value = by(await get(tx, key));
        if (value !== undefined) await set(tx, key, value);
      });
    },
  };
}

async function get(db: Kysely<Database>, key: string): Promise<string | undefined> {
  return (await db.selectFrom('notes').select('value').where('key', '=', key).executeTakeFirst())?.value;
}

async function set(db: Kysely<Database>, key: string, value: string): Promise<void> {
  await db
    .insertInto('notes')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
}

/** What people of a tenant said and an adapter has noted, as Slack's does (src/adapters/slack/unanswered.ts). */
export async function forgetSaid(db: Kysely<Database>, { platform, tenant }: Tenant): Promise<void> {
  await db.deleteFrom('notes').where('key', '=', `${platform}:unanswered:${tenant}`).execute();
}
