import type { Kysely } from 'kysely';

/** What each person was shown last in a place, where several processes answer. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('shown_lists')
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('tenant', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('thread', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('list', 'text', (column) => column.notNull())
    .addColumn('until', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('shown_lists_key', ['platform', 'tenant', 'channel', 'thread', 'person'])
    .execute();
}
