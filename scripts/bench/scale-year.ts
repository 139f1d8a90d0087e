import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import SQLite from 'better-sqlite3';
import type { Kysely, KyselyPlugin } from 'kysely';
import type { Tenant } from '../../src/core/chat/place.ts';
import { createChannelStore } from '../../src/storage/channels.ts';
import { openDatabase } from '../../src/storage/open.ts';
import { createOutbox } from '../../src/storage/outbox.ts';
import { createRetention } from '../../src/storage/retention.ts';
import { decisionsToText } from '../../src/storage/run-decisions.ts';
import type { Database } from '../../src/storage/schema.ts';
import { systemClock as clock } from '../../src/system-clock.ts';

/** Papers a channel was shown in a year: four on each working day. */
const shownInYear = 1_040;
const recordedDays = 31;
const dayMs = 86_400_000;

/**
 * What a store one year old is asked for each minute, each night and on request: how long the longest statement of each
 * kept the process computing, and how long all of it took.
 */
export async function yearOldStore(folder: string, channels: number) {
  const file = join(folder, 'year.sqlite');
  await (await openDatabase(file)).destroy();
  fill(file, channels);
  const opening = performance.now();
  const db = await openDatabase(file);
  const openMs = performance.now() - opening;
  const { timed, longest } = timing(db);
  const store = createChannelStore(timed);
  const outbox = createOutbox(timed);
  const retention = createRetention(timed, { retentionDays: 365 });
  const now = clock.now();
  const tenant = (number: number): Tenant => ({ platform: 'discord', tenant: `t${number}` });
  const channel = { ...tenant(3), channel: 'c30' };

  const rows: object[] = [{ what: 'open the file', 'all of it (ms)': Math.round(openMs) }];
  async function measure(what: string, work: () => Promise<unknown>): Promise<void> {
    longest.ms = 0;
    const start = performance.now();
    await work();
    const all = performance.now() - start;
    rows.push({
      what,
      'longest statement (ms)': round(longest.ms),
      'which is': longest.sql.trim().slice(0, 60),
      'all of it (ms)': round(all),
    });
  }
  await measure('take up what was being sent', () => outbox.recover(now, new Set(), ['discord', 'slack']));
  await measure('end what came too late', () => outbox.expireUnattended(now, ['slack']));
  await measure('look which channels are due', () => store.due(now, 5));
  await measure('look which messages are due', () => outbox.take(now, 8, { platform: 'discord' }));
  await measure('what a channel was shown, its runs', async () => {
    await outbox.shown(channel, ['paper 3']);
    await outbox.runs(channel, 10);
    await outbox.messages(channel, new Date(now.getTime() - 30 * dayMs));
  });
  await measure('a workspace of ten channels removes the bot', () => store.tenantGone(tenant(1), now));
  await measure('the purge of a night', () => retention.purge(now));
  await measure('forget a person', () => retention.forgetPerson({ ...tenant(2), person: 'alice' }));
  await measure('forget a workspace of ten channels', () => retention.forgetPerson({ ...tenant(4), person: 't4' }));
  await db.destroy();
  return rows;
}

/** How long each statement keeps the process computing: what other processes do meanwhile is not counted. */
function timing(db: Kysely<Database>) {
  const longest = { ms: 0, sql: '' };
  let started = process.cpuUsage();
  let sql = '';
  const plugin: KyselyPlugin = {
    transformQuery({ node, queryId }) {
      ({ sql } = db.getExecutor().compileQuery(node, queryId));
      started = process.cpuUsage();
      return node;
    },
    async transformResult({ result }) {
      const { user, system } = process.cpuUsage(started);
      const ms = (user + system) / 1000;
      if (ms > longest.ms) Object.assign(longest, { ms, sql });
      // Nobody waits here: each statement is a turn of its own.
      await setImmediate();
      return result;
    },
  };
  return { timed: db.withPlugin(plugin), longest };
}

/** Ten channels a tenant; one tenant in fifty was removed 91 days ago, one channel in twenty is subscribed no more. */
function fill(file: string, channels: number): void {
  const sqlite = new SQLite(file);
  sqlite.pragma('journal_mode = memory');
  sqlite.pragma('synchronous = off');
  const ago = (days: number) => new Date(Date.now() - days * dayMs).toISOString();
  const numbers = `with recursive n(n) as (select 0 union all select n + 1 from n where n < ? - 1)`;
  const place = (channel: string) => `'discord', 't' || (${channel} / 10), 'c' || (${channel})`;
  const run = (sql: string, ...values: unknown[]) => sqlite.prepare(sql).run(...values);
  sqlite.transaction(() => {
    run(
      `${numbers} insert into channels (platform, tenant, channel, kind, topics, schedule_line, timezone, top, layout, organiser,
          pause, next_due, empty_runs, model_allowed, created_at, version, shuffle, removed)
        select ${place('n')}, 'public',
        '[{"text":"diffusion","minUpvotes":0,"addedBy":"alice","addedAt":"2026-01-01T00:00:00.000Z"}]', '0 9 * * 1-5', 'UTC',
        5, 'compact', 'alice', null, ?, 0, 0, ?, 1, n, 0 from n where n % 20 <> 0`,
      channels,
      ago(-1),
      ago(365),
    );
    for (let day = 0; day < shownInYear / 4; day += 1) {
      const at = ago((day * 365 * 4) / shownInYear + 0.5);
      run(
        `${numbers} insert into shown_papers (platform, tenant, channel, paper, key, at, sent, url)
          select ${place('n / 4')}, 'paper ' || (? * 4 + n % 4), 'k' || ? || '/' || (n / 4), ?, 1,
          'https://discord.com/channels/1/2/3' from n`,
        channels * 4,
        day,
        day,
        at,
      );
    }
    for (let day = 0; day < recordedDays; day += 1) {
      const at = ago(day + 0.5);
      run(
        `${numbers} insert into deliveries (key, errand, position, platform, tenant, channel, kind, reply, papers, attempts,
          expires_at, open, state, detail, written_at)
          select 'k' || ? || '/' || n, 'digest', ?, ${place('n')}, 'public', '', '["paper 1","paper 2"]', 1, ?, 0, 'sent',
          json_object('kind', 'sent', 'at', ?, 'messageId', '1'), ? from n`,
        channels,
        day,
        at,
        at,
        at,
        at,
      );
      run(
        `${numbers} insert into runs (platform, tenant, channel, due_at, ran_at, outcome_kind, outcome, days, decisions)
          select ${place('n')}, ?, ?, 'posted', '{"kind":"posted","papers":4}',
          '["2026-06-19","2026-06-18","2026-06-17"]', ? from n`,
        channels,
        at,
        at,
        decisionsToText(decisions),
      );
    }
    run(
      `${numbers} insert into removed_tenants (platform, tenant, removed_at) select 'discord', 't' || (n * 50 + 9), ? from n`,
      channels / 500,
      ago(91),
    );
  })();
  sqlite.close();
}

const decisions = Array.from({ length: 40 }, (_, number) => ({
  paper: `2606.${17_000 + number * 331}`,
  verdict: {
    ...({ kind: 'over-cap', topic: 'diffusion', strength: 0.8 } as const),
    ...{ score: (number * 37) % 120, rank: number + 1, upvotes: (number * 37) % 120, age: number % 3, cap: 5 },
  },
}));

const round = (value: number) => Math.round(value * 10) / 10;
