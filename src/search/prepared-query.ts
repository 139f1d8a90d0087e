import type { Term } from '../core/queries/query.ts';
import { wordsOf } from './analysis.ts';
import { knownTerms } from './known-terms.ts';
import { type Neighbours, neighbourWalk } from './neighbours.ts';
import type { PaperIndex } from './paper-index.ts';
import type { QueryTerm, Scorer, WeightedTerm } from './scorer.ts';
import type { Speller } from './spelling.ts';
import { type Repair, WordRepair } from './word-repair.ts';

/** What a query's words became: terms to rank by, and what was done to find them. */
export type PreparedQuery = {
  terms: QueryTerm[];
  /** By group: the word as it was searched. */
  words: string[];
  repairs: Repair[];
  neighbours: Neighbours[];
};

/** What a word adds that the question says again; long questions repeat what they are about. */
const repetitionWeight = 0.7;
/** A question of 500 words is asked with its most telling ones, so that it cannot be slow. */
const mostTerms = 96;
/** Words beyond these are not read. */
const mostWords = 600;
/** Groups are bits of a 32-bit number; the words after these share the last. */
const mostGroups = 31;

/** The terms to rank papers by: words as they are; unknown ones repaired, and the last one completed. */
export function prepareQuery(
  index: PaperIndex,
  speller: Speller,
  scorer: Scorer,
  asked: readonly Term[],
): PreparedQuery {
  const words = asked
    .flatMap(({ kind, text }) => wordsOf(text).map(({ word }) => ({ word, isLoose: kind === 'word' })))
    .slice(0, mostWords);
  const repair = new WordRepair(index, speller, scorer, words.length);
  const weighed = new Map<number, QueryTerm>();
  const prepared: PreparedQuery = { terms: [], words: [], repairs: repair.repairs, neighbours: [] };
  const walk = neighbourWalk(index, prepared.neighbours);
  for (const [nth, { word, isLoose }] of words.entries()) {
    const isLast = nth === words.length - 1;
    const terms = knownTerms(index, scorer, word);
    const { used, more } = isLoose ? repair.of(word, isLast) : { used: word.written, more: [] };
    walk(word, used);
    if (terms.length + more.length === 0) continue;
    const group = Math.min(prepared.words.push(used.join('-')), mostGroups) - 1;
    for (const found of [...asCommonAs(more, terms, scorer), ...more]) {
      const before = weighed.get(found.term);
      if (before === undefined) weighed.set(found.term, { ...found, group });
      else before.weight += found.weight * repetitionWeight;
    }
  }
  prepared.terms = strongest([...weighed.values()], scorer);
  return prepared;
}

/** "vision lang" is half typed, not by Lang: a rare word counts no more than the commoner ones that may be meant. */
function asCommonAs(more: readonly WeightedTerm[], terms: WeightedTerm[], scorer: Scorer): WeightedTerm[] {
  if (more.length === 0) return terms;
  const least = Math.min(...more.map(({ term }) => scorer.rarity(term)));
  return terms.map(({ term, weight }) => ({ term, weight: weight * Math.min(1, least / scorer.rarity(term)) }));
}

function strongest(terms: QueryTerm[], scorer: Scorer): QueryTerm[] {
  if (terms.length <= mostTerms) return terms;
  const worth = ({ term, weight }: QueryTerm) => weight * scorer.rarity(term);
  return terms.sort((a, b) => worth(b) - worth(a)).slice(0, mostTerms);
}
