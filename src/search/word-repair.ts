import { type AnalysedWord, nameMark, term, wordsOf } from './analysis.ts';
import { knownTerms } from './known-terms.ts';
import type { PaperIndex } from './paper-index.ts';
import type { Scorer, WeightedTerm } from './scorer.ts';
import type { Known, Speller } from './spelling.ts';

/** What a word that stands in for the one written counts. */
const standInWeight = 0.8;
/** Words taken for a misspelt one, in falling weight: the context decides among them. */
const candidates = 3;
/** Completions taken for a half-typed last word. */
const completions = 12;
/** Of misspelt words, only so many are looked up by edit distance: a look-up takes milliseconds. */
const mostRepairs = 4;
/** In longer questions a rare word is rather the point than an error: doubting it found fewer of the papers meant. */
const mostDoubted = 8;

/** A word written, and those it may have been meant for, likeliest first; itself the first of them if it is known. */
export type Repair = { wrote: string; candidates: string[] };

/** Finds what to search for in place of words that the index does not know. One for each question. */
export class WordRepair {
  readonly #index: PaperIndex;
  readonly #speller: Speller;
  readonly #scorer: Scorer;
  readonly #doubts: boolean;
  readonly repairs: Repair[] = [];
  #lookedUp = 0;

  constructor(index: PaperIndex, speller: Speller, scorer: Scorer, words: number) {
    this.#index = index;
    this.#speller = speller;
    this.#scorer = scorer;
    this.#doubts = words <= mostDoubted;
  }

  /** `used`: the word's parts as they are searched. `more`: terms beside those the word has itself. */
  of(word: AnalysedWord, isLast: boolean): { used: readonly string[]; more: WeightedTerm[] } {
    const more: WeightedTerm[] = [];
    let isChanged = false;
    const used = word.written.map((part, nth) => {
      const stem = term(part);
      if (stem === undefined) return part;
      const isHalfTyped = isLast && nth === word.written.length - 1 && !this.#speller.isWord(part);
      const completed = isHalfTyped ? this.#speller.beginningWith(part, completions) : [];
      const isKnown = this.#isKnown(part, stem);
      const found = completed.length > 0 ? completed : this.#near(part, isKnown);
      more.push(...this.#weigh(found));
      const [best] = found;
      if (best === undefined || completed.length > 0) return part;
      const words = found.map((near) => near.word);
      this.repairs.push({ wrote: part, candidates: isKnown ? [part, ...words] : words });
      if (isKnown) return part;
      isChanged = true;
      return best.word;
    });
    return { used: isChanged ? used : word.written, more };
  }

  #isKnown(part: string, stem: string): boolean {
    const { vocabulary } = this.#index;
    return vocabulary.find(stem) !== undefined || vocabulary.find(nameMark + part) !== undefined;
  }

  #near(part: string, isKnown: boolean): Known[] {
    if (isKnown && !(this.#doubts && this.#speller.isRare(part))) return [];
    if (this.#lookedUp++ >= mostRepairs) return [];
    return (isKnown ? this.#speller.suspects(part) : this.#speller.nearest(part)).slice(0, candidates);
  }

  /** All of them count like the commonest, else the rarest, and so the least likely, would count most. */
  #weigh(found: readonly Known[]): WeightedTerm[] {
    const terms = found.flatMap(({ word }, nth) =>
      wordsOf(word)
        .flatMap((standIn) => knownTerms(this.#index, this.#scorer, standIn.word))
        .map((known) => ({ ...known, word, weight: (known.weight * standInWeight) / (1 + nth / 2) })),
    );
    const least = Math.min(...terms.map((standIn) => this.#scorer.rarity(standIn.term)));
    return terms.map((standIn) => ({
      ...standIn,
      weight: (standIn.weight * least) / Math.max(this.#scorer.rarity(standIn.term), 0.01),
    }));
  }
}
