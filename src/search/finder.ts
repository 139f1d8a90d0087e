import { asArxivId } from '../core/paper.ts';
import { type Query, sinceDay } from '../core/query.ts';
import type { SearchAnswer, SortOrder } from '../core/search.ts';
import { conditionOf, papersWhere } from './conditions.ts';
import { dayNumber, titleKey } from './entry.ts';
import { matchedIn } from './matched.ts';
import type { PaperIndex } from './paper-index.ts';
import { type Question, questionOf } from './question.ts';
import { ranking } from './ranking.ts';
import { rerank } from './rerank.ts';
import { bitsIn, Scorer } from './scorer.ts';
import type { Speller } from './spelling.ts';
import { best } from './top.ts';

export type FindOptions = { limit: number; offset?: number; sort?: SortOrder; today: Date };

/** Without the snippets, which need the papers' text; with the terms that make them. */
export type Found = Omit<SearchAnswer, 'ready'> & { terms: string[] };

/** One way a query can hold, evaluated: scores by paper, 0 where it does not match. */
type Evaluated = { question: Question; scores: Float64Array; groups: Uint32Array };

/** More than any sum of words reaches: 64 words of the greatest rarity stay below 2,000. */
const titleScore = 10_000;

/** Answers searches from the index. */
export class Finder {
  readonly #index: PaperIndex;
  readonly #speller: Speller;
  readonly #scorer: Scorer;

  constructor(index: PaperIndex, speller: Speller, scorer = new Scorer(index, ranking)) {
    this.#index = index;
    this.#speller = speller;
    this.#scorer = scorer;
  }

