import type { Kysely } from 'kysely';

/** Tenants that have installed the bot by themselves. Their tokens are encrypted. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('installations')
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('tenant', 'text', (column) => column.notNull())
    .addColumn('self', 'text', (column) => column.notNull())
    .addColumn('tokens', 'text', (column) => column.notNull())
    .addColumn('installed_at', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('renewing_until', 'text')
    .addPrimaryKeyConstraint('installations_key', ['platform', 'tenant'])
    .execute();
}
