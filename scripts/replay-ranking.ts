import { setTimeout } from 'node:timers/promises';
import { readConfig } from '../src/config.ts';
import {
  isMention,
  rank,
  type Score,
  type ScoredPaper,
  type TopicFinding,
  windowDays,
} from '../src/core/channels/rank.ts';
import type { Paper } from '../src/core/papers/paper.ts';
import { parseQuery } from '../src/core/queries/query.ts';
import type { TopicMatch } from '../src/core/queries/search.ts';
import { parseItem } from '../src/sources/hugging-face-item.ts';
import { openBot } from '../src/wire.ts';
import type { RecordedDay } from './replay-year.ts';

/** What is compared in docs/ranking.md. */
const formulas: Record<string, Score> = {
  'upvotes, a mention half, ÷ days': ({ upvotes, age, strength }) =>
    (upvotes * (isMention(strength) ? 0.5 : 1)) / (1 + age),
  'upvotes ÷ days': ({ upvotes, age }) => upvotes / (1 + age),
  '(upvotes + 1) × match ÷ days': ({ upvotes, age, strength }) => ((upvotes + 1) * strength) / (1 + age),
  'upvotes, halved each day': ({ upvotes, age }) => upvotes / 2 ** age,
  upvotes: ({ upvotes }) => upvotes,
  'new first, then upvotes': ({ upvotes, age }) => upvotes - age * 1_000_000,
};

const broad = ['agents', 'diffusion', 'reasoning', 'robot | robotics', '"reinforcement learning"', 'video', 'speech'];
const narrow = [
  'quantization',
  'retrieval',
  'safety',
  'medical',
  'code',
  '3D',
  'tokenizer',
  'benchmark',
  'distillation',
];
const channels: Record<string, string[]> = {
  'top papers': [''],
  'three topics': broad.slice(0, 3),
  'sixteen topics': [...broad, ...narrow],
};
const top = 5;

/** How a formula does in one channel. */
export type FormulaYear = {
  channel: string;
  formula: string;
  posts: number;
  /** Per cent of the picks that are of an earlier day. */
  earlier: number;
  /** Per cent of the picks that are, although a new paper with more upvotes was left out. */
  beforeBetter: number;
  /** Per cent of the picks that only mention their topic. */
  mentions: number;
  /** Mean upvotes of a pick. */
  upvotes: number;
  /** Mean number of topics that a post holds a paper for. */
  topics: number;
  /** New papers in the post (mean), were it the channel's first; on Mondays; on days with at most five new ones. */
  newInFirst: number;
  newOnMonday: number;
  newOfFew: number;
};

/** The upvotes a paper of `day` has on the day `on`. */
export type UpvotesOn = (paper: Paper, day: string, on: string) => number;

type Day = { day: string; papers: Paper[] };
type Matches = ReadonlyMap<string, ReadonlyMap<string, TopicMatch>>;

/** Each formula over recorded days: a post a day, when the day's list has just been recorded. */
export async function compareFormulas(recorded: readonly RecordedDay[], upvotesOn: UpvotesOn): Promise<FormulaYear[]> {
  const days = recorded.map(({ day, items }) => ({ day, papers: items.flatMap((item) => paperOf(item, day)) }));
  const windows = days.slice(windowDays - 1).map((_, at) => days.slice(at, at + windowDays).reverse());
  const matches = await matchesOf(days.flatMap(({ papers }) => papers));
  return Object.entries(channels).flatMap(([channel, topics]) =>
    Object.entries(formulas).map(([formula, score]) => {
      const findings = topics.map((topic) => findingOf(topic, matches));
      return { channel, formula, ...yearOf({ windows, findings, score, upvotesOn }) };
    }),
  );
}

function paperOf(item: unknown, day: string): Paper[] {
  const read = parseItem(item, day);
  return read.kind === 'paper' ? [{ ...read.paper, featuredOn: day }] : [];
}

