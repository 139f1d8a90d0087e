import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('channels')
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('tenant', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('topics', 'text', (column) => column.notNull())
    .addColumn('schedule_line', 'text', (column) => column.notNull())
    .addColumn('timezone', 'text', (column) => column.notNull())
    .addColumn('top', 'integer', (column) => column.notNull())
    .addColumn('layout', 'text', (column) => column.notNull())
    .addColumn('organiser', 'text', (column) => column.notNull())
    .addColumn('pause', 'text')
    .addColumn('next_due', 'text', (column) => column.notNull())
    .addColumn('empty_runs', 'integer', (column) => column.notNull())
    .addColumn('model_allowed', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('channels_key', ['platform', 'tenant', 'channel'])
    .execute();
  await db.schema
    .createIndex('channels_due')
    .on('channels')
    .column('next_due')
    .where(sql.ref('pause'), 'is', null)
    .execute();
  await db.schema
    .createTable('removed_tenants')
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('tenant', 'text', (column) => column.notNull())
    .addColumn('removed_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('removed_tenants_key', ['platform', 'tenant'])
    .execute();
  await deliveries(db);
  await ledger(db);
}

async function deliveries(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('deliveries')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('position', 'text', (column) => column.notNull())
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('tenant', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('thread', 'text')
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('reply', 'text', (column) => column.notNull())
    .addColumn('papers', 'text', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .addColumn('open', 'integer', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('due_at', 'text')
    .addColumn('detail', 'text', (column) => column.notNull())
    .addColumn('written_at', 'text', (column) => column.notNull())
    .execute();
  // Both hold open messages only: the table keeps finished ones for weeks, and neither question is about them.
  await db.schema
    .createIndex('deliveries_due')
    .on('deliveries')
    .columns(['platform', 'due_at', 'position'])
    .where(sql.ref('open'), '=', sql.lit(1))
    .execute();
  await db.schema
    .createIndex('deliveries_order')
    .on('deliveries')
    .columns(['platform', 'tenant', 'channel', 'position'])
    .where(sql.ref('open'), '=', sql.lit(1))
    .execute();
}

async function ledger(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('shown_papers')
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('tenant', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('paper', 'text', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('sent', 'integer', (column) => column.notNull())
    .addColumn('url', 'text')
    .addPrimaryKeyConstraint('shown_papers_key', ['platform', 'tenant', 'channel', 'paper'])
    .execute();
  await db.schema.createIndex('shown_papers_message').on('shown_papers').column('key').execute();
  await db.schema
    .createTable('runs')
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('tenant', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('due_at', 'text', (column) => column.notNull())
    .addColumn('ran_at', 'text', (column) => column.notNull())
    .addColumn('outcome_kind', 'text', (column) => column.notNull())
    .addColumn('outcome', 'text', (column) => column.notNull())
    .addColumn('days', 'text', (column) => column.notNull())
    .addColumn('decisions', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('runs_key', ['platform', 'tenant', 'channel', 'due_at'])
    .execute();
  await db.schema.createIndex('runs_ran').on('runs').column('ran_at').execute();
}
