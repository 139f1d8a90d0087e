import { setMaxListeners } from 'node:events';
import { readConfig } from '../../src/config.ts';
import { asTopics, dueNow, newChannel } from '../../src/core/channels/channel.ts';
import type { Place } from '../../src/core/chat/place.ts';
import type { Paper } from '../../src/core/papers/paper.ts';
import { parseQuery } from '../../src/core/queries/query.ts';
import { readSample } from '../../src/sources/sample.ts';
import { systemClock as clock } from '../../src/system-clock.ts';
import { type Bot, openBot } from '../../src/wire.ts';
import { startBeside } from './beside.ts';
import { Asked, Counted, Ready } from './chat-with-people.ts';
import { watchLateness } from './lateness.ts';
import type { BenchOptions } from './options.ts';

const channelCount = 500;

/**
 * 200 slash commands and 100 half-typed options in 10 s while a digest goes to 500 channels, through the real client to
 * a server in another process: what people wait, from their event to the first answer. `size`: papers in the index.
 */
export async function run({ size = 20_000, json }: BenchOptions): Promise<void> {
  const log = { info: () => {}, warn: () => {}, error: console.error };
  const papers = manyPapers(size, clock.now());
  const chat = await startBeside(new URL('./chat-with-people.ts', import.meta.url), channelCount, Ready);
  const { url, token, guild, channels } = chat.ready;
  const config = readConfig({ DATABASE_URL: ':memory:', DISCORD_TOKEN: token, DISCORD_API_URL: url });
  const bot = await openBot(config, { papers, clock, log });
  await bot.index.ready();
  await Promise.all(bot.chats.map((chat) => chat.connect()));
  bot.courier.open();
  for (const channel of channels) {
    await subscribe(bot, { platform: 'discord', tenant: guild, channel, kind: 'public' }, clock.now());
  }

  const lateness = watchLateness();
  const started = performance.now();
  const stop = new AbortController();
  setMaxListeners(0, stop.signal);
  const posting = bot.digests.tick(stop.signal).then(() => bot.courier.drain());
  const named = papers.filter((_, at) => at % 101 === 0).map(({ id, title }) => ({ id, title }));
  const [asked] = await Promise.all([chat.ask({ papers: named }, Asked), posting]);
  const seconds = Math.round((performance.now() - started) / 100) / 10;
  const late = lateness.stop();
  const counted = await chat.ask({}, Counted);
  await bot.close();
  await chat.stop();

  const result = {
    ...timesOf('commands', asked.commands),
    ...timesOf('autocomplete', asked.completions),
    'loop late, p99 (ms)': Math.round(late.p99Ms),
    'loop late, most (ms)': Math.round(late.longestMs),
    ...counted,
    seconds,
  };
  if (json) console.log(JSON.stringify({ bench: 'commands', ...result }));
  else console.table(result);
}

/** `times`: sorted. */
function timesOf(what: string, times: readonly number[]): Record<string, number> {
  const at = (part: number) => Math.round(times[Math.max(0, Math.ceil(times.length * part) - 1)] ?? 0);
  return {
    [what]: times.length,
    [`${what} p50 (ms)`]: at(0.5),
    [`${what} p99 (ms)`]: at(0.99),
    [`${what}, longest (ms)`]: at(1),
  };
}

const subscribe = (bot: Bot, place: Place, now: Date) =>
  bot.channels.update(place, () => {
    const channel = newChannel(place, '1', { line: '0 9 * * *', timezone: 'UTC' }, 5, now);
    return dueNow({ ...channel, topics: asTopics([{ text: '', query: parseQuery('') }], channel, '1', now) }, now);
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
      listed: [{ source: 'hf', as: 'Daily Papers', on: day }],
      title: `${paper.title} ${at}`,
      abstract: `${paper.abstract} ${other.abstract}`,
    };
  });
}
