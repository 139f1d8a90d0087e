import { withoutExclusions } from '../core/channels/changed-since.ts';
import { type TopicFinding, windowDays } from '../core/channels/rank.ts';
import type { SourceList } from '../core/channels/rank-sources.ts';
import { utcDay } from '../core/day.ts';
import type { Paper } from '../core/papers/paper.ts';
import type { SourceInfo } from '../core/papers/paper-source.ts';
import type { PaperStore } from '../core/papers/paper-store.ts';
import { printQuery, type Query, type Term } from '../core/queries/query.ts';
import type { SearchIndex, TopicMatch } from '../core/queries/search.ts';
import type { Topic } from '../core/queries/topic.ts';

/** The candidates of one moment, and what each topic finds among them. */
export type Window = { lists: SourceList[]; candidates: Paper[]; finding(topic: Topic): Promise<TopicFinding> };

/**
 * Loads the candidates once for all channels of a tick. Each distinct topic text is asked of the index once, however
 * many channels have it.
 */
export async function openWindow(
  { papers, index, sources }: { papers: PaperStore; index: SearchIndex; sources: readonly SourceInfo[] },
  now: Date,
): Promise<Window> {
  const lists: SourceList[] = [];
  for (const source of sources) {
    const days = await papers.latestDays(windowDays, utcDay(now), source.name);
    const oldest = days.at(-1);
    const [newest] = days;
    const shown =
      oldest === undefined || newest === undefined ? [] : await papers.featured(oldest, newest, source.name);
    // What an earlier source has is of that one.
    const others = new Set(lists.flatMap((list) => list.candidates.map(({ id }) => id)));
    lists.push({ source, days, candidates: shown.filter(({ id }) => !others.has(id)) });
  }
  const candidates = lists.flatMap((list) => list.candidates);
  const ids = candidates.map(({ id }) => id);
  const found = new Map<string, Promise<Omit<TopicFinding, 'topic'>>>();

  const matches = async (query: Query, among: readonly string[]): Promise<Map<string, TopicMatch>> =>
    new Map((await index.matches(query, among, now)).map((match) => [match.id, match]));

  async function find(query: Query): Promise<Omit<TopicFinding, 'topic'>> {
    const matching = await matches(query, ids);
    const exclusions = query.anyOf.flatMap(({ none }) => none);
    const excluded = new Map<string, string>();
    if (exclusions.length > 0) {
      const wanted = await matches(withoutExclusions(query), ids);
      const refused = [...wanted.keys()].filter((id) => !matching.has(id));
      for (const term of refused.length === 0 ? [] : exclusions) {
        for (const id of (await matches(only(term), refused)).keys()) {
          if (!excluded.has(id)) excluded.set(id, `-${printQuery(only(term))}`);
        }
      }
    }
    return { matches: matching, excluded };
  }

  return {
    lists,
    candidates,
    async finding(topic) {
      const asked = found.get(topic.text) ?? find(topic.query);
      found.set(topic.text, asked);
      return { topic, ...(await asked) };
    },
  };
}

const only = (term: Term): Query => ({ anyOf: [{ all: [term], none: [] }] });
