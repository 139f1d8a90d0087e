import { setMaxListeners } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../src/config.ts';
import type { Pace, PostResult } from '../../src/core/chat.ts';
import { utcDay } from '../../src/core/day.ts';
import type { Sender } from '../../src/core/delivery.ts';
import { channelKey, type Place } from '../../src/core/place.ts';
import { parseQuery } from '../../src/core/query.ts';
import type { Channel } from '../../src/core/subscription.ts';
import { planChannels } from '../../src/digests/plan.ts';
import { openWindow } from '../../src/digests/window.ts';
import { systemClock as clock } from '../../src/system-clock.ts';
import { type Bot, openBot } from '../../src/wire.ts';
import { startBeside } from './beside.ts';
import { watchLateness } from './lateness.ts';
import { Counted, type Limits, Ready } from './loopback-limits.ts';
import { madeUpPapers, topicsOf } from './made-up-papers.ts';
import type { BenchOptions } from './options.ts';

type Scenario = {
  name: string;
  platform: Place['platform'];
  channels: number;
  tenants: number;
  pace: Pace;
  limits: Limits;
  /** The rate at which the limits let everything through, in posts a second. */
  limitRate: number;
};

/**
 * 10,000 channels due in the same minute, in real time, against a loopback server that refuses what the platform would.
 * Slack's limit is the workspace's: one workspace of 300 channels takes the minute its limit says.
 */
const scenarios = (size: number): Scenario[] => [
  {
    name: 'Discord: 50 requests a second',
    platform: 'discord',
    channels: size,
    tenants: Math.ceil(size / 10),
    pace: { perChannelMs: 1_000, perSecond: 50 },
    limits: { perSecond: 50, perChannel: { calls: 5, windowMs: 5_000 }, latencyMs: 80 },
    limitRate: 50,
  },
  {
    name: 'Slack: 300 a minute in one workspace, 1 a second and channel',
    platform: 'slack',
    channels: Math.ceil(size / 20),
    tenants: 1,
    pace: { perChannelMs: 1_000, perTenantMinute: 300, perSecond: 50 },
    limits: { perTenantMinute: 300, perChannel: { calls: 1, windowMs: 1_000 }, latencyMs: 80 },
    limitRate: 5,
  },
];

export async function run({ size = 10_000, json }: BenchOptions): Promise<void> {
  for (const scenario of scenarios(size)) {
    const result = await measure(scenario);
    if (json) console.log(JSON.stringify(result));
    else console.table([result]);
  }
}

async function measure(scenario: Scenario) {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-bench-'));
  const server = await startBeside(new URL('./loopback-limits.ts', import.meta.url), scenario.limits, Ready);
  const sender = senderOver(server.ready.url, scenario);
  const bot = await openBot(readConfig({ DATABASE_URL: join(folder, 'bench.sqlite') }), {
    papers: madeUpPapers(60, utcDay(clock.now())),
    clock,
    log: { info: () => {}, warn: () => {}, error: console.error },
    senderOf: (platform) => (platform === scenario.platform ? sender : undefined),
  });
  const { channels, outbox, digests, courier } = bot;
  for (let number = 0; number < scenario.channels; number += 1) {
    const channel = dueChannel(scenario, number, clock.now());
    await channels.update(channelKey(channel.place), () => channel);
    if (number % 200 === 0) await clock.sleep(0);
  }
  const { signal } = new AbortController();
  // As in main.ts: every message in hand listens to it.
  setMaxListeners(0, signal);
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  let peak = before;
  const watch = setInterval(() => {
    // What is alive, not what the collector has not come to yet.
    globalThis.gc?.();
    peak = Math.max(peak, process.memoryUsage().heapUsed);
  }, 3_000);
  const start = performance.now();
  await chooseForAll(bot);
  const choosingMs = performance.now() - start;
  const lateness = watchLateness();
  courier.open();
  // What is due later than the next heartbeat waits for it, as it would in the running program.
  while ((await outbox.nextDue()) !== undefined) {
    await digests.tick(signal);
    await courier.drain();
  }
  clearInterval(watch);
  globalThis.gc?.();
  const after = process.memoryUsage().heapUsed;
  const { accepted, refused, firstAt, lastAt } = await server.ask({}, Counted);
  const { longestMs } = lateness.stop();
  const seconds = (lastAt - firstAt) / 1000;
  await bot.close();
  await server.stop();
  rmSync(folder, { recursive: true });
  const rate = (accepted - 1) / seconds;
  return {
    scenario: scenario.name,
    channels: scenario.channels,
    posted: accepted,
    seconds: round(seconds),
    'posts/s': round(rate),
    'of the limit': `${round((100 * rate) / scenario.limitRate)} %`,
    '429s': refused,
    'loop late, most (ms)': Math.round(longestMs),
    'choosing (s)': round(choosingMs / 1000),
    'heap before (MB)': round(before / 1e6),
    'heap most (MB)': round(peak / 1e6),
    'heap after (MB)': round(after / 1e6),
  };
}

/** Choosing and writing the digests of all due channels, before the first is sent: so both can be timed. */
async function chooseForAll({ channels, outbox, papers, index }: Bot): Promise<void> {
  const now = new Date();
  const window = await openWindow({ papers, index }, now);
  const health = { reachable: true, at: now.toISOString() } as const;
  const context = { now, clock, window, outbox, fits: () => true, health, sample: false, catchUpHours: 4 };
  for (;;) {
    const page = await channels.due(now, 25);
    if (page.length === 0) return;
    await outbox.recordPlans(await planChannels(page, context));
  }
}

const round = (value: number) => Math.round(value * 10) / 10;

function dueChannel({ platform, tenants }: Scenario, number: number, now: Date): Channel {
  const at = now.toISOString();
  return {
    place: { platform, tenant: `t${number % tenants}`, channel: `c${number}`, kind: 'public' },
    topics: topicsOf(number).map((text) => ({
      text,
      query: parseQuery(text),
      minUpvotes: 0,
      addedBy: 'a',
      addedAt: at,
    })),
    schedule: { line: `${now.getUTCMinutes()} ${now.getUTCHours()} * * *`, timezone: 'UTC' },
    top: 5,
    layout: 'compact',
    organiser: 'a',
    nextDue: at,
    emptyRuns: 0,
    modelAllowed: false,
    createdAt: at,
    version: 0,
  };
}

function senderOver(url: string, { platform, pace }: Scenario): Sender {
  const agent = new Agent({ keepAlive: true, maxSockets: 128 });
  return {
    platform,
    pace,
    post: (place, reply, key) =>
      new Promise<PostResult>((resolve) => {
        const body = JSON.stringify(reply);
        const sent = request(`${url}/${place.tenant}/${place.channel}`, { method: 'POST', agent }, (response) => {
          response.resume().on('end', () => {
            if (response.statusCode === 200) resolve({ kind: 'sent', message: { place, id: key } });
            else resolve({ kind: 'retry', afterMs: 1_000, reason: 'rate limited' });
          });
        });
        sent.on('error', (error) => resolve({ kind: 'unknown', reason: String(error) }));
        sent.end(body);
      }),
    find: async () => ({ kind: 'absent' }),
    openThread: async ({ place }) => ({ kind: 'opened', place }),
  };
}
