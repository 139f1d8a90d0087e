import type { Paper } from '../papers/paper.ts';
import { parseQuery, type Query, type Term, writeQuery } from '../queries/query.ts';
import { readTopic, type Topic, topicKey } from '../queries/topic.ts';
import type { Channel } from './subscription.ts';

/** A topic of a channel, and what stands in its place from now on. */
export type TopicChange = { from: string; to: Pick<Topic, 'text' | 'query'>; minUpvotes?: number | undefined };

/** With topics changed where they stand; those that are gone meanwhile stay gone. Two that become one are one. */
export function withChanged(channel: Channel, changes: readonly TopicChange[], by: string, now: Date): Channel {
  const byKey = new Map(changes.map((change) => [topicKey(change.from), change]));
  const topics = channel.topics.map((topic): Topic => {
    const change = byKey.get(topicKey(topic.text));
    if (change === undefined) return topic;
    const { to, minUpvotes = topic.minUpvotes } = change;
    return { ...to, minUpvotes, addedBy: by, addedAt: now.toISOString() };
  });
  const once = new Map(topics.map((topic) => [topicKey(topic.text), topic]));
  return { ...channel, topics: [...once.values()], emptyRuns: 0 };
}

/** The query without what holds a term; each of its alternatives leaves it out. */
const without = ({ anyOf, ...rest }: Query, term: Term): Query => ({
  ...rest,
  anyOf: (anyOf.length === 0 ? [{ all: [], none: [] }] : anyOf).map(({ all, none }) => ({
    all,
    none: [...none, term],
  })),
});

/** Topics that leave out what holds a term; undefined where one would become too long. */
export function excluded(topics: readonly Topic[], term: Term): Topic[] | undefined {
  const changed = topics.flatMap((topic) => {
    const read = readTopic(writeQuery(without(topic.query, term)));
    return read.ok ? [{ ...topic, text: read.text, query: read.query }] : [];
  });
  return changed.length === topics.length ? changed : undefined;
}

/** Whoever asks for diffusion does not want diffusion to be left out; "diffusion models" may be. */
export const asksFor = ({ query }: Pick<Topic, 'query'>, { text }: Term): boolean =>
  query.anyOf.some(({ all }) => all.some((wanted) => wanted.text.toLowerCase() === text.toLowerCase()));

/** Keywords of a paper as conditions of a topic, in the paper's order; those that cannot be written as one are left out. */
export const keywordTerms = ({ keywords }: Pick<Paper, 'keywords'>): Term[] =>
  keywords.flatMap((keyword) => {
    const [only, ...others] = parseQuery(`"${keyword.replaceAll('"', ' ')}"`).anyOf.flatMap(({ all }) => all);
    return only === undefined || others.length > 0 ? [] : [only];
  });

/** A condition as a topic is written: `video`, `"video generation"`. */
export const printedTerm = (term: Term): string => writeQuery({ anyOf: [{ all: [term], none: [] }] });
