import { type Kysely, sql } from 'kysely';

/** Messages that wait for nothing, openings that are carried on, and a fair order among channels due at one time. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('deliveries')
    .addColumn('errand', 'text', (column) => column.notNull().defaultTo('digest'))
    .execute();
  await db.schema
    .createIndex('deliveries_awaited')
    .on('deliveries')
    .columns(['platform', 'due_at'])
    .where(sql<boolean>`open = 1 and errand = 'awaited'`)
    .execute();

  await db.schema
    .alterTable('discussions')
    .addColumn('next_step', 'text', (column) => column.notNull().defaultTo('none'))
    .execute();
  await db.schema.alterTable('discussions').addColumn('line_key', 'text').execute();
  // The last release wrote the thread down after the introduction was posted; what stands half way waits for a click.
  await sql`update discussions set next_step = case when message_id is null then 'line' else 'thread' end where thread is null`.execute(
    db,
  );
  await db.schema
    .createIndex('discussions_half_way')
    .on('discussions')
    .column('active_at')
    .where(sql<boolean>`next_step <> 'none'`)
    .execute();

  await db.schema
    .alterTable('channels')
    .addColumn('shuffle', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  await db.schema.dropIndex('channels_due').execute();
  await db.schema
    .createIndex('channels_due')
    .on('channels')
    .columns(['next_due', 'shuffle', 'platform', 'tenant', 'channel'])
    .where(sql.ref('pause'), 'is', null)
    .execute();
}
