import { type Kysely, sql } from 'kysely';

/**
 * Papers come from several sources, each with its days; what none of them counts is not known. Up to now all days were
 * those of Hugging Face, and every title led to its page there.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await papers(db);
  await days(db);
}

async function papers(db: Kysely<unknown>): Promise<void> {
  for (const column of ['listed', 'page_url', 'page_site', 'categories', 'doi']) {
    await db.schema.alterTable('papers').addColumn(column, 'text').execute();
  }
  await db.schema.alterTable('papers').addColumn('withdrawn', 'integer').execute();
  await db.schema
    .createIndex('papers_by_doi')
    .on('papers')
    .column('doi')
    .where(sql.ref('doi'), 'is not', null)
    .execute();
  await sql`update papers set page_url = 'https://huggingface.co/papers/' || id, page_site = 'Hugging Face'`.execute(
    db,
  );
  await sql`
    update papers
    set listed = '[{"source":"hf","as":"Daily Papers","on":"' || featured_on || '"}]'
    where featured_on is not null`.execute(db);
  // A column that must hold a number cannot be told that it need not.
  for (const column of ['upvotes', 'comments']) {
    await db.schema.alterTable('papers').renameColumn(column, 'counted').execute();
    await db.schema.alterTable('papers').addColumn(column, 'integer').execute();
    await sql`
      update papers set ${sql.ref(column)} = counted where counted > 0 or featured_on is not null`.execute(db);
    await db.schema.alterTable('papers').dropColumn('counted').execute();
  }
}

async function days(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('featured_days').renameTo('days_before').execute();
  await db.schema
    .createTable('featured_days')
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('paper', 'text', (column) => column.notNull().references('papers.id').onDelete('cascade'))
    .addPrimaryKeyConstraint('featured_days_of_sources', ['source', 'day', 'paper'])
    .execute();
  await sql`insert into featured_days select 'hf', day, paper from days_before`.execute(db);
  await db.schema.dropTable('days_before').execute();
  await db.schema.createIndex('featured_days_by_day').on('featured_days').columns(['day', 'paper']).execute();

  await db.schema.alterTable('days_asked').renameTo('asked_before').execute();
  await db.schema
    .createTable('days_asked')
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('asked_at', 'text', (column) => column.notNull())
    .addColumn('papers', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('days_asked_of_sources', ['source', 'day'])
    .execute();
  await sql`insert into days_asked select 'hf', day, asked_at, papers from asked_before`.execute(db);
  await db.schema.dropTable('asked_before').execute();
}
