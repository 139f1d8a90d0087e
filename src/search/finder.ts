import { asArxivId } from '../core/papers/arxiv-id.ts';
import { daysOfQuery, type Query, type Term } from '../core/queries/query.ts';
import type { SearchAnswer, SortOrder } from '../core/queries/search.ts';
import { nameMark, wordsOf } from './analysis.ts';
import { type Condition, conditionOf, inListsOf, papersWhere } from './conditions.ts';
import { daysWithin, titleKey } from './entry.ts';
import { matchedIn } from './matched.ts';
import type { PaperIndex } from './paper-index.ts';
import { type PreparedQuery, prepareQuery } from './prepared-query.ts';
import { rerank, rerankedPapers } from './rerank.ts';
import { bitsIn, type Scorer } from './scorer.ts';
import type { Speller } from './spelling.ts';
import { bestByScore } from './top.ts';

export type FindOptions = { limit: number; offset?: number; sort?: SortOrder; today: Date };

/** Without the snippets, which need the papers' text; with the terms that make them. */
export type Found = Omit<SearchAnswer, 'ready'> & { terms: string[] };

/** One way a query can hold, evaluated: scores by paper, 0 where it does not match. */
type Evaluated = { prepared: PreparedQuery; scores: Float64Array; whole: Uint8Array };

/** More than any sum of words reaches: 96 words of the greatest rarity stay below 3,000. */
const titleScore = 10_000;

/** Names tried for a misspelt one, and for all of a person's together. */
const mostNames = 3;
const mostMeant = 9;

/** The days a query looks at, the least upvotes, and whether code must be linked. */
type Bounds = { since?: string; until?: string } & Pick<Query, 'votes' | 'code'>;

/** Answers searches from the index. */
export class Finder {
  readonly #index: PaperIndex;
  readonly #speller: Speller;
  readonly #scorer: Scorer;

  constructor(index: PaperIndex, speller: Speller, scorer: Scorer) {
    this.#index = index;
    this.#speller = speller;
    this.#scorer = scorer;
  }

  find(query: Query, { limit, offset = 0, sort = 'relevance', today }: FindOptions): Found {
    const index = this.#index;
    const named = this.#named(query);
    if (named !== undefined) return { ...named, hits: named.hits.slice(offset, offset + limit) };
    const { anyOf, since: _, until: __, ...bounds } = query;
    const { prepared, scores, whole } = this.#evaluateAll(anyOf, { ...daysOfQuery(query, today), ...bounds });
    // Any word may match: by date or votes the barely related would come first.
    if (sort !== 'relevance')
      for (let paper = 0; paper < whole.length; paper++) if (whole[paper] === 0) scores[paper] = 0;
    const wanted = offset + limit;
    const comesBefore = order(sort, scores, index.columns);
    const top = bestByScore(
      sort === 'relevance' ? Math.max(wanted, rerankedPapers) : index.ids.length,
      index.ids.length,
      scores,
      comesBefore,
    );
    if (sort === 'relevance') {
      rerank(index, this.#scorer, prepared, top.papers.slice(0, rerankedPapers), scores);
      top.papers.sort((a, b) => (comesBefore(a, b) ? -1 : 1));
    }
    return {
      hits: top.papers.slice(offset, wanted).map((paper) => ({
        id: index.ids.get(paper),
        score: scores[paper] ?? 0,
        matched: matchedIn(index, paper, prepared),
      })),
      total: top.total,
      whole: sumOf(whole),
      repaired: settled(index, prepared, top.papers[0]),
      nearest: top.total === 0 ? this.#nearest(query) : [],
      terms: prepared.terms.map(({ term }) => index.vocabulary.term(term)),
    };
  }

  /** The papers that a query names by ids or links: no search is needed. */
  #named(query: Query): Found | undefined {
    const [way, ...others] = query.anyOf;
    if (way === undefined || others.length > 0 || way.none.length > 0) return undefined;
    // A stamp is several words for one paper.
    const whole = asArxivId(way.all.map(({ text }) => text).join(' '));
    const named = whole === undefined ? way.all.map(({ text }) => asArxivId(text)) : [whole];
    if (named.length === 0 || named.includes(undefined)) return undefined;
    const ids = [...new Set(named)].flatMap((id) =>
      id === undefined || this.#index.numberOf(id) === undefined ? [] : [id],
    );
    const hits = ids.map((id) => ({ id, score: 1, matched: [] }));
    return { hits, total: ids.length, whole: ids.length, repaired: [], nearest: [], terms: [] };
  }

