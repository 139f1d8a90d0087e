import type { Word } from './words.ts';

/**
 * What a part asks for, told by its words whatever their order. `keys`: of one line every word must be there, `a|b` for
 * either. `words`: what may stand beside them; anything else names a paper or a topic, or makes it something else.
 */
export type Bag = { keys: readonly ReadonlySet<string>[][]; words: ReadonlySet<string> };

export const bag = (keys: readonly string[], words: string): Bag => {
  const read = keys.map((line) => line.split(' ').map((word) => new Set(word.split('|'))));
  const own = read.flat().flatMap((anyOf) => [...anyOf]);
  return { keys: read, words: new Set([...own, ...words.split(/\s+/), ...small]) };
};

/** Undefined where no key is there. `others`: what stands between the first and the last word that is none of the bag's. */
export function inBag(words: readonly Word[], { keys, words: known }: Bag): { others: Word[] } | undefined {
  const said = new Set(words.map(({ text }) => text));
  if (!keys.some((key) => key.every((anyOf) => [...anyOf].some((word) => said.has(word))))) return undefined;
  const isOther = ({ text }: Word) => !known.has(text);
  const first = words.findIndex(isOther);
  if (first === -1) return { others: [] };
  const end = words.findLastIndex(isOther) + 1;
  return { others: words.slice(first, nouns.has(words[end]?.text ?? '') ? end + 1 : end) };
}

/** A key is there, and nothing that is none of the bag's. */
export const isBag = (words: readonly Word[], of: Bag): boolean => inBag(words, of)?.others.length === 0;

/** "The Keye 2.0 report": the noun says that what stands before it is a name. */
const nouns = new Set(['paper', 'report', 'article', 'preprint', 'survey', 'study']);

/** The small words of every request. */
const small = new Set(
  `a an the this that these those paper's article's authors' it its they them their there here he she his her i we you me us my our your
  is are was were be been being am do does did done has have had can could will would shall should may might must
  of for to on in at from by with about as into and or but so if not no yes any some all one ones each every
  what which who whom whose where when how why please thanks thank also too just only really actually exactly again now
  yet already still ever out up paper papers article preprint work study report publication research authors author
  give show send get tell find see got need want like know say says said look let lets hey hi hello ok quick quickly
  go going come came make made sure think guess maybe anyone anybody somebody someone people anything something
  more much many very kind kindly sort bit lot well btw tbh lol imo folks guys asap far right`.split(/\s+/),
);
