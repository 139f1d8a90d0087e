import type { Intent } from './intent.ts';
import type { Topic } from './likely-topic.ts';
import { readSearch, withoutOrder } from './search.ts';
import { titleShare } from './title-share.ts';
import type { Sentence } from './words.ts';

/** "Best vision papers this month", "what has NVIDIA published": of all that is read most, what is about it or from there. */
export function mostReadOf(sentence: Sentence, topic: Topic, now: Date): Intent | undefined {
  if (topic.organisations.length > 0) return readSearch(sentence, topic, now);
  const name = withoutOrder(topic.words).map((word) => word.toLowerCase());
  const isTopic = !topic.isGuessed && name.length > 0 && name.every((word) => titleShare(word) >= knownShare);
  if (!isTopic || name.some((word) => everything.has(word)) || !isNamed(sentence, name)) return undefined;
  const search = readSearch(sentence, topic, now);
  return search?.kind === 'search' ? { ...search, sort: 'upvotes' } : search;
}

/** A share of titles from which a word is taken for a topic: four of them. */
const knownShare = 3;

/** What all papers are about, and where all of them are. */
const everything = new Set('ai ml dl research science machine learning hugging face arxiv world'.split(' '));

/** "In robotics", "robotics papers": not "the highlights", "the crowd's favourites". */
function isNamed({ parts }: Sentence, name: readonly string[]): boolean {
  const said = parts.flatMap(({ words }) => words.map(({ written }) => written.toLowerCase()));
  const at = said.findIndex((_, from) => name.every((word, nth) => said[from + nth] === word));
  return at !== -1 && (before.has(said[at - 1] ?? '') || behind.has(said[at + name.length] ?? ''));
}

const before = new Set(['in', 'on', 'about', 'for', 'of']);
const behind = new Set(['paper', 'papers', 'work', 'research', 'stuff', 'preprints', 'articles']);
