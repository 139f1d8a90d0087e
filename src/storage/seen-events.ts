import type { Kysely } from 'kysely';
import type { SeenEvents } from '../core/chat/stores.ts';
import type { Database } from './schema.ts';
import { every, sweepEvery } from './sweep.ts';

/** Platforms redeliver an event for minutes, not days. */
const eventLifeMs = 86_400_000;

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
  const has = async (id: string) =>
    (await db.selectFrom('seen_events').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
  return {
    has,
    async first(id) {
      if (arriving.has(id)) return false;
      arriving.add(id);
      try {
        return !(await has(id)) && (await insert(id));
      } finally {
        arriving.delete(id);
      }
    },
    async forget(id) {
      await db.deleteFrom('seen_events').where('id', '=', id).execute();
    },
  };
}
