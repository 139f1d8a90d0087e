import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import SQLite from 'better-sqlite3';
import { Kysely, Migrator, SqliteDialect, sql } from 'kysely';
import { migrations } from './migrations/index.ts';
import type { Database } from './schema.ts';

/** Why a database cannot be used, and what to do about it. */
export class StorageError extends Error {
  override name = 'StorageError';
}

/** How long a statement waits for another process's write before it fails, in milliseconds. */
const busyTimeoutMs = 5_000;

/**
 * Opens the database file, creates its folder, and brings its tables up to date, all or nothing.
 * Throws {@link StorageError} for a file that is newer than the program, locked, read-only or no database.
 */
export async function openDatabase(file: string): Promise<Kysely<Database>> {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  try {
    if (file !== ':memory:' && existsSync(file)) accessSync(file, constants.W_OK);
    const sqlite = new SQLite(file, { timeout: busyTimeoutMs });
    // A mode change needs the file to be a database: the first statement that reads it.
    sqlite.pragma('journal_mode = WAL');
    sqlite.pragma('foreign_keys = ON');
    const db = new Kysely<Database>({ dialect: new SqliteDialect({ database: sqlite }) });
    try {
      await migrate(db, file);
    } catch (cause) {
      await db.destroy();
      throw cause;
    }
    return db;
  } catch (cause) {
    throw explain(file, cause);
  }
}

/**
 * Kysely's migrator is not transactional on SQLite: it runs on one connection between our own BEGIN and COMMIT, so
 * that a failing migration leaves the file as it was.
 */
async function migrate(db: Kysely<Database>, file: string): Promise<void> {
  await db.connection().execute(async (connection) => {
    await sql`begin immediate`.execute(connection);
    try {
      await refuseNewer(connection, file);
      const migrator = new Migrator({ db: connection, provider: { getMigrations: async () => migrations } });
      const { error } = await migrator.migrateToLatest();
      if (error !== undefined) throw error;
      await sql`commit`.execute(connection);
    } catch (error) {
      await sql`rollback`.execute(connection);
      throw error;
    }
  });
}

async function refuseNewer(db: Kysely<Database>, file: string): Promise<void> {
  const { rows: tables } = await sql<{
    name: string;
  }>`select name from sqlite_master where name = 'kysely_migration'`.execute(db);
  if (tables.length === 0) return;
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  const unknown = rows.map(({ name }) => name).filter((name) => !(name in migrations));
  if (unknown.length > 0) {
    throw new StorageError(
      `${file} was written by a newer Paperboy (it has ${unknown.join(', ')}). Update the program, or point DATABASE_URL at another file.`,
    );
  }
}

function explain(file: string, cause: unknown): unknown {
  if (cause instanceof StorageError) return cause;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const because = Object.entries(reasons).find(([prefix]) => code.startsWith(prefix))?.[1];
  return because === undefined ? cause : new StorageError(`${file} ${because}`, { cause });
}

const reasons: Record<string, string> = {
  SQLITE_NOTADB: 'is not a database, or is damaged. Restore a backup, or move it away and start again.',
  SQLITE_CORRUPT: 'is damaged. Restore a backup, or move it away and start again.',
  SQLITE_BUSY: 'is locked by another program. Stop that program and start again.',
  SQLITE_READONLY: 'cannot be written. Give this user write permission on the file and its folder.',
  SQLITE_CANTOPEN: 'cannot be opened. Check that its folder exists and can be written.',
  EACCES: 'cannot be written. Give this user write permission on the file and its folder.',
  EROFS: 'is on a read-only file system. Point DATABASE_URL at a place that can be written.',
};
