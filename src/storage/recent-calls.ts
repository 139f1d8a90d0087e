import { type Kysely, sql } from 'kysely';
import { type CallCounts, perMinute } from '../core/commands/call-counts.ts';
import { databaseTime, serverMs } from './engine.ts';
import type { Database } from './schema.ts';
import { every, sweepEvery } from './sweep.ts';

const windowMs = 60_000;
const now = sql`${serverMs}::bigint`;
/** Those that count of the times in a row; those ahead are from before the database's clock was set back. */
const counting = sql`(select time::bigint as time from json_array_elements_text(recent_calls.times::json) as each(time)
  where time::bigint > ${now} - ${sql.lit(windowMs)} and time::bigint <= ${now}) as counting`;

/**
 * What people did in the last minute, counted over all processes by PostgreSQL's clock: one statement, so that of calls
 * that come at the same moment none is overlooked. One process of SQLite's counts for itself.
 */
export function createRecentCalls(db: Kysely<Database>): CallCounts {
  const sweep = every(sweepEvery, () => db.deleteFrom('recent_calls').where('until', '<', databaseTime(db)).execute());
  return {
    async take({ platform, tenant, person }, what) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('recent_calls')
        .values({
          ...{ platform, tenant, person, kind: what },
          times: sql`json_build_array(${now})::text`,
          until: databaseTime(db, windowMs),
        })
        .onConflict((conflict) =>
          conflict
            .columns(['platform', 'tenant', 'person', 'kind'])
            .doUpdateSet(({ ref }) => ({
              times: sql<string>`(select json_agg(time)::text from (select time from ${counting} union all select ${now}) as all_times(time))`,
              until: ref('excluded.until'),
            }))
            .where(sql`(select count(*) from ${counting})`, '<', perMinute[what]),
        )
        .executeTakeFirstOrThrow();
      await sweep();
      if (numInsertedOrUpdatedRows === 1n) return { ok: true };
      const [oldest] = await db
        .selectFrom('recent_calls')
        .select(sql<number>`(select min(time) + ${sql.lit(windowMs)} - ${now} from ${counting})`.as('waitMs'))
        .where((eb) => eb.and({ platform, tenant, person, kind: what }))
        .execute();
      return { ok: false, waitMs: Math.max(0, oldest?.waitMs ?? 0) };
    },
  };
}
