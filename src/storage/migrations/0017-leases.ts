import type { Kysely } from 'kysely';

/**
 * Several processes may share a database: in whose hands a message, or a discussion that is being opened, is and until when,
 * and when what they send to may get the next one.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ['deliveries', 'discussions']) {
    await db.schema.alterTable(table).addColumn('holder', 'text').execute();
    await db.schema.alterTable(table).addColumn('lease_until', 'text').execute();
  }
  await db.schema
    .createTable('pace')
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('tenant', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('free_at', 'double precision', (column) => column.notNull())
    .addPrimaryKeyConstraint('pace_key', ['platform', 'tenant', 'channel'])
    .execute();
}