  #evaluateAll(anyOf: Query['anyOf'], bounds: Bounds): Evaluated {
    const [first = { all: [], none: [] }, ...others] = anyOf;
    const evaluated = this.#evaluate(first, bounds);
    if (others.length === 0) return evaluated;
    // The scorer's arrays are used again by the next alternative.
    const papers = this.#index.ids.length;
    const merged = {
      prepared: evaluated.prepared,
      scores: evaluated.scores.slice(0, papers),
      whole: evaluated.whole,
    };
    for (const way of others) takeBetter(merged, this.#evaluate(way, bounds));
    return merged;
  }

  #evaluate({ all, none }: Query['anyOf'][number], bounds: Bounds = {}): Evaluated {
    const index = this.#index;
    const ranked = all.filter(({ kind }) => kind === 'word' || kind === 'phrase');
    const prepared = prepareQuery(index, this.#speller, this.#scorer, ranked);
    const { values: scores, groups } = this.#scorer.score(prepared.terms);
    if (ranked.every(({ kind }) => kind !== 'word') && prepared.terms.length === 0) {
      for (let paper = 0; paper < index.ids.length; paper++) scores[paper] = index.isAlive(paper) ? 1 : 0;
    }
    for (const term of all) {
      if (term.kind !== 'word') this.#keep(scores, conditionOf(index, this.#respelt(term, prepared)), 1);
    }
    for (const term of none) this.#keep(scores, conditionOf(index, term), 0);
    this.#liftTitle(scores, ranked.map(({ text }) => text).join(' '));
    this.#dropUnlisted(scores, { all, none });
    this.#dropOutside(scores, bounds);
    return { prepared, scores, whole: wholeMatches(scores.subarray(0, index.ids.length), groups) };
  }

  /** An author or organisation that no paper has, with unknown names repaired where some paper has that one; noted then. */
  #respelt(term: Term, { repairs }: PreparedQuery): Term {
    if (term.kind !== 'author' && term.kind !== 'org') return term;
    const { vocabulary } = this.#index;
    const isName = (name: string) => vocabulary.find(nameMark + name) !== undefined;
    // Names as the index has them, where O'Neil is one.
    const names = wordsOf(term.text, 'name').flatMap(({ word }) => word.written);
    const meant = names
      .map((wrote) => {
        const near = isName(wrote) ? [] : this.#speller.nearest(wrote).filter(({ word }) => isName(word));
        return near.length === 0 ? [wrote] : near.slice(0, mostNames).map(({ word }) => word);
      })
      .reduce<string[][]>(
        (all, some) => all.flatMap((before) => some.map((name) => [...before, name])).slice(0, mostMeant),
        [[]],
      )
      .find((some) => some.some((name, nth) => name !== names[nth]) && this.#isHeld({ ...term, text: some.join(' ') }));
    // "Yann LeCun" is nobody called Yang.
    if (meant === undefined) return term;
    repairs.push(
      ...names.flatMap((wrote, nth) => (meant[nth] === wrote ? [] : [{ wrote, candidates: [meant[nth] ?? wrote] }])),
    );
    return { ...term, text: meant.join(' ') };
  }

