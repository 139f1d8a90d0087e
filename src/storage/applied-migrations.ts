import { type Kysely, sql } from 'kysely';
import { isPostgres } from './engine.ts';
import { migrations } from './migrations/index.ts';
import type { Database } from './schema.ts';
import { StorageError } from './storage-error.ts';

/** The names of the migrations a database has had. Throws {@link StorageError} for another program's, and a newer one. */
export async function appliedTo(db: Kysely<Database>, name: string): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  const schema = await currentSchema(db);
  const own = tables.filter((table) => table.schema === schema);
  if (!own.some((table) => table.name === 'kysely_migration')) {
    if (own.length === 0) return [];
    throw new StorageError(
      `${name} is another program's database (it has a table ${own[0]?.name}): nothing was written.`,
      'Point DATABASE_URL at another one.',
    );
  }
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  const applied = rows.map((row) => row.name);
  const unknown = applied.filter((migration) => !(migration in migrations));
  if (unknown.length > 0) {
    throw new StorageError(
      `${name} was written by a newer Paperboy (it has ${unknown.join(', ')}).`,
      'Update the program, or point DATABASE_URL at another one.',
    );
  }
  return applied;
}

/** Throws {@link StorageError} for a database that is older than the program. */
export async function refuseOlder(db: Kysely<Database>, name: string): Promise<void> {
  const applied = await appliedTo(db, name);
  if (applied.length === Object.keys(migrations).length) return;
  throw new StorageError(`${name} is of an older Paperboy.`, 'The next start brings it up to date: npm start');
}

/** PostgreSQL keeps tables in schemas; SQLite has none. */
async function currentSchema(db: Kysely<Database>): Promise<string | undefined> {
  if (!isPostgres(db)) return undefined;
  const { rows } = await sql<{ schema: string }>`select current_schema() as schema`.execute(db);
  return rows[0]?.schema;
}
