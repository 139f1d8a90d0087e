import { setMaxListeners } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../src/config.ts';
import { channelKey } from '../../src/core/chat/place.ts';
import { utcDay } from '../../src/core/day.ts';
import { createYield } from '../../src/core/yield.ts';
import { planChannels } from '../../src/digests/plan.ts';
import { openWindow } from '../../src/digests/window.ts';
import { systemClock as clock } from '../../src/system-clock.ts';
import { type Bot, openBot } from '../../src/wire.ts';
import { startBeside } from './beside.ts';
import { dueChannel, type Scenario, scenarios, senderOver } from './fan-out.ts';
import { watchLateness } from './lateness.ts';
import { Counted, Ready } from './loopback-limits.ts';
import { madeUpPapers } from './made-up-papers.ts';
import type { BenchOptions } from './options.ts';

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
async function chooseForAll({ channels, outbox, papers, index, sources }: Bot): Promise<void> {
  const now = new Date();
  const window = await openWindow({ papers, index, sources }, now);
  const health = { reachable: true, at: now.toISOString() } as const;
  const context = {
    now,
    yieldIfDue: createYield(clock),
    window,
    outbox,
    fits: () => true,
    forumOf: async () => undefined,
    healthOf: () => health,
    sample: false,
    catchUpHours: 4,
  };
  for (;;) {
    const page = await channels.due(now, 25);
    if (page.length === 0) return;
    const { plans } = await planChannels(page, context);
    await outbox.recordPlans(plans);
  }
}

const round = (value: number) => Math.round(value * 10) / 10;
