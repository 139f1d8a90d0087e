import { type Kysely, PostgresAdapter, type RawBuilder, sql, type Transaction } from 'kysely';
import { whenAlone } from './engines/conflicts.ts';
import type { Database } from './schema.ts';

/**
 * What SQLite and PostgreSQL say in words of their own. All else in this room is written once for both, but for what only
 * several processes need: that is PostgreSQL's.
 */

export const isPostgres = (db: Kysely<Database>): boolean => db.getExecutor().adapter instanceof PostgresAdapter;

/**
 * One unit of work. What it reads stays true until it has written: on SQLite it holds the only pen, on PostgreSQL it is
 * serializable, and `work` is done again, from its beginning, where others came in between. Throws StoreBusyError.
 */
export function inTransaction<T>(db: Kysely<Database>, work: (tx: Transaction<Database>) => Promise<T>): Promise<T> {
  if (!isPostgres(db)) return db.transaction().execute(work);
  return whenAlone(() => db.transaction().setIsolationLevel('serializable').execute(work));
}

/**
 * Statements that are all done or none, each of which says itself on what condition it writes: others may change things
 * between two of them. On PostgreSQL that costs far less than {@link inTransaction} where many write at once.
 */
export const together = <T>(db: Kysely<Database>, work: (tx: Transaction<Database>) => Promise<T>): Promise<T> =>
  whenAlone(() => db.transaction().execute(work));

/** What names a row of any table while a statement runs. */
export const rowName = (db: Kysely<Database>): RawBuilder<unknown> => (isPostgres(db) ? sql`ctid` : sql`rowid`);

/** A text out of a column that holds a JSON object. */
export const jsonText = (db: Kysely<Database>, column: string, key: string): RawBuilder<string | null> =>
  isPostgres(db)
    ? sql`${sql.ref(column)}::json ->> ${sql.lit(key)}`
    : sql`json_extract(${sql.ref(column)}, ${sql.lit(`$.${key}`)})`;

/** What the database's clock says so many milliseconds from now, as times are stored: of several processes each has its own. */
export const databaseTime = (db: Kysely<Database>, afterMs = 0): RawBuilder<string> =>
  isPostgres(db)
    ? sql`to_char((clock_timestamp() + ${sql.lit(`${afterMs} milliseconds`)}::interval) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
    : sql`strftime('%Y-%m-%dT%H:%M:%fZ', 'now', ${sql.lit(`${afterMs / 1_000} seconds`)})`;

/** The same clock in milliseconds since 1970, on PostgreSQL, where several processes count by it. */
export const serverMs = sql<number>`(extract(epoch from clock_timestamp()) * 1000)::double precision`;
