import type { Kysely } from 'kysely';
import { Invocation } from '../core/chat/reply.ts';
import type { ButtonStore, KeyValueStore, SeenEvents } from '../core/chat/stores.ts';
import type { Database } from './schema.ts';
import { nameOf, newKey, seal, unseal } from './sealed.ts';

const dayMs = 86_400_000;
/** How long pages of a search and other long invocations can be clicked. */
const buttonLifeMs = 30 * dayMs;
/** Platforms redeliver an event for minutes, not days. */
const eventLifeMs = dayMs;
/** Old rows are swept with every so many new ones, so that no timer is needed. */
const sweepEvery = 100;

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

export const createNotes = (db: Kysely<Database>): KeyValueStore => ({
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

/**
 * `first` is one insert: of two deliveries at the same moment, one only is first. What is known already is read, not
 * written: a delivery that comes again while another program holds the write lock need not wait for it.
 */
export function createSeenEvents(db: Kysely<Database>, now: () => Date): SeenEvents {
  const before = () => new Date(now().getTime() - eventLifeMs).toISOString();
  const sweep = every(sweepEvery, () => db.deleteFrom('seen_events').where('seen_at', '<', before()).execute());
  const arriving = new Set<string>();
  async function insert(id: string): Promise<boolean> {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('seen_events')
      .values({ id, seen_at: now().toISOString() })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .executeTakeFirstOrThrow();
    await sweep();
    return numInsertedOrUpdatedRows === 1n;
  }
  return {
    async first(id) {
      if (arriving.has(id)) return false;
      arriving.add(id);
      try {
        const known = await db.selectFrom('seen_events').select('id').where('id', '=', id).executeTakeFirst();
        return known === undefined && (await insert(id));
      } finally {
        arriving.delete(id);
      }
    },
    async forget(id) {
      await db.deleteFrom('seen_events').where('id', '=', id).execute();
    },
  };
}

function every(times: number, work: () => Promise<unknown>): () => Promise<void> {
  let count = 0;
  return async () => {
    if (count++ % times === 0) await work();
  };
}
