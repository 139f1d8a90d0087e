import type { Paper } from '../src/core/papers/paper.ts';
import { contentWords, naming } from '../src/core/queries/asked-about.ts';
import { findDays } from '../src/core/queries/find-days.ts';
import { parseQuery } from '../src/core/queries/query.ts';
import type { Hit, SearchIndex } from '../src/core/queries/search.ts';

/** Papers that are taken of each search. */
const papersTaken = 20;
/** Words that titles hold so often, in percent, say what a question is about. */
const leastOfSubject = 20;

/** A paper that may answer a question; `score`: a share of its search's best, at most 1. */
export type RelatedPaper = { paper: Paper; score: number };

/**
 * The papers of two searches, the best first: for all that the question names, and for what it is about, whose words stand in
 * titles. Of a long question that no paper answers word for word, the second finds those that answer it otherwise.
 */
export async function relatedPapers(index: SearchIndex, about: string, now: Date): Promise<RelatedPaper[]> {
  const asked = queryOf(about, now);
  const words = contentWords(naming(about)).length;
  const found = new Map<string, RelatedPaper>();
  for (const query of new Set([naming(asked), naming(asked, leastOfSubject)])) {
    const options = { limit: papersTaken, today: now, snippets: false };
    const { hits, repaired } = await index.search(parseQuery(query), options);
    const guessed = new Set(repaired.map(({ used }) => used));
    const best = hits[0]?.score || 1;
    for (const { id, paper, score, matched } of hits) {
      if (paper === undefined || !isRelated(matched, guessed, words)) continue;
      found.set(id, { paper, score: Math.max(found.get(id)?.score ?? 0, score / best) });
    }
  }
  return [...found.values()].sort((one, other) => other.score - one.score);
}

/**
 * Where nobody wrote a word of the question, some paper still holds another, or one that is nearly the same: half must be
 * held, and two.
 */
function isRelated(matched: Hit['matched'], guessed: ReadonlySet<string>, words: number): boolean {
  const held = matched.reduce((sum, { word }) => sum + (guessed.has(word) ? 0.5 : 1), 0);
  return guessed.size === 0 || (held * 2 >= words && held >= Math.min(2, words));
}

/** The question as a search: the days it names become bounds. */
export function queryOf(question: string, now: Date): string {
  const days = findDays(question, now);
  if (days === undefined) return question;
  const words = `${question.slice(0, days.from).trimEnd()}${question.slice(days.to)}`.trim();
  const bounds = (['since', 'until'] as const).flatMap((name) =>
    days[name] === undefined ? [] : `${name}:${days[name]}`,
  );
  return [words, ...bounds].join(' ');
}
