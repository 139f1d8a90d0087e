import type { Answerer } from '../src/core/discussions/answer.ts';
import type { Paper } from '../src/core/papers/paper.ts';
import { contentWords } from '../src/core/queries/asked-about.ts';
import { findDays } from '../src/core/queries/find-days.ts';
import { parseQuery } from '../src/core/queries/query.ts';
import type { Hit, SearchIndex } from '../src/core/queries/search.ts';

/** Papers that are taken of each search. */
const papersTaken = 20;

/** A paper that may answer a question; `score`: a share of its search's best, at most 1. */
export type RelatedPaper = { paper: Paper; score: number };

/** The papers of several searches for a question, the best first; the days that it names bound each of them. */
export async function relatedPapers(
  index: Pick<SearchIndex, 'search'>,
  searches: Answerer['searches'],
  about: string,
  now: Date,
): Promise<RelatedPaper[]> {
  const { words: asked, bounds } = withoutDays(about, now);
  const found = new Map<string, RelatedPaper>();
  for (const search of searches(asked)) {
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

/** The question as a search: the days it names become bounds. */
export function queryOf(question: string, now: Date): string {
  const { words, bounds } = withoutDays(question, now);
  return [words, ...bounds].join(' ');
}

function withoutDays(question: string, now: Date): { words: string; bounds: string[] } {
  const days = findDays(question, now);
  if (days === undefined || ofClock.test(question.slice(days.from, days.to))) return { words: question, bounds: [] };
  const words = `${question.slice(0, days.from).trimEnd()}${question.slice(days.to)}`.trim();
  const bounds = (['since', 'until'] as const).flatMap((name) =>
    days[name] === undefined ? [] : `${name}:${days[name]}`,
  );
  return { words, bounds };
}

/** "What it did a few minutes ago" is told of a robot, not of papers. */
const ofClock = /\b(?:seconds?|minutes?|hours?)\b/i;
