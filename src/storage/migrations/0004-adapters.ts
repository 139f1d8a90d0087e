import type { Kysely } from 'kysely';

/** Neither table names a tenant: a button's key is random and stands only in the message it belongs to. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('stored_buttons')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('invocation', 'text', (column) => column.notNull())
    .addColumn('stored_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('stored_buttons_age').on('stored_buttons').column('stored_at').execute();
  await db.schema
    .createTable('notes')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('seen_events')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('seen_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('seen_events_age').on('seen_events').column('seen_at').execute();
}
