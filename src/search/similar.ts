import type { Hit } from '../core/queries/search.ts';
import { matchedIn } from './matched.ts';
import type { PaperIndex } from './paper-index.ts';
import type { QueryTerm, Scorer } from './scorer.ts';
import { positionsOf } from './sequence.ts';
import { best } from './top.ts';

/** A paper is sought again by so many of its terms: more only add what every paper says, and the scorer's groups end. */
const strongestTerms = 30;

/** The papers that share most of this paper's strongest terms; never itself, nor another entry of the same title. */
export function similarTo(index: PaperIndex, scorer: Scorer, id: string, limit: number): Hit[] {
  const paper = index.numberOf(id);
  if (paper === undefined) return [];
  const terms = strongTerms(index, scorer, paper);
  const { values } = scorer.score(terms);
  const key = index.columns.titleKey.get(paper);
  const found = best(
    limit,
    index.ids.length,
    (other) => (values[other] ?? 0) > 0 && other !== paper && index.columns.titleKey.get(other) !== key,
    (a, b) => (values[a] ?? 0) > (values[b] ?? 0),
  );
  const prepared = { terms, words: terms.map(({ term }) => index.vocabulary.term(term)) };
  const strength = (word: string) => prepared.words.indexOf(word);
  return found.map((other) => ({
    id: index.ids.get(other),
    score: values[other] ?? 0,
    // The strongest first: they are what the two papers have in common.
    matched: matchedIn(index, other, prepared).sort((a, b) => strength(a.word) - strength(b.word)),
  }));
}

/** By how often the paper says them and how few others do; saying it once is often chance, so that counts in full. */
function strongTerms(index: PaperIndex, scorer: Scorer, paper: number): QueryTerm[] {
  const times = new Map<number, number>();
  const { terms, fieldBits, length } = positionsOf(index, paper);
  for (let at = 0; at < length; at++) {
    const term = terms[at] ?? 0;
    // Names say who wrote it, not what it is about. Terms of this paper alone find nothing.
    if ((fieldBits[at] ?? 0) >= 8 || index.vocabulary.papers(term) < 2) continue;
    times.set(term, (times.get(term) ?? 0) + 1);
  }
  return [...times]
    .sort(([a, often], [b, times]) => times * scorer.rarity(b) - often * scorer.rarity(a))
    .slice(0, strongestTerms)
    .map(([term, weight], group) => ({ term, weight, group }));
}
