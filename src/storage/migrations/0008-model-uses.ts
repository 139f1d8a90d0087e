import { type Kysely, sql } from 'kysely';

/** Questions to the language model are counted for each person, too; what was counted before is nobody's. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('model_uses').renameTo('model_uses_of_channels').execute();
  await db.schema
    .createTable('model_uses')
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('tenant', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('used', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('model_uses_key', ['day', 'platform', 'tenant', 'channel', 'person'])
    .execute();
  await sql`
    insert into model_uses select platform, tenant, channel, '', day, used from model_uses_of_channels`.execute(db);
  await db.schema.dropTable('model_uses_of_channels').execute();
}
