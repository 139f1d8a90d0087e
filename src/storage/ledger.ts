import { type Kysely, type Selectable, sql } from 'kysely';
import { z } from 'zod';
import { deliveryKey, mostParts } from '../core/channels/delivery-key.ts';
import { type Ledger, type Run, RunOutcome, type ShownPaper } from '../core/channels/ledger.ts';
import { type ChannelKey, channelKey, type Platform } from '../core/chat/place.ts';
import { papersOf, stateOf } from './delivery-row.ts';
import { decisionsFromText } from './run-decisions.ts';
import type { Database, RunRow, ShownPaperRow } from './schema.ts';

/** As many as a month of hourly posts: more papers than anybody asks after. */
const mostRuns = 750;

/** What each channel was shown, and what came of its runs. */
export function createLedger(db: Kysely<Database>): Ledger {
  const shownIn: Ledger['shownIn'] = async (channels, papers) => {
    const found = new Map(channels.map((channel) => [identity(channel), new Map<string, ShownPaper>()]));
    if (channels.length > 0 && papers.length > 0) {
      const asked = channels.map(({ platform, tenant, channel }) => sql`(${platform}, ${tenant}, ${channel})`);
      const rows = await db
        // Each looked up by the key: for "this channel or that one" PostgreSQL reads the whole table while its statistics
        // are older than what was planned in the last minute.
        .with('asked(p, t, c)', () => sql<{ p: Platform; t: string; c: string }>`(values ${sql.join(asked)})`)
        // Found in the index alone: the rows of a channel lie as far apart as the days, and most are of other papers.
        .with(
          (cte) => cte('held').materialized(),
          (cte) =>
            cte
              .selectFrom('asked')
              .innerJoin('shown_papers', (join) =>
                join.onRef('platform', '=', 'p').onRef('tenant', '=', 't').onRef('channel', '=', 'c'),
              )
              .select(['platform', 'tenant', 'channel', 'paper'])
              .where('paper', 'in', papers),
        )
        .selectFrom('held')
        .innerJoin('shown_papers', (join) =>
          join
            .onRef('shown_papers.platform', '=', 'held.platform')
            .onRef('shown_papers.tenant', '=', 'held.tenant')
            .onRef('shown_papers.channel', '=', 'held.channel')
            .onRef('shown_papers.paper', '=', 'held.paper'),
        )
        .selectAll('shown_papers')
        .execute();
      for (const row of rows) found.get(identity(row))?.set(row.paper, shownPaper(row));
    }
    return channels.map((channel) => found.get(identity(channel)) ?? new Map());
  };

  const runs: Ledger['runs'] = async (channel, limit) => {
    const rows = await db
      .selectFrom('runs')
      .selectAll()
      .where((eb) => eb.and(channelKey(channel)))
      // Not by due time alone: a run that was asked for, or caught up on, may be due before one that ran earlier.
      .orderBy('ran_at', 'desc')
      .orderBy('due_at', 'desc')
      .limit(limit)
      .execute();
    return rows.map(runOf);
  };

  return {
    shownIn,
    async shown(channel, papers) {
      const [shown = new Map()] = await shownIn([channel], papers);
      return shown;
    },
    runs,
    async messages(channel, since) {
      const posted = await db
        .selectFrom('runs')
        .select('due_at')
        .where((eb) => eb.and(channelKey(channel)))
        .where('ran_at', '>=', since.toISOString())
        .where('outcome_kind', '=', 'posted')
        .orderBy('ran_at', 'desc')
        .orderBy('due_at', 'desc')
        .limit(mostRuns)
        .execute();
      const keys = posted.flatMap(({ due_at }) =>
        Array.from({ length: mostParts }, (_, part) => ({ dueAt: due_at, key: deliveryKey(channel, due_at, part) })),
      );
      if (keys.length === 0) return [];
      const rows = await db
        .selectFrom('deliveries')
        .select(['key', 'papers', 'expires_at', 'detail', 'due_at', 'publish_at'])
        .where(
          'key',
          'in',
          keys.map(({ key }) => key),
        )
        .execute();
      const found = new Map(rows.map((row) => [row.key, row]));
      return keys.flatMap(({ dueAt, key }) => {
        const row = found.get(key);
        if (row === undefined) return [];
        const publishAt = row.publish_at === null ? {} : { publishAt: row.publish_at };
        return [{ dueAt, papers: papersOf(row), state: stateOf(row), expiresAt: row.expires_at, ...publishAt }];
      });
    },
    async takesMessages(channel) {
      const row = await db
        .selectFrom('deliveries')
        .select(['detail', 'due_at'])
        .where((eb) => eb.and({ ...channelKey(channel), errand: 'digest', state: 'sent' }))
        .orderBy('position', 'desc')
        .limit(1)
        .executeTakeFirst();
      const state = row && stateOf(row);
      return state?.kind === 'sent' && state.thread === undefined;
    },
    async run(channel, dueAt) {
      const row = await db
        .selectFrom('runs')
        .selectAll()
        .where((eb) => eb.and({ ...channelKey(channel), due_at: dueAt }))
        .executeTakeFirst();
      return row && runOf(row);
    },
    lastRun: async (channel) => (await runs(channel, 1))[0],
    async shownSince(channel, since) {
      const rows = await db
        .selectFrom('shown_papers')
        .selectAll()
        .where((eb) => eb.and(channelKey(channel)))
        .where('sent', '=', 1)
        .where('at', '>=', since.toISOString())
        .orderBy('at', 'desc')
        .orderBy('paper')
        .execute();
      return rows.map(shownPaper);
    },
  };
}

const identity = ({ platform, tenant, channel }: ChannelKey) => JSON.stringify([platform, tenant, channel]);

const shownPaper = ({ paper, at, sent, url }: Selectable<ShownPaperRow>): ShownPaper => ({
  paper,
  at,
  sent: sent === 1,
  ...(url === null ? {} : { url }),
});

const runOf = (row: Selectable<RunRow>): Run => ({
  dueAt: row.due_at,
  ranAt: row.ran_at,
  outcome: RunOutcome.parse(JSON.parse(row.outcome)),
  days: z.array(z.string()).parse(JSON.parse(row.days)),
  decisions: decisionsFromText(row.decisions),
});
