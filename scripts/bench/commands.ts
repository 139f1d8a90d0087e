import { setMaxListeners } from 'node:events';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { createDiscord } from '../../src/adapters/discord/index.ts';
import type { Clock } from '../../src/core/clock.ts';
import type { Paper } from '../../src/core/paper.ts';
import type { Place } from '../../src/core/place.ts';
import { parseQuery } from '../../src/core/query.ts';
import { readSample } from '../../src/sources/sample.ts';
import { type DiscordServer, startDiscord } from '../../test/servers/discord/index.ts';
import { openHouse } from '../house.ts';
import type { BenchOptions } from './index.ts';

const commandCount = 200;
const overMs = 10_000;
const channelCount = 500;
/** What is not answered by then never will be: Discord forgets it after 3 s. */
const answerWithinMs = 5_000;

/**
 * 200 slash commands in 10 s while a digest goes to 500 channels, through the real client to a server on loopback in
 * the same process: what people wait, from their event to the first answer. `size`: papers in the index.
 */
export async function run({ size = 20_000, json }: BenchOptions): Promise<void> {
  const log = { info: () => {}, warn: () => {}, error: console.error };
  const clock: Clock = {
    now: () => new Date(),
    sleep: (milliseconds, signal) =>
      wait(milliseconds, undefined, signal === undefined ? {} : { signal }).catch(() => undefined),
  };
  const papers = manyPapers(size, clock.now());
  const house = await openHouse({ papers, clock, log });
  const server = await startDiscord({
    rates: { global: { limit: 50, perMs: 1_000 }, bucket: { limit: 5, perMs: 5_000 } },
  });
  const guild = server.guild('Bench');
  const channels = Array.from({ length: channelCount }, (_, at) =>
    server.world.channel({ name: `channel-${at}`, guild_id: guild }),
  );
  const { buttons, notes } = house;
  const adapter = createDiscord({ token: server.token, apiUrl: server.url, buttons, notes, log, clock });
  house.adapters.set('discord', adapter);
  await adapter.start(house.dispatch);
  for (const { id } of channels) {
    await subscribe(house, { platform: 'discord', tenant: guild, channel: id, kind: 'public' }, clock.now());
  }

  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const started = performance.now();
  const stop = new AbortController();
  setMaxListeners(0, stop.signal);
  const posting = house.digests.tick(stop.signal).then(() => house.digests.drain());
  const asking = ask(
    server,
    channels.map(({ id }) => id),
    papers,
  );
  const [times] = await Promise.all([asking, posting]);
  const seconds = Math.round((performance.now() - started) / 100) / 10;
  const posted = server.world.messages.filter(({ only }) => only === undefined).length;
  const refused = server.refused().length;
  const longestBlockMs = Math.round(delay.max / 1e6);
  await adapter.stop();
  await house.close();
  await server.stop();

  const at = (part: number) => Math.round(times[Math.min(times.length - 1, Math.ceil(times.length * part) - 1)] ?? 0);
  const late = times.filter((each) => each >= 3_000).length;
  const result = {
    commands: times.length,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    longestMs: at(1),
    late,
    longestBlockMs,
    posted,
    refused,
    seconds,
  };
  if (json) console.log(JSON.stringify({ bench: 'commands', ...result }));
  else console.table(result);
}

/** Commands at an even pace, each by another person; the milliseconds until something could be read, sorted. */
async function ask(server: DiscordServer, channels: string[], papers: readonly Paper[]): Promise<number[]> {
  const words = ['sparse attention', 'image generation', 'robot learning', 'language agents', 'speculative decoding'];
  const asked = Array.from({ length: commandCount }, async (_, at) => {
    await wait((at * overMs) / commandCount);
    const who = {
      channel: channels[(at * 37) % channels.length] ?? '',
      user: String(100_000_000_000_000_000n + BigInt(at)),
    };
    const paper = papers[(at * 101) % papers.length]?.id ?? '';
    const commands = [
      ['search', { query: words[at % words.length] ?? '' }],
      ['show', { paper }],
      ['today', {}],
      ['similar', { paper }],
      ['search', { query: `author:${paper.at(-1)} ${words[at % words.length]}` }],
    ] as const;
    const [name, options] = commands[at % commands.length] ?? commands[0];
    const began = performance.now();
    const asked = server.people.command(name, options, who);
    await Promise.race([server.people.answer(asked), wait(answerWithinMs)]);
    return performance.now() - began;
  });
  return (await Promise.all(asked)).sort((a, b) => a - b);
}

const subscribe = (house: Awaited<ReturnType<typeof openHouse>>, place: Place, now: Date) =>
  house.channels.update(place, () => {
    const at = now.toISOString();
    return {
      place,
      topics: [{ text: '', query: parseQuery(''), minUpvotes: 0, addedBy: '1', addedAt: at }],
      schedule: { line: '0 9 * * *', timezone: 'UTC' },
      top: 5,
      layout: 'compact',
      organiser: '1',
      nextDue: at,
      emptyRuns: 0,
      modelAllowed: false,
      createdAt: at,
      version: 0,
    };
  });

/** The sample papers over and over, each with an id of its own and words of two others; featured over the last months. */
function manyPapers(count: number, now: Date): Paper[] {
  const { papers } = readSample();
  return Array.from({ length: count }, (_, at) => {
    const [paper, other] = [papers[at % papers.length], papers[(at * 7 + 3) % papers.length]];
    if (paper === undefined || other === undefined) throw new Error('no sample papers');
    const day = new Date(now.getTime() - Math.floor(at / 40) * 86_400_000).toISOString().slice(0, 10);
    const month = String((at % 12) + 1).padStart(2, '0');
    const id = `2${Math.floor(at / 100_000) % 10}${month}.${String(10_000 + at).slice(-5)}`;
    return {
      ...paper,
      id,
      featuredOn: day,
      title: `${paper.title} ${at}`,
      abstract: `${paper.abstract} ${other.abstract}`,
    };
  });
}
