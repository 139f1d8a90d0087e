import type { Kysely } from 'kysely';

/** Papers are shown under links that people post only where an organiser asks for it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('channels')
    .addColumn('unfurls_links', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
}
