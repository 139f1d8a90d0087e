import type { Kysely } from 'kysely';

/** Addresses that people confirmed, and the codes they do it with. Addresses are encrypted. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('mail_addresses')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('tenant', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('address', 'text', (column) => column.notNull())
    .addColumn('confirmed_at', 'text', (column) => column.notNull())
    .addColumn('refusals', 'integer', (column) => column.notNull().defaultTo(0))
    .addUniqueConstraint('mail_addresses_person', ['platform', 'tenant', 'person'])
    .execute();
  await db.schema
    .createTable('mail_codes')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('person_hash', 'text', (column) => column.notNull())
    .addColumn('address_hash', 'text', (column) => column.notNull())
    .addColumn('sent_at', 'text', (column) => column.notNull())
    .addColumn('code_hash', 'text')
    .addColumn('address', 'text')
    .addColumn('tries', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  await db.schema.createIndex('mail_codes_age').on('mail_codes').column('sent_at').execute();
}
