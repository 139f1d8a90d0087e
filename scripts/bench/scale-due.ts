import { setMaxListeners } from 'node:events';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import SQLite from 'better-sqlite3';
import { readConfig } from '../../src/config.ts';
import type { Sender } from '../../src/core/channels/delivery.ts';
import type { ChannelStore } from '../../src/core/channels/subscription.ts';
import { utcDay } from '../../src/core/day.ts';
import { channelRow } from '../../src/storage/channel-row.ts';
import { systemClock as clock } from '../../src/system-clock.ts';
import { openBot } from '../../src/wire.ts';
import { dueChannel } from './fan-out.ts';
import { watchLateness } from './lateness.ts';
import { madeUpPapers } from './made-up-papers.ts';

/**
 * Channels that are all due now, with three topics each: from the first heartbeat until the last message is sent, as
 * heartbeat and post office do it, to a platform that takes everything at once.
 */
export async function dueAtOnce(folder: string, channels: number, index: 'as it is' | 'of the first release') {
  const databaseFile = join(folder, 'bench.sqlite');
  let posted = 0;
  const sender: Sender = {
    platform: 'discord',
    pace: { perChannelMs: 0 },
    async post(place, _, key) {
      await setImmediate();
      posted += 1;
      return { kind: 'sent', message: { place, id: key } };
    },
    find: async () => ({ kind: 'absent' }),
    openThread: async ({ place }) => ({ kind: 'opened', place }),
  };
  const bot = await openBot(readConfig({ DATABASE_URL: databaseFile }), {
    papers: madeUpPapers(60, utcDay(clock.now())),
    clock,
    log: { ...quiet, error: console.error },
    senderOf: (platform) => (platform === 'discord' ? sender : undefined),
  });
  await bot.index.ready();
  fill(databaseFile, channels, index);
  const pageMs = await msOfPage(bot.channels);
  const { signal } = new AbortController();
  // As in main.ts: every message in hand listens to it.
  setMaxListeners(0, signal);
  let heap = 0;
  const watch = setInterval(() => {
    // What is alive, not what the collector has not come to yet.
    globalThis.gc?.();
    heap = Math.max(heap, process.memoryUsage().heapUsed);
  }, 10_000);
  const lateness = watchLateness();
  const cpu = process.cpuUsage();
  const start = performance.now();
  bot.courier.open();
  do {
    await bot.digests.tick(signal);
    await bot.courier.drain();
  } while ((await bot.outbox.nextDue()) !== undefined);
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const late = lateness.stop();
  clearInterval(watch);
  await bot.close();
  return {
    'channels due': channels,
    'index of due channels': index,
    posted,
    seconds: round(seconds),
    'a page of due channels (ms)': round(pageMs),
    'of computing (s)': round((user + system) / 1e6),
    'posts/s': Math.round(posted / seconds),
    'heap most (MB)': Math.round(heap / 1e6),
    'loop late p99 (ms)': Math.round(late.p99Ms),
  };
}

/** What it takes to find the first channels that are due, in milliseconds of computing. */
async function msOfPage(channels: ChannelStore): Promise<number> {
  const times = 20;
  const now = clock.now();
  const cpu = process.cpuUsage();
  for (let time = 0; time < times; time += 1) await channels.due(now, 5);
  const { user, system } = process.cpuUsage(cpu);
  return (user + system) / 1000 / times;
}

/** In one go: through the store each channel would be a transaction of its own. */
function fill(databaseFile: string, channels: number, index: string): void {
  const sqlite = new SQLite(databaseFile);
  const scenario = { platform: 'discord', tenants: Math.ceil(channels / 10) } as const;
  const now = clock.now();
  sqlite.transaction(() => {
    for (let number = 0; number < channels; number += 1) {
      const channel = dueChannel(scenario, number, now);
      const row = channelRow(channel, channel.place);
      const names = Object.keys(row);
      sqlite.prepare(`insert into channels (${names}) values (${names.map((name) => `@${name}`)})`).run(row);
    }
    if (index === 'as it is') return;
    sqlite.exec('drop index channels_due; create index channels_due on channels (next_due) where pause is null');
  })();
  sqlite.close();
}

const quiet = { info: () => {}, warn: () => {}, debug: () => {}, trace: () => {} };
const round = (value: number) => Math.round(value * 10) / 10;
