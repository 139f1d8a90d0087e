import { type Kysely, type SqlBool, sql } from 'kysely';
import type { DutyStore } from '../core/duty.ts';
import { databaseTime, isPostgres } from './engine.ts';
import type { Database } from './schema.ts';

/**
 * Leases by the database's clock: `take` is one statement, so that of several processes one has a duty. A process that
 * stands still loses it with its lease; one that was killed at once, for its connections, which bear its name, are gone.
 */
export const createDutyStore = (db: Kysely<Database>): DutyStore => ({
  async take(name, holder, leaseMs) {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('duties')
      .values({ name, holder, until: databaseTime(db, leaseMs) })
      .onConflict((conflict) =>
        conflict
          .column('name')
          .doUpdateSet(({ ref }) => ({ holder: ref('excluded.holder'), until: ref('excluded.until') }))
          .where(({ or, eb }) =>
            or([
              eb('duties.holder', '=', holder),
              eb('duties.until', '<=', databaseTime(db)),
              ...(isPostgres(db) ? [isGone(holder)] : []),
            ]),
          ),
      )
      .executeTakeFirstOrThrow();
    return numInsertedOrUpdatedRows === 1n;
  },
  async giveBack(name, holder) {
    await db.deleteFrom('duties').where('name', '=', name).where('holder', '=', holder).execute();
  },
  holders: () => db.selectFrom('duties').selectAll().where('until', '>', databaseTime(db)).orderBy('name').execute(),
});

/**
 * Whether whoever has a duty has no connection any more. Where ours do not bear our name either, as behind a pooler that
 * gives them its own, nothing follows from it.
 */
const isGone = (ours: string) => sql<SqlBool>`(
  exists (select from pg_stat_activity where datname = current_database() and application_name = ${ours})
  and not exists (
    select from pg_stat_activity where datname = current_database() and application_name = duties.holder))`;
