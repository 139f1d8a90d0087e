import { type AnalysedWord, nameMark, term, wordsOf } from './analysis.ts';
import { knownTerms, type WeightedTerm } from './known-terms.ts';
import type { PaperIndex } from './paper-index.ts';
import type { Scorer } from './scorer.ts';
import type { Known, Speller } from './spelling.ts';

/** What a word that stands in for the one written counts. */
const standInWeight = 0.8;
/** Words taken for a misspelt one, in falling weight: the context decides among them. */
const candidates = 3;
/** Completions taken for a half-typed last word. */
const completions = 12;
/** Of unknown words, only so many are looked up by edit distance: a look-up takes milliseconds. */
const mostRepairs = 4;

/** Finds what to search for in place of words that the index does not know. One for each question. */
export class StandIns {
  readonly #index: PaperIndex;
  readonly #speller: Speller;
  readonly #scorer: Scorer;
  readonly repaired: { wrote: string; used: string }[] = [];
  #repairs = 0;

  constructor(index: PaperIndex, speller: Speller, scorer: Scorer) {
    this.#index = index;
    this.#speller = speller;
    this.#scorer = scorer;
  }

  /** `used`: the word's parts as they are searched. `more`: terms beside those the word has itself. */
  of(word: AnalysedWord, isLast: boolean): { used: readonly string[]; more: WeightedTerm[] } {
    const more: WeightedTerm[] = [];
    let isChanged = false;
    const used = word.written.map((part, nth) => {
      const stem = term(part);
      if (stem === undefined) return part;
      const isHalfTyped = isLast && nth === word.written.length - 1;
      const times = this.#times(part, stem);
      const completed =
        isHalfTyped && !this.#speller.isWord(part) ? this.#speller.beginningWith(part, completions) : [];
      const found = completed.length > 0 ? completed : this.#repair(part, times);
      more.push(...this.#weigh(found));
      const [best] = found;
      if (best === undefined || completed.length > 0) return part;
      this.repaired.push({ wrote: part, used: best.word });
      isChanged = true;
      return best.word;
    });
    return { used: isChanged ? used : word.written, more };
  }

  /** In how many papers a word stands, as text or as a name. */
  #times(part: string, stem: string): number {
    const { vocabulary } = this.#index;
    return [stem, nameMark + part].reduce((sum, text) => {
      const known = vocabulary.find(text);
      return sum + (known === undefined ? 0 : vocabulary.papers(known));
    }, 0);
  }

  #repair(part: string, times: number): Known[] {
    if (times > 2 || this.#repairs++ >= mostRepairs) return [];
    const near = times === 0 ? this.#speller.nearest(part) : this.#speller.suspects(part, times);
    return near.slice(0, candidates);
  }

  /** All of them count like the commonest, else the rarest, and so the least likely, would count most. */
  #weigh(found: readonly Known[]): WeightedTerm[] {
    const terms = found.flatMap(({ word }, nth) =>
      wordsOf(word)
        .flatMap((standIn) => knownTerms(this.#index, this.#scorer, standIn.word))
        .map(({ term: number, weight }) => ({ term: number, weight: (weight * standInWeight) / (1 + nth / 2) })),
    );
    const least = Math.min(...terms.map((standIn) => this.#scorer.rarity(standIn.term)));
    return terms.map(({ term: number, weight }) => ({
      term: number,
      weight: (weight * least) / Math.max(this.#scorer.rarity(number), 0.01),
    }));
  }
}
