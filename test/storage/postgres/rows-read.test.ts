import { CompiledQuery, type Kysely, sql } from 'kysely';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { channelKey, type Place } from '../../../src/core/chat/place.ts';
import { channelRow } from '../../../src/storage/channel-row.ts';
import { createChannelStore } from '../../../src/storage/channels.ts';
import { createOutbox } from '../../../src/storage/outbox.ts';
import { createPaperStore } from '../../../src/storage/papers.ts';
import type { Database } from '../../../src/storage/schema.ts';
import { aChannel, aDelivery, aPlace, aPlan } from '../../fixtures/channels.ts';
import { aPaper } from '../../fixtures/papers.ts';
import { recordStatements } from '../../fixtures/recorded-statements.ts';
import { tempDatabase } from '../temp-database.ts';

const now = new Date('2026-06-19T09:00:00Z');

/** What a step of PostgreSQL's plan has done. */
const Step = z.object({
  'Actual Rows': z.number(),
  'Actual Loops': z.number(),
  'Rows Removed by Filter': z.number().default(0),
  'Shared Hit Blocks': z.number(),
  'Shared Read Blocks': z.number(),
  get Plans() {
    return z.array(Step).default([]);
  },
});
const Explained = z.array(z.object({ 'QUERY PLAN': z.array(z.object({ Plan: Step })) }));

const rowsRead = (step: z.infer<typeof Step>): number =>
  (step['Actual Rows'] + step['Rows Removed by Filter']) * step['Actual Loops'] +
  step.Plans.reduce((sum, part) => sum + rowsRead(part), 0);

/** Does a statement once more, and says how many rows each step of it has looked at, and how many pages of the disk, in all. */
async function readBy(db: Kysely<Database>, { sql: text, parameters }: CompiledQuery) {
  const explain = CompiledQuery.raw(`explain (analyze, buffers, format json) ${text}`, [...parameters]);
  const { rows } = await db.executeQuery(explain);
  const plans = Explained.parse(rows).flatMap((row) => row['QUERY PLAN'].map(({ Plan }) => Plan));
  const sum = (of: (plan: z.infer<typeof Step>) => number) => plans.reduce((all, plan) => all + of(plan), 0);
  return { rows: sum(rowsRead), pages: sum((plan) => plan['Shared Hit Blocks'] + plan['Shared Read Blocks']) };
}

/** Ten channels a tenant. */
const placesOf = (channels: number) =>
  Array.from({ length: channels }, (_, number) =>
    aPlace({ tenant: `t${Math.floor(number / 10)}`, channel: `c${number}` }),
  );
const papersOf = (days: number) => Array.from({ length: days }, (_, number) => `2606.00${100 + number}`);

/** Channels that are due, of which the server has statistics; and what they were shown, of which it has none yet. */
async function fill(db: Kysely<Database>, places: readonly Place[], papers: readonly string[]): Promise<void> {
  const rows = places.map((place) => ({ ...channelRow(aChannel({ place }), channelKey(place)), removed: 0 }));
  await db.insertInto('channels').values(rows).execute();
  await sql`analyze channels`.execute(db);
  // Day by day: the rows of a channel lie far apart.
  await sql`
    insert into shown_papers (platform, tenant, channel, paper, key, at, sent)
    select platform, tenant, channel, paper, channel || ' ' || paper, '2026-06-18T09:00:00.000Z', 1
    from channels cross join unnest(cast(${papers} as text[])) as paper order by paper`.execute(db);
}

it('reads of what all channels were shown only what is asked for, also before the server has statistics', async () => {
  const db = await tempDatabase();
  const papers = papersOf(200);
  await fill(db, placesOf(500), papers);
  const { recorded, statements } = recordStatements(db);
  const outbox = createOutbox(recorded);
  const page = await createChannelStore(recorded).due(now, outbox.channelsAtOnce);
  await outbox.shownIn(
    page.map(({ place }) => channelKey(place)),
    papers.slice(0, 5),
  );
  const deliveries = page.map(({ place }) => aDelivery(place.channel, { place, papers: ['2606.00001'] }));
  const plans = page.map(({ place }, at) =>
    aPlan({ channel: channelKey(place), deliveries: deliveries.slice(at, at + 1) }),
  );
  await outbox.recordPlans(plans);
  const taken = await outbox.take(now, outbox.channelsAtOnce, { platform: 'console' });
  await outbox.claim(taken, now);
  const sent = { kind: 'sent', at: now.toISOString(), messageId: '1' } as const;
  expect(await outbox.settle(taken.map(({ key }) => ({ key, state: sent, attempts: 1 })))).toEqual(
    page.map(() => true),
  );
  for (const statement of statements)
    expect.soft((await readBy(db, statement)).rows, statement.sql).toBeLessThan(10_000);
});

it('reads of a channel the papers in question, not each page where it was ever shown something', async () => {
  const db = await tempDatabase();
  const [places, papers] = [placesOf(100), papersOf(200)];
  await fill(db, places, papers);
  await sql`vacuum analyze shown_papers`.execute(db);
  const { recorded, statements } = recordStatements(db);
  const others = papers.map((paper) => `other ${paper}`);
  await createOutbox(recorded).shownIn(places.slice(0, 10).map(channelKey), others.slice(0, 60));
  const [asked] = statements;
  expect(asked && (await readBy(db, asked)).pages).toBeLessThan(100);
});

it('reads of each channel the one paper that arXiv brings after a feed', async () => {
  const db = await tempDatabase();
  const places = placesOf(100);
  await fill(
    db,
    places,
    Array.from({ length: 1_000 }, (_, number) => `doi:${number}`),
  );
  const { recorded, statements } = recordStatements(db);
  const papers = createPaperStore(recorded);
  const doi = '10.5802/jep.257';
  await papers.saveDay('lab', '2026-06-18', [aPaper({ id: 'doi:1', doi })], now, true);
  statements.length = 0;
  await papers.saveDay('arxiv', '2026-06-19', [aPaper({ doi })], now);
  const shown = await createOutbox(db).shownIn(places.map(channelKey), ['2606.00001']);
  expect(shown.map((ids) => ids.size)).toEqual(places.map(() => 1));
  const ledger = statements.filter(({ sql: text }) => text.includes('shown_papers'));
  expect(ledger).toHaveLength(2);
  for (const statement of ledger) expect.soft((await readBy(db, statement)).rows, statement.sql).toBeLessThan(3_000);
});
