import { setMaxListeners } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import { readConfig } from '../../src/config.ts';
import type { Sender } from '../../src/core/channels/delivery.ts';
import type { ChannelStore } from '../../src/core/channels/subscription.ts';
import { utcDay } from '../../src/core/day.ts';
import { channelRow } from '../../src/storage/channel-row.ts';
import { isPostgres } from '../../src/storage/engine.ts';
import type { Database } from '../../src/storage/schema.ts';
import { systemClock as clock } from '../../src/system-clock.ts';
import { openBot } from '../../src/wire.ts';
import { dueChannel } from './fan-out.ts';
import { watchLateness } from './lateness.ts';
import { madeUpPapers } from './made-up-papers.ts';
import { askMeanwhile } from './scale-commands.ts';
import type { BenchStore } from './scale-stores.ts';

/**
 * Channels that are all due now, with three topics each: from the first heartbeat until the last message is sent, as
 * heartbeat and post office do it, to a platform that takes everything at once, while people ask the same process.
 */
export async function dueAtOnce(store: BenchStore, channels: number, index: 'as it is' | 'of the first release') {
  const db = await store.open();
  await fill(db, channels, index);
  await db.destroy();
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
  const papers = madeUpPapers(60, utcDay(clock.now()));
  const stopping = new AbortController();
  const { signal } = stopping;
  // As in main.ts: every message in hand listens to it.
  setMaxListeners(0, signal);
  const bot = await openBot(readConfig({ DATABASE_URL: store.url }), {
    ...{ papers, clock, stopping },
    log: { ...quiet, error: console.error },
    senderOf: (platform) => (platform === 'discord' ? sender : undefined),
  });
  await bot.index.ready();
  const pageMs = await msOfPage(bot.channels);
  let heap = 0;
  const watch = setInterval(() => {
    // What is alive, not what the collector has not come to yet.
    globalThis.gc?.();
    heap = Math.max(heap, process.memoryUsage().heapUsed);
  }, 10_000);
  const lateness = watchLateness();
  const people = askMeanwhile(bot, papers);
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
  const { asked, p99Ms } = await people.stop();
  clearInterval(watch);
  stopping.abort();
  await bot.close();
  return {
    store: store.engine,
    'channels due': channels,
    'index of due channels': index,
    posted,
    seconds: round(seconds),
    'a page of due channels (ms)': round(pageMs),
    'of computing (s)': round((user + system) / 1e6),
    'posts/s': Math.round(posted / seconds),
    'heap most (MB)': Math.round(heap / 1e6),
    'loop late p99 (ms)': Math.round(late.p99Ms),
    commands: asked,
    'commands p99 (ms)': Math.round(p99Ms),
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

/** Rows that are written at once. */
const pageSize = 500;

/** In one go: through the store each channel would be a transaction of its own. */
async function fill(db: Kysely<Database>, channels: number, index: string): Promise<void> {
  const scenario = { platform: 'discord', tenants: Math.ceil(channels / 10) } as const;
  const now = clock.now();
  await db.transaction().execute(async (tx) => {
    for (let from = 0; from < channels; from += pageSize) {
      const numbers = Array.from({ length: Math.min(pageSize, channels - from) }, (_, at) => from + at);
      const due = numbers.map((number) => dueChannel(scenario, number, now));
      await tx
        .insertInto('channels')
        .values(due.map((channel) => ({ ...channelRow(channel, channel.place), removed: 0 })))
        .execute();
    }
    if (index === 'as it is') return;
    await sql`drop index channels_due`.execute(tx);
    await sql`create index channels_due on channels (next_due) where pause is null`.execute(tx);
  });
  // What the server does by itself within a minute.
  if (isPostgres(db)) await sql`analyze channels`.execute(db);
}

const quiet = { info: () => {}, warn: () => {}, debug: () => {}, trace: () => {} };
const round = (value: number) => Math.round(value * 10) / 10;
