import type { Intent } from './intent.ts';
import type { Topic } from './likely-topic.ts';
import { orderIn, spanIn, timeTerms } from './time.ts';
import type { Sentence } from './words.ts';

/** The query for the papers that a sentence means, and their order; undefined where it names none. */
export function readSearch({ parts }: Sentence, topic: Topic, now: Date): Intent | undefined {
  const all = parts.flatMap(({ words }) => words);
  const span = topic.isTimed ? spanIn(all, now)?.span : undefined;
  const order = orderIn(all);
  const terms = [
    ...topic.words.filter((word) => !small.has(word.toLowerCase())),
    ...topic.authors.map((name) => `author:${quoted(name)}`),
    ...topic.organisations.map((name) => `org:${quoted(name)}`),
    ...topic.without.map((words) => `-${quoted(words)}`),
    ...(span === undefined ? [] : [timeTerms(span)]),
  ];
  if (terms.length === 0) return undefined;
  return { kind: 'search', query: terms.join(' '), ...(order === undefined ? {} : { sort: order }) };
}

/** Words that search passes over, but for those that names are made of: "chain of thought", "text to speech". */
const small = new Set('a an the for in on with and or from at as is are that using'.split(' '));

const quoted = (words: string) => (words.includes(' ') ? `"${words}"` : words);
