import { type Kysely, sql } from 'kysely';

/**
 * What keeps a large store quick: removed installations stand in neither queue, and what is asked for each minute or
 * deleted each day is found by an index.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await queues(db);
  await db.schema
    .createIndex('deliveries_sending')
    .on('deliveries')
    .column('key')
    .where(sql<boolean>`state = 'sending'`)
    .execute();
  await db.schema
    .createIndex('deliveries_expiry')
    .on('deliveries')
    .column('expires_at')
    .where(sql.ref('open'), '=', sql.lit(1))
    .execute();
  await db.schema
    .createIndex('deliveries_age')
    .on('deliveries')
    .column('written_at')
    .where(sql.ref('open'), '=', sql.lit(0))
    .execute();
  await db.schema
    .createIndex('deliveries_by_channel')
    .on('deliveries')
    .columns(['platform', 'tenant', 'channel'])
    .execute();
  await db.schema
    .createIndex('channels_paused')
    .on('channels')
    .columns(['platform', 'tenant', 'channel'])
    .where(sql.ref('pause'), 'is not', null)
    .execute();
  await db.schema.createIndex('questions_age').on('questions').column('asked_at').execute();
  await db.schema.createIndex('discussions_age').on('discussions').column('active_at').execute();
}

async function queues(db: Kysely<unknown>): Promise<void> {
  for (const table of ['channels', 'deliveries']) {
    await db.schema
      .alterTable(table)
      .addColumn('removed', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
  }
  await sql`
    update channels set removed = 1 where (platform, tenant) in (select platform, tenant from removed_tenants)`.execute(
    db,
  );
  await sql`
    update deliveries set removed = 1
    where open = 1 and (platform, tenant) in (select platform, tenant from removed_tenants)`.execute(db);

  for (const index of ['channels_due', 'deliveries_due', 'deliveries_awaited']) {
    await db.schema.dropIndex(index).execute();
  }
  await db.schema
    .createIndex('channels_due')
    .on('channels')
    .columns(['next_due', 'shuffle', 'platform', 'tenant', 'channel'])
    .where(sql<boolean>`pause is null and removed = 0`)
    .execute();
  await db.schema
    .createIndex('deliveries_due')
    .on('deliveries')
    .columns(['platform', 'due_at', 'position'])
    .where(sql<boolean>`open = 1 and removed = 0`)
    .execute();
  await db.schema
    .createIndex('deliveries_awaited')
    .on('deliveries')
    .columns(['platform', 'due_at'])
    .where(sql<boolean>`open = 1 and removed = 0 and errand = 'awaited'`)
    .execute();
}