async function matchesOf(papers: readonly Paper[]): Promise<Matches> {
  const clock = { now: () => new Date('2026-06-20'), sleep: () => setTimeout(0) };
  const log = { info: () => {}, warn: () => {}, error: console.error };
  const bot = await openBot(readConfig({ DATABASE_URL: ':memory:' }), { papers: [], clock, log });
  await bot.index.add(papers);
  const ids = papers.map(({ id }) => id);
  const matches = new Map<string, ReadonlyMap<string, TopicMatch>>();
  for (const topic of new Set(Object.values(channels).flat())) {
    const found = await bot.index.matches(parseQuery(topic), ids, clock.now());
    matches.set(topic, new Map(found.map((match) => [match.id, match])));
  }
  await bot.close();
  return matches;
}

const findingOf = (text: string, matches: Matches): TopicFinding => ({
  topic: { text, query: parseQuery(text), minUpvotes: 0, addedBy: 'replay', addedAt: '' },
  matches: matches.get(text) ?? new Map(),
  excluded: new Map(),
});

type Year = { windows: readonly Day[][]; findings: readonly TopicFinding[]; score: Score; upvotesOn: UpvotesOn };

function yearOf({ windows, findings, score, upvotesOn }: Year): Omit<FormulaYear, 'channel' | 'formula'> {
  const shown = new Map<string, { at: string }>();
  const posts = windows.map((window) => {
    const days = window.map(({ day }) => day);
    const [today = '', ...earlier] = days;
    const candidates = candidatesOf(window, (paper, day) => upvotesOn(paper, day, today));
    const input = { candidates, days, findings, top };
    const { picks, decisions } = rank({ ...input, shown }, score);
    const first = rank({ ...input, shown: new Map() }, score).picks;
    for (const { paper } of picks) shown.set(paper.id, { at: today });
    const refused = new Set(decisions.flatMap(({ paper, verdict }) => (verdict.kind === 'over-cap' ? [paper] : [])));
    const newRefused = candidates.filter(
      ({ id, featuredOn }) => refused.has(id) && !earlier.includes(featuredOn ?? ''),
    );
    const bestRefused = Math.max(-1, ...newRefused.map(({ upvotes = 0 }) => upvotes));
    return { today, picks, first, bestRefused, listed: window[0]?.papers.length ?? 0 };
  });
  const picks = posts.flatMap((post) => post.picks);
  const perCent = (counted: readonly unknown[]) => round((100 * counted.length) / Math.max(1, picks.length));
  const isMonday = ({ today }: { today: string }) => new Date(today).getUTCDay() === 1;
  return {
    posts: posts.length,
    earlier: perCent(picks.filter(({ age }) => age > 0)),
    beforeBetter: perCent(
      posts.flatMap((post) =>
        post.picks.filter(({ age, paper }) => age > 0 && (paper.upvotes ?? 0) < post.bestRefused),
      ),
    ),
    mentions: perCent(picks.filter(({ strength }) => isMention(strength))),
    upvotes: mean(picks.map(({ paper }) => paper.upvotes ?? 0)),
    topics: mean(
      posts.map(
        (post) => findings.filter(({ matches }) => post.picks.some(({ paper }) => matches.has(paper.id))).length,
      ),
    ),
    newInFirst: mean(posts.map(({ first }) => newOf(first))),
    newOnMonday: mean(posts.filter(isMonday).map((post) => newOf(post.picks))),
    newOfFew: mean(posts.filter(({ listed }) => listed <= 5).map((post) => newOf(post.picks))),
  };
}

/** Each paper once, on the latest of its days. */
function candidatesOf(window: readonly Day[], upvotesOf: (paper: Paper, day: string) => number): Paper[] {
  const oldestFirst = [...window].reverse();
  const papers = oldestFirst.flatMap((day) =>
    day.papers.map((paper) => ({ ...paper, upvotes: upvotesOf(paper, day.day) })),
  );
  return [...new Map(papers.map((paper) => [paper.id, paper])).values()];
}

const newOf = (picks: readonly ScoredPaper[]) => picks.filter(({ age }) => age === 0).length;
const round = (value: number) => Math.round(10 * value) / 10;
const mean = (values: readonly number[]) =>
  round(values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length));
