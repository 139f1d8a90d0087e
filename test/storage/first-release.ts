import SQLite from 'better-sqlite3';
import { Kysely, Migrator, SqliteDialect } from 'kysely';
import { migrations } from '../../src/storage/migrations/index.ts';

const released = ['0001-papers', '0002-channels', '0003-discussions', '0004-adapters'];

/** A database file as release 0.1 made it, open for writing what that release wrote. */
export async function firstRelease(file: string): Promise<SQLite.Database> {
  const sqlite = new SQLite(file);
  sqlite.pragma('journal_mode = wal');
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: sqlite }) });
  const first = Object.fromEntries(Object.entries(migrations).filter(([name]) => released.includes(name)));
  const { error } = await new Migrator({ db, provider: { getMigrations: async () => first } }).migrateToLatest();
  if (error !== undefined) throw error;
  return sqlite;
}
