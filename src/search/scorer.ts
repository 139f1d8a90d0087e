import { fieldBits, type PaperIndex } from './paper-index.ts';

/** `word`: what a misspelt or half-typed word was taken for, where the term is one of that. */
export type WeightedTerm = { term: number; weight: number; word?: string };

/** One term of a query. Terms that come from one word of the query share its group, 0 to 30. */
export type QueryTerm = WeightedTerm & { group: number };

/** BM25+ with MiniSearch's formula, and how much it counts to match more of the query's words. */
export type Ranking = {
  /** How soon repeating a word stops to matter. */
  k: number;
  /** How much longer papers are held back, 0 to 1. */
  b: number;
  /** Least worth of a matching word (BM25+); 0 is plain BM25. */
  d: number;
  /** Exponent of the number of matched words: 1 is MiniSearch's rule, 0 none. */
  coordination: (words: number) => number;
  /** How many times as much a word counts that stands in the title; 1: no more than its frequency says. */
  title: (words: number) => number;
};

/** Scores of all papers for one query. Reused from query to query: read it before asking again. */
export type Scores = {
  /** By paper; 0: does not match. */
  values: Float64Array;
  /** By paper: bit n is set when a term of group n matched. */
  groups: Uint32Array;
};

/**
 * Scores papers straight from the packed postings into flat arrays. This is what makes a query fast: an object a hit
 * and term is what MiniSearch spends its time on.
 */
export class Scorer {
  readonly #index: PaperIndex;
  readonly ranking: Ranking;
  #norms = new Float64Array(0);
  #normsOf = -1;
  #scores: Scores = { values: new Float64Array(0), groups: new Uint32Array(0) };

  constructor(index: PaperIndex, ranking: Ranking) {
    this.#index = index;
    this.ranking = ranking;
  }

  score(terms: readonly QueryTerm[]): Scores {
    const { values, groups } = this.#cleared();
    this.#refreshNorms();
    const words = new Set(terms.map(({ group }) => group)).size;
    const title = this.ranking.title(words);
    for (const term of terms) this.#add(term, title);
    const exponent = words > 1 && words <= 30 ? this.ranking.coordination(words) : 0;
    if (exponent > 0) {
      const factor = Float64Array.from({ length: 33 }, (_, matched) => matched ** exponent);
      for (let paper = 0; paper < values.length; paper++) {
        const score = values[paper] ?? 0;
        if (score > 0) values[paper] = score * (factor[bitsIn(groups[paper] ?? 0)] ?? 1);
      }
    }
    return this.#scores;
  }

  /** How much a term tells: the fewer papers hold it, the more. */
  rarity(term: number): number {
    const papers = this.#index.vocabulary.papers(term);
    return Math.log(1 + (this.#index.count - papers + 0.5) / (papers + 0.5));
  }

  #add({ term, weight, group }: QueryTerm, title: number): void {
    const { postings } = this.#index;
    const { values, groups } = this.#scores;
    const norms = this.#norms;
    const { k, d } = this.ranking;
    const worth = weight * this.rarity(term);
    const bit = 1 << group;
    let paper = 0;
    for (const { bytes, from, to } of [postings.packed(term), postings.tail(term)]) {
      let at = from;
      while (at < to) {
        let byte = bytes[at++] ?? 0;
        let number = byte & 127;
        for (let shift = 7; byte > 127; shift += 7) {
          byte = bytes[at++] ?? 0;
          number |= (byte & 127) << shift;
        }
        paper += number;
        byte = bytes[at++] ?? 0;
        number = byte & 127;
        for (let shift = 7; byte > 127; shift += 7) {
          byte = bytes[at++] ?? 0;
          number |= (byte & 127) << shift;
        }
        const frequency = (number >> 5) + 1;
        const times = (number & fieldBits.title) === 0 ? 1 : title;
        values[paper] =
          (values[paper] ?? 0) + times * worth * (d + (frequency * (k + 1)) / (frequency + (norms[paper] ?? 1)));
        groups[paper] = (groups[paper] ?? 0) | bit;
      }
    }
  }

  #cleared(): Scores {
    const papers = this.#index.ids.length;
    if (this.#scores.values.length < papers) {
      const room = Math.ceil(papers * 1.1);
      this.#scores = { values: new Float64Array(room), groups: new Uint32Array(room) };
    } else {
      this.#scores.values.fill(0);
      this.#scores.groups.fill(0);
    }
    return this.#scores;
  }

  /** k (1 - b + b length / average) for every paper; Infinity for dead ones, which so score nothing (with d 0). */
  #refreshNorms(): void {
    const index = this.#index;
    if (this.#normsOf === index.generation) return;
    const { k, b } = this.ranking;
    const average = index.averageLength();
    this.#norms = new Float64Array(index.ids.length);
    for (let paper = 0; paper < this.#norms.length; paper++) {
      const length = index.columns.length.get(paper);
      this.#norms[paper] = length === 0 ? Number.POSITIVE_INFINITY : k * (1 - b + (b * length) / average);
    }
    this.#normsOf = index.generation;
  }
}

export function bitsIn(mask: number): number {
  let bits = mask - ((mask >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
