import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('papers')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('abstract', 'text', (column) => column.notNull())
    .addColumn('own_words', 'integer', (column) => column.notNull())
    .addColumn('authors', 'text', (column) => column.notNull())
    .addColumn('organisation', 'text')
    .addColumn('published_at', 'text')
    .addColumn('featured_on', 'text')
    .addColumn('upvotes', 'integer', (column) => column.notNull())
    .addColumn('comments', 'integer', (column) => column.notNull())
    .addColumn('keywords', 'text', (column) => column.notNull())
    .addColumn('summary', 'text')
    .addColumn('summary_by_model', 'integer')
    .addColumn('code_url', 'text')
    .addColumn('code_stars', 'integer')
    .addColumn('project_page', 'text')
    .addColumn('image', 'text')
    .addColumn('seen_at', 'text', (column) => column.notNull())
    .addColumn('changed_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('papers_by_change').on('papers').columns(['changed_at', 'id']).execute();

  await db.schema
    .createTable('featured_days')
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('paper', 'text', (column) => column.notNull().references('papers.id').onDelete('cascade'))
    .addPrimaryKeyConstraint('featured_days_key', ['day', 'paper'])
    .execute();

  await db.schema
    .createTable('upvote_history')
    .addColumn('paper', 'text', (column) => column.notNull().references('papers.id').onDelete('cascade'))
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('upvotes', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('upvote_history_key', ['paper', 'at'])
    .execute();

  await db.schema
    .createTable('days_asked')
    .addColumn('day', 'text', (column) => column.primaryKey())
    .addColumn('asked_at', 'text', (column) => column.notNull())
    .addColumn('papers', 'integer', (column) => column.notNull())
    .execute();
}
