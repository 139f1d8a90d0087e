import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import SQLite from 'better-sqlite3';
import { Kysely, Migrator, sql } from 'kysely';
import { appliedTo, refuseOlder } from './applied-migrations.ts';
import { type BusyRetries, isBusy, usualRetries, whenFree } from './busy.ts';
import { damageIn } from './damage.ts';
import { emptyLog } from './empty-log.ts';
import { WritingSqliteDialect } from './engines/sqlite.ts';
import { makeFolder } from './make-folder.ts';
import { migrations } from './migrations/index.ts';
import { closeToOthers, createForOwner } from './owner-only.ts';
import { openReadOnly, refuseUnreadable } from './read-only.ts';
import type { Database } from './schema.ts';
import { explain, restoreBackup, StorageError } from './storage-error.ts';

/**
 * Opens the database file, creates its folder, and brings its tables up to date, all or nothing. Several processes
 * may open the same file at once. Throws {@link StorageError} for a file that is newer than the program, locked,
 * read-only, damaged or no database. Damage is looked for everywhere with `checkWhole` alone: it takes seconds in a large
 * file, and without it shows where something damaged is read.
 */
export async function openDatabase(
  file: string,
  { checkWhole = false, ...over }: Partial<BusyRetries> & { checkWhole?: boolean } = {},
): Promise<Kysely<Database>> {
  const retries = { ...usualRetries, ...over };
  try {
    if (file !== ':memory:') {
      makeFolder(dirname(file));
      refuseReadOnly(file);
      createForOwner(file);
      for (const ending of companions) closeToOthers(`${file}${ending}`);
    }
    return await connect(new SQLite(file, unwaited), retries, async (db, sqlite) => {
      if (checkWhole) await whenFree(() => refuseDamaged(sqlite, file), retries);
      sqlite.pragma('foreign_keys = ON');
      // What is deleted is overwritten, instead of lying in the file until its place is used again.
      sqlite.pragma('secure_delete = ON');
      const applied = await migrate(db, file);
      switchToWriteAheadLog(sqlite);
      if (applied.includes(firstWithoutTraces)) await sweepTraces(db);
    });
  } catch (cause) {
    throw explain(file, cause);
  }
}

/**
 * Opens a database that is there, to read alone, beside whoever posts from it: nothing is created, brought up to date or
 * written. Throws {@link StorageError}, also for a file that is older than the program, or not there.
 */
export async function openToRead(file: string, retries: BusyRetries = usualRetries): Promise<Kysely<Database>> {
  refuseUnreadable(file);
  if (!existsSync(file)) {
    const remedy =
      'The first start makes it (npm start). If there should be one, look at DATABASE_URL, and where you are.';
    throw new StorageError(`There is no database ${file}.`, remedy);
  }
  try {
    return await connect(openReadOnly(file, unwaited), retries, (db) => refuseOlder(db, file));
  } catch (cause) {
    throw explain(file, cause);
  }
}

/** A lock is waited for by us, not by SQLite (see busy.ts). */
const unwaited = { timeout: 0 };

/** A connection that `prepare` has let through. */
async function connect(
  sqlite: SQLite.Database,
  retries: BusyRetries,
  prepare: (db: Kysely<Database>, sqlite: SQLite.Database) => Promise<void>,
): Promise<Kysely<Database>> {
  const db = new Kysely<Database>({ dialect: new WritingSqliteDialect(sqlite, retries) });
  try {
    await prepare(db, sqlite);
    return db;
  } catch (cause) {
    await db.destroy();
    // Kysely connects at the first statement: before that it has nothing to close.
    sqlite.close();
    throw cause;
  }
}

/** What stands beside a database: earlier versions left it open to others. */
const companions = ['-wal', '-shm', '.index', '.lock', '.lock.json'];

/** Versions before this migration left what they deleted in free pages. */
const firstWithoutTraces = '0007-sealed-buttons';

/** Writes the file anew, without free pages. Where another program reads meanwhile, the next forgetting does the rest. */
async function sweepTraces(db: Kysely<Database>): Promise<void> {
  await sql`vacuum`.execute(db);
  await emptyLog(db);
}

/** Throws where a file that is there, or its folder, cannot be written. */
export function refuseReadOnly(file: string): void {
  for (const path of [dirname(file), file].filter(existsSync)) {
    accessSync(path, constants.W_OK);
    // The superuser may write everything, also what its owner has marked as read-only.
    if ((statSync(path).mode & 0o222) === 0) {
      throw new StorageError(
        `${path} is marked read-only.`,
        'Make it writable, or point DATABASE_URL at another file.',
      );
    }
  }
}

function refuseDamaged(sqlite: SQLite.Database, file: string): void {
  const found = damageIn(sqlite);
  if (found === undefined) return;
  throw new StorageError(`${file} is damaged (${found}).`, restoreBackup);
}

/**
 * With the log readers do not wait for the writer. The mode stays with the file. To change it one must be alone with
 * the file, and SQLite does not wait for that: whoever finds company leaves it to the next start.
 */
function switchToWriteAheadLog(sqlite: SQLite.Database): void {
  try {
    sqlite.pragma('journal_mode = WAL');
  } catch (cause) {
    if (!isBusy(cause)) throw cause;
  }
}

/**
 * Kysely's migrator is not transactional on SQLite: it runs on one connection between our own BEGIN and COMMIT, so
 * that a failing migration leaves the file as it was. Gives the names of those it applied.
 */
async function migrate(db: Kysely<Database>, file: string): Promise<string[]> {
  return db.connection().execute(async (connection) => {
    await sql`begin immediate`.execute(connection);
    try {
      await appliedTo(connection, file);
      const migrator = new Migrator({ db: connection, provider: { getMigrations: async () => migrations } });
      const { error, results = [] } = await migrator.migrateToLatest();
      if (error !== undefined) throw error;
      await sql`commit`.execute(connection);
      return results.map(({ migrationName }) => migrationName);
    } catch (error) {
      // SQLite may have rolled back by itself, on a full disk say: then there is nothing to take back.
      await sql`rollback`.execute(connection).catch(() => undefined);
      throw error;
    }
  });
}
