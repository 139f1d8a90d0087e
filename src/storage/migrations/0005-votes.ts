import { type Kysely, sql } from 'kysely';

/**
 * Votes are about a paper in a channel, given on any message about it; before, they hung on a discussion. What already
 * stands about one paper can be voted on from now on.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await messagePapers(db);
  await votes(db);
  await db.schema.alterTable('discussions').addColumn('introduction', 'text').execute();
}

async function messagePapers(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('message_papers')
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('tenant', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('thread', 'text')
    .addColumn('message', 'text', (column) => column.notNull())
    .addColumn('paper', 'text', (column) => column.notNull())
    .addColumn('said_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('message_papers_key', ['platform', 'tenant', 'message', 'channel'])
    .execute();
  await db.schema.createIndex('message_papers_age').on('message_papers').column('said_at').execute();
  await sql`
    insert or ignore into message_papers
    select platform, tenant, channel, thread, json_extract(detail, '$.messageId'), json_extract(papers, '$[0]'),
      json_extract(detail, '$.at')
    from deliveries where state = 'sent' and json_array_length(papers) = 1`.execute(db);
  await sql`
    insert or ignore into message_papers
    select platform, tenant, channel, null, message_id, paper, opened_at from discussions
    where message_id is not null`.execute(db);
}

async function votes(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('votes').renameTo('votes_of_discussions').execute();
  await db.schema
    .createTable('votes')
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('tenant', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('paper', 'text', (column) => column.notNull())
    .addColumn('reacted_in', 'text', (column) => column.notNull())
    .addColumn('message', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('value', 'integer', (column) => column.notNull())
    .addColumn('voted_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('votes_key', ['platform', 'tenant', 'message', 'reacted_in', 'person', 'value'])
    .execute();
  await db.schema
    .createIndex('votes_by_paper')
    .on('votes')
    .columns(['platform', 'tenant', 'channel', 'paper'])
    .execute();
  await db.schema.createIndex('votes_by_person').on('votes').columns(['platform', 'tenant', 'person']).execute();
  await db.schema.createIndex('votes_age').on('votes').column('voted_at').execute();
  // Discord's threads are channels of their own: there a reaction names the thread.
  await sql`
    insert into votes
    select v.platform, v.tenant, d.channel, d.paper,
      case when v.platform = 'discord' and d.thread <> '' then d.thread else v.channel end,
      v.message, v.person, v.value, v.voted_at
    from votes_of_discussions v join discussions d on d.key = v.discussion
    order by v.voted_at, v.rowid`.execute(db);
  await db.schema.dropTable('votes_of_discussions').execute();
}
