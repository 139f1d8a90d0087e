import { type Kysely, sql } from 'kysely';

/** Channels whose posts are published to whoever follows them, and the posts that still are to be. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('channels')
    .addColumn('publish', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  await db.schema.alterTable('deliveries').addColumn('publish_at', 'text').execute();
  await db.schema
    .createIndex('deliveries_to_publish')
    .on('deliveries')
    .column('publish_at')
    .where(sql.ref('publish_at'), 'is not', null)
    .execute();
}
