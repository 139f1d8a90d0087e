import { LRUCache } from 'lru-cache';
import { stemsOf } from './analysis.ts';
import { synonymsOf } from './synonyms.ts';
import thesaurus from './thesaurus.json' with { type: 'json' };

/**
 * What another word counts of a question's word: one of the same meaning, and one that is loosely meant by it. Ranking, whole
 * abstracts and the glossary weigh that in ways of their own (docs/answers.md).
 */
export const closeWord = 0.5;
const looseWord = 0.3;

/**
 * Other words, as stems, by which a paper may say a word, and what each counts of the word itself: its synonyms, and what
 * papers write for what people say. One way only: who reads "reward" in a paper was not asked for a "carrot".
 *
 * A line of thesaurus.json is a word of people, the words of papers that mean about the same, and behind a bar those that are
 * loosely meant (docs/decisions/0608).
 */
export const otherWordsFor = (stem: string): ReadonlyMap<string, number> => others.memo(stem);

/** Whether one of two stems may be said by the other. */
export const areOtherWords = (one: string, other: string): boolean =>
  otherWordsFor(one).has(other) || otherWordsFor(other).has(one);

const lines = new Map(Object.entries(thesaurus.words).map(([said, written]) => [stemsOf(said)[0] ?? said, written]));

/** Words repeat, and a line is read anew only when it has long not been asked for. */
const others = new LRUCache<string, ReadonlyMap<string, number>>({ max: 5_000, memoMethod: readLine });

function readLine(stem: string): ReadonlyMap<string, number> {
  const [close = '', loose = ''] = (lines.get(stem) ?? '').split('|');
  const read = new Map(stemsOf(loose).map((other) => [other, looseWord]));
  for (const other of [...synonymsOf(stem), ...stemsOf(close)]) read.set(other, closeWord);
  read.delete(stem);
  return read;
}
