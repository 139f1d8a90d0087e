import { type CompiledQuery, type Kysely, sql } from 'kysely';
import { expect, it } from 'vitest';
import { channelKey } from '../../src/core/chat/place.ts';
import { createChannelStore } from '../../src/storage/channels.ts';
import { createDiscussionStore } from '../../src/storage/discussions.ts';
import { createOutbox } from '../../src/storage/outbox.ts';
import { createPaperStore } from '../../src/storage/papers.ts';
import { createRetention } from '../../src/storage/retention.ts';
import type { Database } from '../../src/storage/schema.ts';
import { aChannel, aDelivery, aPlace, aPlan } from '../fixtures/channels.ts';
import { aPaper } from '../fixtures/papers.ts';
import { recordStatements } from '../fixtures/recorded-statements.ts';
import { tempDatabase } from './temp-database.ts';

const now = new Date('2026-06-19T09:00:00Z');
const longAgo = new Date('2026-03-01T09:00:00Z');

/** What SQLite does for a statement, step by step. */
async function plan(db: Kysely<Database>, { sql: text, parameters }: CompiledQuery): Promise<string[]> {
  const parts = text.split('?');
  const query = sql.join(
    parts.map((part, position) =>
      position < parameters.length ? sql`${sql.raw(part)}${parameters[position]}` : sql.raw(part),
    ),
    sql.raw(''),
  );
  const { rows } = await sql<{ detail: string }>`explain query plan ${query}`.execute(db);
  return rows.map(({ detail }) => detail);
}

/** Tables, and names of theirs in one statement. */
const large = /^SCAN (channels|deliveries|shown_papers|shown|next|runs|questions|discussions|votes|message_papers)\b/;

/** Indexes that hold nothing but what is asked for; and the next channel of the ledger, which ends with its first row. */
const narrow = /deliveries_sending|channels_paused|discussions_half_way|sqlite_autoindex_shown_papers_1/;

/** Reads a whole table, or all that is due to put it in order. What is kept of one channel may be sorted. */
const readsAll = (steps: readonly string[]) =>
  steps.some((step) => large.test(step) && !narrow.test(step)) ||
  (steps.some((step) => step.includes('TEMP B-TREE')) && !steps.some((step) => step.includes('channel=?')));

it('asks nothing each minute, with each message or each night that reads a whole table', async () => {
  const db = await tempDatabase();
  const { recorded, statements } = recordStatements(db);
  const channels = createChannelStore(recorded);
  const outbox = createOutbox(recorded);
  const discussions = createDiscussionStore(recorded);
  const key = channelKey(aPlace());
  await channels.update(key, () => aChannel());

  await outbox.clockSetBack(now, 3_600_000);
  await channels.due(now, 5);
  await channels.due(now, 5, ['slack']);
  await outbox.shown(key, ['2606.00001']);
  await outbox.recordPlans([aPlan({ deliveries: [aDelivery('a', { papers: ['2606.00001'] })] })]);
  await outbox.recover(now, new Set(), ['console']);
  await outbox.expireUnattended(now, ['slack']);
  await outbox.take(now, 8, { platform: 'console', except: ['b'] });
  await outbox.take(now, 8, { platform: 'console', errand: 'awaited' });
  await outbox.nextDue({ platform: 'console' });
  await outbox.claim([aDelivery('a')], now);
  await outbox.settle([{ key: 'a', state: { kind: 'sent', at: now.toISOString(), messageId: '1' }, attempts: 1 }]);
  await outbox.runs(key, 4);
  await outbox.takesMessages(key);
  await outbox.messages(key, longAgo);
  await discussions.halfWay(longAgo);
  await channels.tenantGone(aPlace(), longAgo);
  await channels.tenantBack(aPlace(), now);
  await channels.tenantGone(aPlace(), longAgo);
  const papers = createPaperStore(recorded);
  await papers.saveDay('lab', '2026-06-18', [aPaper({ id: 'doi:a1b2', doi: '10.5802/jep.257' })], longAgo, true);
  await papers.saveDay('arxiv', '2026-06-19', [aPaper({ doi: '10.5802/jep.257' })], now);
  await createRetention(recorded, { retentionDays: 365 }).purge(now);

  const plans = await Promise.all(
    statements
      .filter(({ sql: text }) => !text.startsWith('pragma'))
      .map(async (statement) => ({ sql: statement.sql, steps: await plan(db, statement) })),
  );
  expect(plans.length).toBeGreaterThan(40);
  expect(plans.filter(({ steps }) => readsAll(steps))).toEqual([]);
});
