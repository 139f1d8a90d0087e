import { type Kysely, sql } from 'kysely';

/** The order in which thumbs were given stands in a column: rows have no order of their own in PostgreSQL. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('votes')
    .addColumn('position', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  await sql`update votes set position = rowid`.execute(db);
}
