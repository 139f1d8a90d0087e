import type { Answerer } from '../src/core/discussions/answer.ts';
import type { Paper } from '../src/core/papers/paper.ts';
import { contentWords } from '../src/core/queries/asked-about.ts';
import { parseQuery } from '../src/core/queries/query.ts';
import type { Hit, SearchIndex } from '../src/core/queries/search.ts';

/** Papers that are taken of each search. */
const papersTaken = 14;

/** A paper that may answer a question; `score`: a share of its search's best, at most 1. */
export type RelatedPaper = { paper: Paper; score: number };

/** The papers of several searches for a question, the best first; `bounds` of days hold for each of them. */
export async function relatedPapers(
  index: Pick<SearchIndex, 'search'>,
  searches: Answerer['searches'],
  about: string,
  { bounds, now }: { bounds: readonly string[]; now: Date },
): Promise<RelatedPaper[]> {
  const found = new Map<string, RelatedPaper>();
  for (const search of searches(about)) {
    const options = { limit: papersTaken, today: now, snippets: false };
    const { hits, repaired } = await index.search(parseQuery([search, ...bounds].join(' ')), options);
    const guessed = new Set(repaired.map(({ used }) => used));
    const best = hits[0]?.score || 1;
    for (const { id, paper, score, matched } of hits) {
      if (paper === undefined || !isRelated(matched, guessed, fewestWords(search))) continue;
      found.set(id, { paper, score: Math.max(found.get(id)?.score ?? 0, score / best) });
    }
  }
  return [...found.values()].sort((one, other) => other.score - one.score);
}

/** Of what is searched for in several ways, each with as many words as it has. */
const fewestWords = (search: string): number => Math.min(...search.split(' | ').map((way) => contentWords(way).length));

/**
 * Where nobody wrote a word of the question, some paper still holds another, or one that is nearly the same: half must be
 * held, and two.
 */
function isRelated(matched: Hit['matched'], guessed: ReadonlySet<string>, words: number): boolean {
  const held = matched.reduce((sum, { word }) => sum + (guessed.has(word) ? 0.5 : 1), 0);
  return guessed.size === 0 || (held * 2 >= words && held >= Math.min(2, words));
}