  /** Whether it holds in any paper. */
  #isHeld(term: Term): boolean {
    const condition = conditionOf(this.#index, term);
    return condition !== undefined && papersWhere(this.#index, condition).includes(1);
  }

  /** Zeroes the scores of papers in which the condition holds (`wanted` 0) or does not (1). */
  #keep(scores: Float64Array, condition: Condition | undefined, wanted: 0 | 1): void {
    if (condition === undefined) return;
    const held = papersWhere(this.#index, condition);
    for (let paper = 0; paper < held.length; paper++) if (held[paper] !== wanted) scores[paper] = 0;
  }

  /** The paper whose title this is, punctuation apart, stands above all others. */
  #liftTitle(scores: Float64Array, text: string): void {
    if (text.length > 400) return;
    const key = titleKey(text);
    const keys = this.#index.columns.titleKey.view();
    for (let paper = keys.indexOf(key); paper >= 0; paper = keys.indexOf(key, paper + 1)) {
      if (this.#index.isAlive(paper)) scores[paper] = titleScore;
    }
  }

  #dropUnlisted(scores: Float64Array, way: Query['anyOf'][number]): void {
    if (![...way.all, ...way.none].some(({ kind }) => kind === 'in')) return;
    const isIn = inListsOf(this.#index, way);
    for (let paper = 0; paper < this.#index.ids.length; paper++) if (!isIn(paper)) scores[paper] = 0;
  }

  #dropOutside(scores: Float64Array, { votes = 0, code, ...days }: Bounds): void {
    if (days.since === undefined && days.until === undefined && votes === 0 && code === undefined) return;
    const isWithin = daysWithin(days);
    const { day, upvotes, code: linked } = this.#index.columns;
    const featured = day.view();
    for (let paper = 0; paper < featured.length; paper++) {
      const isKept = isWithin(featured[paper] ?? 0) && upvotes.get(paper) >= votes;
      if (!isKept || (code === true && linked.get(paper) === 0)) scores[paper] = 0;
    }
  }

  /** Papers with words that begin as the words nobody knows do: the best guess there is. */
  #nearest(query: Query): string[] {
    const texts = query.anyOf.flatMap(({ all }) => all.map(({ text }) => text));
    const guesses = this.#speller.guesses(texts.join(' '));
    if (guesses.length === 0) return [];
    const words = guesses.map((text) => ({ kind: 'word' as const, text }));
    const { scores } = this.#evaluate({ all: words, none: [] });
    const { papers } = bestByScore(3, this.#index.ids.length, scores, order('relevance', scores, this.#index.columns));
    return papers.map((paper) => this.#index.ids.get(paper));
  }
}

/** For each misspelt word, that which the best paper holds of those it may have been meant for. */
function settled(index: PaperIndex, prepared: PreparedQuery, best: number | undefined): Found['repaired'] {
  const held = new Set(best === undefined ? [] : matchedIn(index, best, prepared).map(({ word }) => word));
  return prepared.repairs.flatMap(({ wrote, candidates }) => {
    const used = candidates.find((word) => held.has(word)) ?? candidates[0] ?? wrote;
    return used === wrote ? [] : [{ wrote, used }];
  });
}

/** Alternatives: a paper counts by the one that fits it best. */
function takeBetter(merged: Evaluated, { prepared, scores, whole }: Evaluated): void {
  const { terms, words, repairs, neighbours } = merged.prepared;
  merged.prepared = {
    terms: [...terms, ...prepared.terms.map((term) => ({ ...term, group: term.group + words.length }))],
    words: [...words, ...prepared.words],
    repairs: [...repairs, ...prepared.repairs],
    neighbours: [...neighbours, ...prepared.neighbours],
  };
  for (let paper = 0; paper < merged.scores.length; paper++) {
    if (whole[paper] === 1) merged.whole[paper] = 1;
    if ((scores[paper] ?? 0) > (merged.scores[paper] ?? 0)) merged.scores[paper] = scores[paper] ?? 0;
  }
}

/**
 * Marks, with 1, the papers that hold as many of the words as any does. Every query does this for every paper, so in one
 * loop: `Uint8Array.from` with a function takes twenty times as long.
 */
function wholeMatches(scores: Float64Array, groups: Uint32Array): Uint8Array {
  const whole = new Uint8Array(scores.length);
  let most = 0;
  for (let paper = 0; paper < whole.length; paper++) {
    if ((scores[paper] ?? 0) <= 0) continue;
    const words = bitsIn(groups[paper] ?? 0);
    if (words < most) continue;
    if (words > most) whole.fill(0, 0, paper);
    most = words;
    whole[paper] = 1;
  }
  return whole;
}

function sumOf(marks: Uint8Array): number {
  let sum = 0;
  for (let paper = 0; paper < marks.length; paper++) sum += marks[paper] ?? 0;
  return sum;
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
