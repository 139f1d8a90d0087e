import { isWord } from '../words/talk.ts';
import { type Tag, wordOf } from './topic-features.ts';

type Span = { from: number; to: number };

/**
 * What somebody tells of themselves beside a wish that names its topic: "we rip out our reranker on Friday: any papers on late
 * interaction?", "…, I teach chemistry". No paper is to be about it.
 */
export function besideTheWish(tokens: readonly string[], path: readonly Tag[]): Span[] {
  const clauses = clausesOf(tokens);
  const names = ({ from, to }: Span) => path.slice(from, to).some((tag) => tag === 'topic');
  const wishes = clauses.filter((clause) => asksIn(tokens, clause) && !leans(tokens, clause) && names(clause));
  return wishes.length === 0 ? [] : clauses.filter((clause) => !wishes.includes(clause) && isOfSpeaker(tokens, clause));
}

/** Between marks, commas among them. */
function clausesOf(tokens: readonly string[]): Span[] {
  const ends = [...tokens.keys()].filter((at) => /^[.,;:!?]$/.test(tokens[at] ?? ''));
  return [...ends, tokens.length].map((to, nth) => ({ from: nth === 0 ? 0 : (ends[nth - 1] ?? 0) + 1, to }));
}

const wordsOf = (tokens: readonly string[], { from, to }: Span) => tokens.slice(from, to).filter(isWord).map(wordOf);

function asksIn(tokens: readonly string[], clause: Span): boolean {
  const words = wordsOf(tokens, clause);
  return words.some((word, at) => asks.has(word) || (things.has(word) && towards.has(words[at + 1] ?? '')));
}
const asks = new Set(
  `papers literature studies articles preprints publications references find search show recommend looking dig fetch`.split(
    ' ',
  ),
);
/** "Any papers on preventing that?" */
const leans = (tokens: readonly string[], clause: Span): boolean => {
  const words = wordsOf(tokens, clause);
  return /^(?:that|this|it|them|these|those)$/.test(words.at(-1) ?? '') || words.includes('ones');
};

/** "Do something stupid" asks for none. */
const things = new Set('paper research anything something stuff'.split(' '));
const towards = new Set('on about around regarding for with into in that where which'.split(' '));

/** "I run a clinic", "our index is slow": and says not what of the topic matters. */
function isOfSpeaker(tokens: readonly string[], clause: Span): boolean {
  const words = wordsOf(tokens, clause);
  const first = words.find((word) => !openings.has(word)) ?? '';
  return speakers.has(first) && words.length > 3 && !words.some((word) => matters.has(word));
}
const openings = new Set('ok okay so hey hi hello well and but because as since also um'.split(' '));
const speakers = new Set('i we my our im ive weve were id'.split(' '));
const matters = new Set(
  `focus focused interested interest interests care mainly mostly especially particularly specifically want wants need needs prefer
  preferably mean meant topic topics`.split(/\s+/),
);
