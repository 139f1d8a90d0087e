import type { Hit } from '../core/search.ts';
import { matchedIn } from './matched.ts';
import type { PaperIndex } from './paper-index.ts';
import type { QueryTerm, Scorer } from './scorer.ts';
import { placesOf } from './sequence.ts';
import { best } from './top.ts';

/** A paper is sought again by so many of its terms: more only add what every paper says. */
const strongestTerms = 25;

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
  const question = { terms, words: terms.map(({ term }) => index.vocabulary.term(term)) };
  return found.map((other) => ({
    id: index.ids[other] ?? '',
    score: values[other] ?? 0,
    matched: matchedIn(index, other, question),
  }));
}

function strongTerms(index: PaperIndex, scorer: Scorer, paper: number): QueryTerm[] {
  const times = new Map<number, number>();
  const { terms, fieldBits, length } = placesOf(index, paper);
  for (let at = 0; at < length; at++) {
    const term = terms[at] ?? 0;
    const bit = fieldBits[at] ?? 0;
    // Names say who wrote it, not what it is about. Terms of this paper alone find nothing.
    if (bit >= 8 || index.vocabulary.papers(term) < 2) continue;
    times.set(term, (times.get(term) ?? 0) + (bit === 1 ? 3 : 1));
  }
  return [...times]
    .map(([term, count]) => ({ term, weight: count / (count + 1.2), group: 0 }))
    .sort((a, b) => b.weight * scorer.rarity(b.term) - a.weight * scorer.rarity(a.term))
    .slice(0, strongestTerms)
    .map((term, group) => ({ ...term, group }));
}
