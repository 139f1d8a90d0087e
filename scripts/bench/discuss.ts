import { setMaxListeners } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../src/config.ts';
import type { ChatAdapter } from '../../src/core/chat/chat-adapter.ts';
import { channelKey } from '../../src/core/chat/place.ts';
import { utcDay } from '../../src/core/day.ts';
import { systemClock as clock } from '../../src/system-clock.ts';
import { openBot } from '../../src/wire.ts';
import { startBeside } from './beside.ts';
import { dueChannel, type Scenario, scenarios, senderOver } from './fan-out.ts';
import { Counted, Ready } from './loopback-limits.ts';
import { madeUpPapers } from './made-up-papers.ts';
import type { BenchOptions } from './options.ts';

/** Clicks on Discuss, and how they are spread over the time that posting takes, in milliseconds between two. */
const clicks = { discord: { count: 40, everyMs: 240 }, slack: { count: 60, everyMs: 1_500 } };

/**
 * People click Discuss while a digest goes out to `size` channels, each in a channel of their own that is due as well:
 * what they wait for the line in the channel, and for the introduction in its thread.
 */
export async function run({ size = 500, json }: BenchOptions): Promise<void> {
  for (const scenario of scenarios(size)) {
    const result = await measure({ ...scenario, channels: size });
    if (json) console.log(JSON.stringify({ bench: 'discuss', ...result }));
    else console.table([result]);
  }
}

async function measure(scenario: Scenario) {
  const { count, everyMs } = scenario.platform === 'slack' ? clicks.slack : clicks.discord;
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-bench-'));
  const server = await startBeside(new URL('./loopback-limits.ts', import.meta.url), scenario.limits, Ready);
  const papers = madeUpPapers(60, utcDay(clock.now()));
  const stopping = new AbortController();
  setMaxListeners(0, stopping.signal);
  const bot = await openBot(readConfig({ DATABASE_URL: join(folder, 'bench.sqlite') }), {
    ...{ papers, clock, stopping },
    log: { info: () => {}, warn: () => {}, error: console.error },
  });
  const chat = connectable(server.ready.url, scenario);
  await bot.connections.connectable(chat.adapter).connect();
  const channels = Array.from({ length: scenario.channels }, (_, number) => dueChannel(scenario, number, clock.now()));
  for (const channel of channels) await bot.channels.update(channelKey(channel.place), () => channel);

  bot.courier.open();
  await bot.digests.tick(stopping.signal);
  const waits: { line: number; introduction: number }[] = [];
  const opening: Promise<void>[] = [];
  for (let number = 0; number < count; number += 1) {
    const { place } = channels[(number * 37) % channels.length] ?? channels[0] ?? { place: undefined };
    const paper = papers[number % papers.length];
    if (place === undefined || paper === undefined) break;
    const began = performance.now();
    const arrived = chat.arrivals(place.channel);
    opening.push(
      bot.discussions.open(place, paper, `person ${number}`).then(async (opened) => {
        if (opened.kind === 'coming') await opened.opened;
        waits.push({ line: arrived.line() - began, introduction: arrived.introduction() - began });
      }),
    );
    await clock.sleep(everyMs);
  }
  await Promise.all(opening);
  await bot.courier.drain();
  const { accepted, refused } = await server.ask({}, Counted);
  await bot.close();
  await server.stop();
  rmSync(folder, { recursive: true });
  return {
    scenario: scenario.name,
    channels: scenario.channels,
    clicks: waits.length,
    posted: accepted,
    '429s': refused,
    ...timesOf(
      'line',
      waits.map(({ line }) => line),
    ),
    ...timesOf(
      'introduction',
      waits.map(({ introduction }) => introduction),
    ),
  };
}

/** The loopback platform as one that can be connected; it notes when what was clicked for arrived. */
function connectable(url: string, scenario: Scenario) {
  const sender = senderOver(url, scenario);
  const arrived = new Map<string, { line?: number; introduction?: number }>();
  const adapter: ChatAdapter = {
    ...sender,
    async post(place, reply, key, signal) {
      const result = await sender.post(place, reply, key, signal);
      const clicked = arrived.get(place.channel);
      if (result.kind === 'sent' && clicked !== undefined) {
        if (place.thread !== undefined) clicked.introduction ??= performance.now();
        else if (reply.quiet === true) clicked.line ??= performance.now();
      }
      return result;
    },
    openThread: async (message) => ({ kind: 'opened', place: { ...message.place, thread: message.id } }),
    edit: async (message) => ({ kind: 'sent', message }),
    missingAccess: async () => [],
    start: async () => {},
    stop: async () => {},
  };
  return {
    adapter,
    arrivals(channel: string) {
      arrived.set(channel, {});
      return {
        line: () => arrived.get(channel)?.line ?? Number.POSITIVE_INFINITY,
        introduction: () => arrived.get(channel)?.introduction ?? Number.POSITIVE_INFINITY,
      };
    },
  };
}

function timesOf(what: string, times: readonly number[]): Record<string, number> {
  const sorted = [...times].sort((one, other) => one - other);
  const at = (part: number) => Math.round(sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? 0);
  return { [`${what} p50 (ms)`]: at(0.5), [`${what} p99 (ms)`]: at(0.99) };
}
