import { CompiledQuery, type Kysely, type KyselyPlugin, sql } from 'kysely';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { channelKey } from '../../../src/core/chat/place.ts';
import { channelRow } from '../../../src/storage/channel-row.ts';
import { createChannelStore } from '../../../src/storage/channels.ts';
import { createOutbox } from '../../../src/storage/outbox.ts';
import type { Database } from '../../../src/storage/schema.ts';
import { aChannel, aDelivery, aPlace, aPlan } from '../../fixtures/channels.ts';
import { tempDatabase } from '../temp-database.ts';

const now = new Date('2026-06-19T09:00:00Z');

/** What a step of PostgreSQL's plan has done. */
const Step = z.object({
  'Actual Rows': z.number(),
  'Actual Loops': z.number(),
  'Rows Removed by Filter': z.number().default(0),
  get Plans() {
    return z.array(Step).default([]);
  },
});
const Explained = z.array(z.object({ 'QUERY PLAN': z.array(z.object({ Plan: Step })) }));

const rowsRead = (step: z.infer<typeof Step>): number =>
  (step['Actual Rows'] + step['Rows Removed by Filter']) * step['Actual Loops'] +
  step.Plans.reduce((sum, part) => sum + rowsRead(part), 0);

/** Does a statement once more, and says how many rows each step of it has looked at, in all. */
async function rowsReadBy(db: Kysely<Database>, { sql: text, parameters }: CompiledQuery): Promise<number> {
  const { rows } = await db.executeQuery(CompiledQuery.raw(`explain (analyze, format json) ${text}`, [...parameters]));
  return Explained.parse(rows).reduce((sum, { 'QUERY PLAN': [one] }) => sum + (one ? rowsRead(one.Plan) : 0), 0);
}

function recording(db: Kysely<Database>): { recorded: Kysely<Database>; statements: CompiledQuery[] } {
  const statements: CompiledQuery[] = [];
  const recorder: KyselyPlugin = {
    transformQuery({ node, queryId }) {
      statements.push(db.getExecutor().compileQuery(node, queryId));
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  return { recorded: db.withPlugin(recorder), statements };
}

const places = Array.from({ length: 500 }, (_, number) => aPlace({ channel: `c${number}` }));
const papers = Array.from({ length: 20 }, (_, number) => `2606.000${10 + number}`);

/** Channels that are due, of which the server has statistics; and what they were shown, of which it has none yet. */
async function fill(db: Kysely<Database>): Promise<void> {
  const rows = places.map((place) => ({ ...channelRow(aChannel({ place }), channelKey(place)), removed: 0 }));
  await db.insertInto('channels').values(rows).execute();
  await sql`analyze channels`.execute(db);
  const at = '2026-06-18T09:00:00.000Z';
  for (const paper of papers) {
    const shown = places.map((place) => ({
      ...{ ...channelKey(place), paper, key: `${place.channel} ${paper}` },
      ...{ at, sent: 1, url: null },
    }));
    await db.insertInto('shown_papers').values(shown).execute();
  }
}

it('reads of what all channels were shown only what is asked for, also before the server has statistics', async () => {
  const db = await tempDatabase();
  await fill(db);
  const { recorded, statements } = recording(db);
  const outbox = createOutbox(recorded);
  const page = await createChannelStore(recorded).due(now, 10);
  await outbox.shownIn(
    page.map(({ place }) => channelKey(place)),
    papers,
  );
  const deliveries = page.map(({ place }) => aDelivery(place.channel, { place, papers: ['2606.00001'] }));
  const plans = page.map(({ place }, at) =>
    aPlan({ channel: channelKey(place), deliveries: deliveries.slice(at, at + 1) }),
  );
  await outbox.recordPlans(plans);
  const taken = await outbox.take(now, 10, { platform: 'console' });
  await outbox.claim(taken, now);
  const sent = { kind: 'sent', at: now.toISOString(), messageId: '1' } as const;
  expect(await outbox.settle(taken.map(({ key }) => ({ key, state: sent, attempts: 1 })))).toEqual(
    page.map(() => true),
  );
  for (const statement of statements) expect.soft(await rowsReadBy(db, statement), statement.sql).toBeLessThan(1_000);
});
