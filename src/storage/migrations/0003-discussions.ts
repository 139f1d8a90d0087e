import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('discussions')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('tenant', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('paper', 'text', (column) => column.notNull())
    .addColumn('opened_by', 'text', (column) => column.notNull())
    .addColumn('opened_at', 'text', (column) => column.notNull())
    .addColumn('active_at', 'text', (column) => column.notNull())
    .addColumn('upvotes', 'integer', (column) => column.notNull())
    .addColumn('noticed', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('message_id', 'text')
    .addColumn('message_url', 'text')
    .addColumn('thread', 'text')
    .addColumn('thread_channel', 'text')
    .addColumn('url', 'text')
    .addUniqueConstraint('discussions_one_a_paper_and_channel', ['platform', 'tenant', 'channel', 'paper'])
    .execute();
  await db.schema
    .createIndex('discussions_by_thread')
    .on('discussions')
    .columns(['platform', 'tenant', 'thread'])
    .execute();
  await db.schema.createIndex('discussions_by_paper').on('discussions').columns(['paper']).execute();

  await db.schema
    .createTable('questions')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('discussion', 'text', (column) => column.notNull().references('discussions.key').onDelete('cascade'))
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('tenant', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('asked_at', 'text', (column) => column.notNull())
    .addColumn('question', 'text', (column) => column.notNull())
    .addColumn('answer', 'text', (column) => column.notNull())
    .addColumn('answered', 'integer', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('questions_by_discussion').on('questions').columns(['discussion', 'position']).execute();
  await db.schema
    .createIndex('questions_by_person')
    .on('questions')
    .columns(['platform', 'tenant', 'person'])
    .execute();

  await db.schema
    .createTable('votes')
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('tenant', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('message', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('discussion', 'text', (column) => column.notNull().references('discussions.key').onDelete('cascade'))
    .addColumn('value', 'integer', (column) => column.notNull())
    .addColumn('voted_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('votes_one_a_person', ['platform', 'tenant', 'channel', 'message', 'person'])
    .execute();

  await db.schema
    .createTable('model_uses')
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('tenant', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('used', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('model_uses_a_day', ['platform', 'tenant', 'channel', 'day'])
    .execute();

  await db.schema
    .createTable('saved_papers')
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('tenant', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('paper', 'text', (column) => column.notNull())
    .addColumn('saved_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('saved_papers_once', ['platform', 'tenant', 'person', 'paper'])
    .execute();

  await db.schema
    .createTable('full_texts')
    .addColumn('paper', 'text', (column) => column.primaryKey())
    .addColumn('fetched_at', 'text', (column) => column.notNull())
    .addColumn('source', 'text')
    .addColumn('sections', 'text')
    .addColumn('reason', 'text')
    .addColumn('retry_after', 'text')
    .addCheckConstraint('full_texts_have_sections_or_a_reason', sql`(sections is null) <> (reason is null)`)
    .execute();
}