  find(query: Query, { limit, offset = 0, sort = 'relevance', today }: FindOptions): Found {
    const named = this.#named(query);
    if (named !== undefined) return named;
    const ways = (query.anyOf.length === 0 ? [{ all: [], none: [] }] : query.anyOf).map((way) => this.#evaluate(way));
    const merged = merge(ways, this.#index.ids.length);
    const since = dayNumber(sinceDay(query, today));
    const { columns, ids } = this.#index;
    const accepts = this.#accepting(merged, since, sort);
    const before = order(sort, merged.scores, columns);
    let total = 0;
    const papers = best(offset + limit, ids.length, (paper) => accepts(paper) && ++total > 0, before).slice(offset);
    const question = merged.question;
    return {
      hits: papers.map((paper) => ({
        id: ids[paper] ?? '',
        score: merged.scores[paper] ?? 0,
        matched: matchedIn(this.#index, paper, question),
      })),
      total,
      repaired: question.repaired,
      nearest: [],
      terms: question.terms.map(({ term }) => this.#index.vocabulary.term(term)),
    };
  }

  #accepting({ scores, groups }: Evaluated, since: number, sort: SortOrder): (paper: number) => boolean {
    const { columns } = this.#index;
    const inTime = (paper: number) => since === 0 || columns.day.get(paper) >= since;
    const matches = (paper: number) => (scores[paper] ?? 0) > 0 && inTime(paper);
    if (sort === 'relevance') return matches;
    // Any word may match, so by date or votes the barely related would come first: only papers with the most words.
    let most = 0;
    for (let paper = 0; paper < scores.length; paper++) {
      if (matches(paper)) most = Math.max(most, bitsIn(groups[paper] ?? 0));
    }
    return (paper) => matches(paper) && bitsIn(groups[paper] ?? 0) === most;
  }

  /** The papers that a query names by id or link, or by its exact title: no search is needed. */
  #named(query: Query): Found | undefined {
    const [way, ...others] = query.anyOf;
    if (way === undefined || others.length > 0 || way.none.length > 0) return undefined;
    const named = way.all.map(({ text }) => asArxivId(text));
    if (named.length === 0 || named.includes(undefined)) return undefined;
    const ids = [...new Set(named)].flatMap((id) =>
      id === undefined || this.#index.numberOf(id) === undefined ? [] : [id],
    );
    return {
      hits: ids.map((id) => ({ id, score: 1, matched: [] })),
      total: ids.length,
      repaired: [],
      nearest: [],
      terms: [],
    };
  }

  #evaluate({ all, none }: Query['anyOf'][number]): Evaluated {
    const index = this.#index;
    const ranked = all.filter(({ kind }) => kind === 'word' || kind === 'phrase');
    const question = questionOf(index, this.#speller, this.#scorer, ranked);
    const raw = this.#scorer.score(question.terms);
    const scores = raw.values.slice(0, index.ids.length);
    const groups = raw.groups.slice(0, index.ids.length);
    if (question.terms.length === 0 && ranked.every(({ kind }) => kind !== 'word')) {
      for (let paper = 0; paper < scores.length; paper++) scores[paper] = index.isAlive(paper) ? 1 : 0;
    }
    for (const term of all) {
      if (term.kind !== 'word') keep(scores, conditionOf(index, term), index, 1);
    }
    for (const term of none) keep(scores, conditionOf(index, term), index, 0);
    rerank(index, this.#scorer, question, scores);
    this.#liftTitle(scores, ranked.map(({ text }) => text).join(' '));
    return { question, scores, groups };
  }

  /** The paper whose title this is, punctuation apart, stands above all others. */
  #liftTitle(scores: Float64Array, text: string): void {
    const key = titleKey(text);
    const keys = this.#index.columns.titleKey.view();
    for (let paper = keys.indexOf(key); paper >= 0; paper = keys.indexOf(key, paper + 1)) {
      if (this.#index.isAlive(paper) && (scores[paper] ?? 0) > 0) scores[paper] = titleScore;
    }
  }
}

/** Zeroes the scores of papers in which the condition holds (`wanted` 0) or does not (1). */
function keep(scores: Float64Array, condition: ReturnType<typeof conditionOf>, index: PaperIndex, wanted: 0 | 1): void {
  if (condition === undefined) return;
  const held = papersWhere(index, condition);
  for (let paper = 0; paper < scores.length; paper++) if (held[paper] !== wanted) scores[paper] = 0;
}

/** Alternatives: a paper counts by the one that fits it best. */
function merge(ways: Evaluated[], papers: number): Evaluated {
  const [only, ...others] = ways;
  if (only !== undefined && others.length === 0) return only;
  const merged: Evaluated = {
    question: {
      terms: ways.flatMap(({ question }) => question.terms),
      words: ways.flatMap(({ question }) => question.words),
      repaired: ways.flatMap(({ question }) => question.repaired),
      neighbours: [],
    },
    scores: new Float64Array(papers),
    groups: new Uint32Array(papers),
  };
  for (const { scores, groups } of ways) {
    for (let paper = 0; paper < papers; paper++) {
      if ((scores[paper] ?? 0) <= (merged.scores[paper] ?? 0)) continue;
      merged.scores[paper] = scores[paper] ?? 0;
      merged.groups[paper] = groups[paper] ?? 0;
    }
  }
  return merged;
}

/** Equal scores: more votes first, then the newer, then the one that came later. */
function order(sort: SortOrder, scores: Float64Array, { upvotes, day }: PaperIndex['columns']) {
  const byScore = (a: number, b: number) => (scores[b] ?? 0) - (scores[a] ?? 0);
  const byVotes = (a: number, b: number) => upvotes.get(b) - upvotes.get(a);
  const byDay = (a: number, b: number) => day.get(b) - day.get(a);
  const keys = {
    relevance: [byScore, byVotes, byDay],
    new: [byDay, byScore, byVotes],
    upvotes: [byVotes, byScore, byDay],
  };
  const [first, second, third] = keys[sort];
  return (a: number, b: number) => (first?.(a, b) || second?.(a, b) || third?.(a, b) || b - a) < 0;
}
