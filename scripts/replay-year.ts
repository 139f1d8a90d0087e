import { setTimeout } from 'node:timers/promises';
import { readConfig } from '../src/config.ts';
import { newChannel } from '../src/core/channels/channel.ts';
import type { Sender } from '../src/core/channels/delivery.ts';
import type { Channel } from '../src/core/channels/subscription.ts';
import type { Place } from '../src/core/chat/place.ts';
import type { Paper } from '../src/core/papers/paper.ts';
import { parseQuery, writeQuery } from '../src/core/queries/query.ts';
import type { Topic } from '../src/core/queries/topic.ts';
import { parseItem } from '../src/sources/hugging-face-item.ts';
import { type Bot, openBot } from '../src/wire.ts';

/** A recorded day: what the source answered, and when it was asked. */
export type RecordedDay = { day: string; capturedAt: string; items: unknown[] };

/** What came of a channel over the time of the replay. */
export type ChannelYear = {
  channel: string;
  topics: string;
  schedule: string;
  top: number;
  runs: number;
  digests: number;
  posted: number;
  repeats: number;
  overCap: number;
  /** Candidates over all runs by verdict; a paper is a candidate of every run in its window. */
  verdicts: Record<string, number>;
  /** Candidates for which neither a decision nor "no match" is known. */
  unexplained: number;
};

type Wanted = { name: string; topics: string[]; line: string; timezone: string; top: number; minUpvotes?: number };

/** Three channels that want different things at different times. */
const wanted: Wanted[] = [
  { name: 'vision', topics: ['diffusion -video'], line: '0 9 * * 1-5', timezone: 'Europe/Paris', top: 5 },
  {
    name: 'agents',
    topics: ['agents', 'robot | robotics', '"reinforcement learning"'],
    line: '0 18 * * *',
    timezone: 'America/New_York',
    top: 5,
    minUpvotes: 5,
  },
  { name: 'everything', topics: [''], line: '30 8 * * 1,4', timezone: 'Asia/Tokyo', top: 10 },
];

/**
 * Lets recorded days arrive at the times they were captured, and the digests of three channels fall due in between,
 * over a real database and the real index. Only the clock and the platform are ours.
 */
export async function replay(days: readonly RecordedDay[]): Promise<ChannelYear[]> {
  const arrivals = [...days].sort((a, b) => (a.capturedAt < b.capturedAt ? -1 : 1));
  let now = new Date(arrivals[0]?.capturedAt ?? 0);
  const clock = { now: () => now, sleep: () => setTimeout(0) };
  const log = { info: () => {}, warn: () => {}, error: console.error };
  const { sender, posts } = recordingSender();
  const config = readConfig({ DATABASE_URL: ':memory:', BACKFILL_DAYS: '0' });
  const bot = await openBot(config, { papers: [], clock, log, senderOf: () => sender });
  const { papers, channels, index, digests, courier } = bot;
  courier.open();
  const years = new Map(wanted.map((want) => [want.name, emptyYear(want)]));
  for (const want of wanted) {
    const channel = channelOf(want, now);
    await channels.update(channel.place, () => channel);
  }

  const { signal } = new AbortController();
  for (const [position, { day, capturedAt, items }] of arrivals.entries()) {
    now = new Date(capturedAt);
    const parsed = items.flatMap((item): Paper[] => {
      const read = parseItem(item, day);
      return read.kind === 'paper' ? [read.paper] : [];
    });
    await papers.saveDay('hf', day, parsed, now);
    await index.add(parsed);
    const until = arrivals[position + 1]?.capturedAt ?? new Date(now.getTime() + 86_400_000).toISOString();
    for (let due = await channels.nextDue(); due !== undefined && due.at < until; due = await channels.nextDue()) {
      now = new Date(Math.max(now.getTime(), Date.parse(due.at) + 20_000));
      const before = await channels.due(now, 10);
      // Before the heartbeat, which waits for it by a clock that costs no time here.
      await bot.recentPapers.fetch(signal);
      await digests.tick(signal);
      await courier.drain();
      for (const { place } of before) await countVerdicts(place, bot, years.get(place.channel));
    }
  }
  await bot.close();
  for (const year of years.values()) countPosts(year, posts.get(year.channel) ?? []);
  return [...years.values()];
}

/** A platform that takes everything; `posts`: the papers of each message, by channel. */
function recordingSender() {
  const posts = new Map<string, string[][]>();
  const sender: Sender = {
    platform: 'console',
    pace: { perChannelMs: 0, perSecond: 1_000_000 },
    async post(place, { blocks }, key) {
      const papers = blocks.flatMap((block) => (block.type === 'entry' ? [block.id] : []));
      posts.set(place.channel, [...(posts.get(place.channel) ?? []), papers]);
      return { kind: 'sent', message: { place, id: key } };
    },
    find: async () => ({ kind: 'absent' }),
    openThread: async ({ place }) => ({ kind: 'opened', place }),
  };
  return { sender, posts };
}

/** What the last run of a channel said about every candidate. */
async function countVerdicts(place: Place, { outbox, papers }: Bot, year: ChannelYear | undefined): Promise<void> {
  const run = await outbox.lastRun(place);
  if (year === undefined || run === undefined) return;
  year.runs += 1;
  const candidates = await papers.featured(run.days.at(-1) ?? '9999-12-31', run.days[0] ?? '9999-12-31');
  const decided = new Map(run.decisions.map((decision) => [decision.paper, decision.verdict.kind]));
  for (const { id, featuredOn } of candidates) {
    const kind =
      decided.get(id) ?? (featuredOn !== undefined && run.days.includes(featuredOn) ? 'no-match' : undefined);
    if (kind === undefined) year.unexplained += 1;
    else year.verdicts[kind] = (year.verdicts[kind] ?? 0) + 1;
  }
}

function countPosts(year: ChannelYear, posts: readonly string[][]): void {
  const shown = posts.flat();
  year.digests = posts.filter((papers) => papers.length > 0).length;
  year.posted = shown.length;
  year.overCap = posts.filter((papers) => papers.length > year.top).length;
  year.repeats = shown.length - new Set(shown).size;
}

function channelOf({ name, topics, line, timezone, top, minUpvotes = 0 }: Wanted, now: Date): Channel {
  const place: Place = { platform: 'console', tenant: 'replay', channel: name, kind: 'public' };
  return {
    ...newChannel(place, 'replay', { line, timezone }, top, now),
    topics: topics.map((text): Topic => {
      const query = parseQuery(text);
      return { text: writeQuery(query), query, minUpvotes, addedBy: 'replay', addedAt: now.toISOString() };
    }),
  };
}

const emptyYear = ({ name, topics, line, timezone, top }: Wanted): ChannelYear => ({
  channel: name,
  topics: topics.map((text) => (text === '' ? '(top papers)' : text)).join(' · '),
  schedule: `${line} ${timezone}`,
  top,
  runs: 0,
  digests: 0,
  posted: 0,
  repeats: 0,
  overCap: 0,
  verdicts: {},
  unexplained: 0,
});
