import type { Kysely } from 'kysely';
import type { DutyStore } from '../core/duty.ts';
import { databaseTime } from './engine.ts';
import type { Database } from './schema.ts';

/**
 * Leases by the database's clock: `take` is one statement, so that of several processes one has a duty. Nothing but the
 * lease counts: who has no connection may have lost it to a restart of the server, and is back in a moment.
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
          .where(({ or, eb }) => or([eb('duties.holder', '=', holder), eb('duties.until', '<=', databaseTime(db))])),
      )
      .executeTakeFirstOrThrow();
    return numInsertedOrUpdatedRows === 1n;
  },
  async giveBack(name, holder) {
    await db.deleteFrom('duties').where('name', '=', name).where('holder', '=', holder).execute();
  },
  holders: () => db.selectFrom('duties').selectAll().where('until', '>', databaseTime(db)).orderBy('name').execute(),
});
