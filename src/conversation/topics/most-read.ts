import type { Intent } from '../intent.ts';
import { closers } from '../words/manners.ts';
import { withoutEnd } from '../words/phrases.ts';
import { titleShare } from '../words/title-share.ts';
import { allWords, type Sentence } from '../words/words.ts';
import type { Topic } from './likely-topic.ts';
import { readSearch, withoutOrder } from './search.ts';
import { typedTerms } from './typed-terms.ts';

/** "Best vision papers this month", "what has NVIDIA published": of all that is read most, what is about it or from there. */
export function mostReadOf(sentence: Sentence, topic: Topic, now: Date): Intent | undefined {
  if (topic.organisations.length > 0) return readSearch(sentence, topic, now);
  if (typedTerms(sentence.text).terms.length > 0) {
    const words = topic.isGuessed ? [] : topic.words;
    return byVotes(readSearch(sentence, { ...topic, words, isTimed: true }, now));
  }
  const name = withoutOrder(topic.words).map((word) => word.toLowerCase());
  const least = topic.isGuessed && !isNarrowed(sentence, name) ? surelyShare : knownShare;
  const isTopic = name.length > 0 && name.every((word) => titleShare(word) >= least);
  if (!isTopic || name.some((word) => everything.has(word)) || !isNamed(sentence, name)) return undefined;
  const isOfToday = allWords(sentence.parts).some(({ text }) => today.has(text));
  const search = readSearch(sentence, { ...topic, isTimed: topic.isTimed || isOfToday }, now);
  return byVotes(search);
}

const byVotes = (search: Intent | undefined): Intent | undefined =>
  search?.kind === 'search' ? { ...search, sort: 'upvotes' } : search;

/** A share of titles from which a word is taken for a topic: four of them, and sixteen where it is only guessed. */
const knownShare = 3;
const surelyShare = 5;

/** What all papers are about, and where all of them are. */
const everything = new Set('ai ml dl research science machine learning hugging face arxiv world'.split(' '));

/** "In robotics", "robotics papers", "robotics, top 5": not "the highlights", "the crowd's favourites". */
function isNamed({ parts }: Sentence, name: readonly string[]): boolean {
  const said = parts.flatMap(({ words }) => words.map(({ written }) => written.toLowerCase()));
  const at = said.findIndex((_, from) => name.every((word, nth) => said[from + nth] === word));
  return at !== -1 && (at === 0 || before.has(said[at - 1] ?? '') || behind.has(said[at + name.length] ?? ''));
}

/** "What's new today in robotics", "today's papers, just robotics": nothing follows, and it is what the rest is narrowed to. */
const isNarrowed = ({ parts }: Sentence, name: readonly string[]): boolean =>
  parts.some(({ words: said }) => {
    const words = withoutEnd(said, closers).map(({ written }) => written.toLowerCase());
    const at = words.length - name.length;
    return narrows.has(words[at - 1] ?? '') && name.every((word, nth) => words[at + nth] === word);
  });
const narrows = new Set(['in', 'on', 'about', 'just', 'only']);

const today = new Set(['today', 'tonight', 'yesterday']);

const before = new Set(['in', 'on', 'about', 'for', 'of', 'just', 'only']);
const behind = new Set(['paper', 'papers', 'work', 'research', 'stuff', 'preprints', 'articles']);
