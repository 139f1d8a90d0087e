import { isMention, type ScoredPaper } from '../core/channels/rank.ts';
import { rankSources, type SourceList } from '../core/channels/rank-sources.ts';
import { wantedBy } from '../core/channels/reason.ts';
import { utcDay } from '../core/day.ts';
import type { Paper } from '../core/papers/paper.ts';
import type { SourceInfo } from '../core/papers/paper-source.ts';
import type { PaperStore } from '../core/papers/paper-store.ts';
import { parseQuery } from '../core/queries/query.ts';
import type { SearchIndex } from '../core/queries/search.ts';
import { type Topic, topicName } from '../core/queries/topic.ts';
import { counted } from '../core/text.ts';

/** A paper of a feed, the day it was featured on, and why it is there. */
export type FeedEntry = { paper: Paper; day: string; reason: string };

/** Featured days a feed goes back, and most entries of one: readers that look once a week miss nothing. */
const feedDays = 7;
const mostEntries = 50;

/** What topics ask for; without one, the day's top papers. */
export type Wanted = { topics: readonly Topic[]; top: number };

export const topPapers: Wanted['topics'] = [
  { text: '', query: parseQuery(''), minUpvotes: 0, addedBy: '', addedAt: '' },
];

export type FeedPorts = {
  papers: PaperStore;
  index: Pick<SearchIndex, 'matches'>;
  sources: readonly SourceInfo[];
};

/** Of each of the last days the papers that a channel with these topics would get, newest day first; each paper once. */
export async function entriesFor(
  { topics, top }: Wanted,
  { papers, index, sources }: FeedPorts,
  now: Date,
): Promise<FeedEntry[]> {
  const days = await papers.latestDays(feedDays, utcDay(now));
  const [newest] = days;
  const oldest = days.at(-1);
  if (newest === undefined || oldest === undefined) return [];
  const candidates = await papers.featured(oldest, newest);
  const ids = candidates.map(({ id }) => id);
  const findings = await Promise.all(
    topics.map(async (topic) => {
      const matches = await index.matches(topic.query, ids, now);
      return { topic, matches: new Map(matches.map((match) => [match.id, match])), excluded: new Map() };
    }),
  );
  const entries = new Map<string, FeedEntry>();
  for (const day of days) {
    const open = candidates.filter(({ id }) => !entries.has(id));
    const { picks } = rankSources(listsOf(day, open, sources), { findings, shown: new Map(), top });
    for (const pick of picks) entries.set(pick.paper.id, { paper: pick.paper, day, reason: reasonFor(pick, day) });
  }
  return [...entries.values()].slice(0, mostEntries);
}

/** What each source showed on a day; what an earlier one has is of that one. */
function listsOf(day: string, papers: readonly Paper[], sources: readonly SourceInfo[]): SourceList[] {
  const taken = new Set<string>();
  return sources.map((source) => {
    const shown = ({ listed = [] }: Paper) => listed.some(({ source: name, on }) => name === source.name && on === day);
    const candidates = papers.filter((paper) => !taken.has(paper.id) && shown(paper));
    for (const { id } of candidates) taken.add(id);
    return { source, days: [day], candidates };
  });
}

function reasonFor({ topic, strength, paper }: ScoredPaper, day: string): string {
  const { upvotes } = paper;
  const votes = upvotes === undefined ? '.' : `: ${counted(upvotes, 'upvote')}.`;
  if (topic === '')
    return `${upvotes === undefined ? 'One of the papers' : 'One of the most upvoted'} of ${day}${votes}`;
  return `Here for "${wantedBy(topic) || topicName(topic)}"${isMention(strength) ? ', which it mentions' : ''}${votes}`;
}
