import { existsSync } from 'node:fs';
import { type Kysely, sql } from 'kysely';
import { databaseName } from './database-address.ts';
import { explainPostgres } from './engines/postgres-error.ts';
import { openDatabase } from './open.ts';
import { openPostgres } from './open-postgres.ts';
import type { Database } from './schema.ts';
import { StorageError } from './storage-error.ts';

type Table = keyof Database;

/** Every table, those that others point at before them. */
const inOrder: Record<Table, true> = {
  papers: true,
  featured_days: true,
  upvote_history: true,
  days_asked: true,
  channels: true,
  removed_tenants: true,
  deliveries: true,
  shown_papers: true,
  runs: true,
  pace: true,
  discussions: true,
  questions: true,
  message_papers: true,
  votes: true,
  model_uses: true,
  saved_papers: true,
  access_tokens: true,
  full_texts: true,
  stored_buttons: true,
  notes: true,
  seen_events: true,
  mail_addresses: true,
  mail_codes: true,
  installations: true,
  duties: true,
  recent_calls: true,
  shown_lists: true,
};
const tables = Object.keys(inOrder).filter((name): name is Table => name in inOrder);

/** Of the widest table well under the 65,535 values that one statement may bind. */
const rowsPerStep = 500;

/**
 * Copies an SQLite file, brought up to date, into an empty PostgreSQL database, all or nothing, and says how many rows of
 * each table now stand in both. The caller holds the lock for posting of the file. Throws {@link StorageError}.
 */
export async function moveToPostgres(file: string, url: string): Promise<Map<string, number>> {
  if (!existsSync(file))
    throw new StorageError(`There is no database ${file}.`, 'Look at DATABASE_URL, and where you are.');
  const from = await openDatabase(file);
  try {
    const into = await openPostgres(url);
    try {
      const counts = new Map<string, number>();
      await into.transaction().execute(async (tx) => {
        for (const table of tables) counts.set(table, await copy(table, from, tx, url));
      });
      // Until the server looks at what is new by itself, it answers from these tables by poor plans.
      await sql`analyze`.execute(into);
      return counts;
    } catch (cause) {
      throw explainPostgres(url, cause);
    } finally {
      await into.destroy();
    }
  } finally {
    await from.destroy();
  }
}

async function copy(table: Table, from: Kysely<Database>, into: Kysely<Database>, url: string): Promise<number> {
  const name = databaseName({ engine: 'postgres', url });
  if ((await count(table, into)) > 0) {
    throw new StorageError(`${name} is not empty: its table ${table} has rows.`, 'Name an empty database (createdb).');
  }
  const rows = sql.table(table);
  let last = 0;
  for (;;) {
    const { rows: step } = await sql<Record<string, unknown> & { row_name: number }>`
      select rowid as row_name, * from ${rows} where rowid > ${last} order by rowid limit ${rowsPerStep}`.execute(from);
    const [first] = step;
    if (first === undefined) break;
    last = step.at(-1)?.row_name ?? last;
    const columns = Object.keys(first).filter((column) => column !== 'row_name');
    const values = step.map((row) => sql`(${sql.join(columns.map((column) => row[column]))})`);
    await sql`
      insert into ${rows} (${sql.join(columns.map((column) => sql.ref(column)))}) values ${sql.join(values)}`.execute(
      into,
    );
  }
  const [here, there] = [await count(table, from), await count(table, into)];
  if (here !== there) {
    throw new StorageError(`Of ${here} rows of ${table} ${there} arrived in ${name}.`, 'Nothing was kept: try again.');
  }
  return there;
}

async function count(table: Table, db: Kysely<Database>): Promise<number> {
  const { rows } = await sql<{ rows: number }>`select count(*) as rows from ${sql.table(table)}`.execute(db);
  return rows[0]?.rows ?? 0;
}
