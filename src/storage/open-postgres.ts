import { Kysely, type KyselyPlugin, type Migration, Migrator, RawNode, sql } from 'kysely';
import { appliedTo, refuseOlder } from './applied-migrations.ts';
import { databaseName } from './database-address.ts';
import { ConcurrentPostgresDialect, createPool, PlainTextOrder } from './engines/postgres.ts';
import { explainPostgres } from './engines/postgres-error.ts';
import { migrations } from './migrations/index.ts';
import type { Database } from './schema.ts';
import { StorageError } from './storage-error.ts';

const nameOf = (url: string) => databaseName({ engine: 'postgres', url });

/** The oldest that gets mends still when this was written (https://www.postgresql.org/support/versioning/). */
const oldestVersion = 14;

/** Migrations that take over, in SQLite's words, what an earlier release wrote: a store in PostgreSQL is younger. */
const nothingToTakeOver = ['0005-votes', '0015-votes-in-order'];

const onPostgres = Object.fromEntries(
  Object.entries(migrations).map(([name, migration]): [string, Migration] => [
    name,
    nothingToTakeOver.includes(name) ? { up: (db) => migration.up(db.withPlugin(withoutRows)) } : migration,
  ]),
);

/** Makes tables and indexes, and moves no rows between them. */
const withoutRows: KyselyPlugin = {
  transformQuery({ node }) {
    const words = RawNode.is(node) ? (node.sqlFragments[0] ?? '').trimStart() : '';
    return words.startsWith('insert') || words.startsWith('update') ? RawNode.createWithSql('select 1') : node;
  },
  transformResult: async ({ result }) => result,
};

/**
 * Connects to a PostgreSQL database and brings its tables up to date, all or nothing, one process at a time. Throws
 * {@link StorageError} for a server that cannot be reached or is too old, a refused user, another program's database,
 * and one that is newer than the program. `name`: what the server calls its connections.
 */
export const openPostgres = (url: string, name?: string): Promise<Kysely<Database>> =>
  connect(url, name === undefined ? {} : { name }, async (db) => {
    await appliedTo(db, nameOf(url));
    const migrator = new Migrator({ db, provider: { getMigrations: async () => onPostgres } });
    const { error } = await migrator.migrateToLatest();
    if (error !== undefined) throw error;
  });

/** The same, to read alone: nothing is made or brought up to date. Throws, too, for one that is older than the program. */
export const openPostgresToRead = (url: string): Promise<Kysely<Database>> =>
  connect(url, { options: '-c default_transaction_read_only=on' }, (db) => refuseOlder(db, nameOf(url)));

async function connect(
  url: string,
  how: Parameters<typeof createPool>[1],
  prepare: (db: Kysely<Database>) => Promise<void>,
): Promise<Kysely<Database>> {
  const pool = createPool(url, how);
  const db = new Kysely<Database>({ dialect: new ConcurrentPostgresDialect(pool), plugins: [new PlainTextOrder()] });
  try {
    await refuseUnfit(db, nameOf(url));
    await prepare(db);
    return db;
  } catch (cause) {
    await db.destroy();
    throw explainPostgres(url, cause);
  }
}

async function refuseUnfit(db: Kysely<Database>, name: string): Promise<void> {
  const { rows } = await sql<{ version: string; encoding: string }>`
    select current_setting('server_version_num') as version, current_setting('server_encoding') as encoding`.execute(
    db,
  );
  const { version = '0', encoding = '' } = rows[0] ?? {};
  const major = Math.floor(Number(version) / 10_000);
  if (major < oldestVersion) {
    throw new StorageError(`${name} is PostgreSQL ${major}.`, `Take version ${oldestVersion} or newer.`);
  }
  if (encoding !== 'UTF8') {
    throw new StorageError(
      `${name} keeps text as ${encoding}, in which most titles cannot be written.`,
      'Make it anew: createdb --encoding=UTF8 --template=template0',
    );
  }
}
