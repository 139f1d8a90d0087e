import { Numbers } from './numbers.ts';
import { Texts } from './texts.ts';
import { WordTable } from './word-table.ts';

/**
 * The terms of the index by number, and in how many papers each stands; beside them the words as written, before
 * stemming, which are what a misspelt word is repaired to.
 */
export class Vocabulary {
  readonly terms: WordTable;
  readonly #papers: Numbers;
  readonly #lastPaper: Numbers;
  /** Words as written, in order of first appearance. */
  readonly written: WordTable;
  readonly #timesWritten: Numbers;

  constructor(stored?: StoredVocabulary) {
    this.terms = new WordTable(stored?.terms);
    this.#papers = new Numbers(stored?.papers);
    this.#lastPaper = new Numbers(stored?.lastPaper);
    this.written = new WordTable(stored?.written);
    this.#timesWritten = new Numbers(stored?.timesWritten);
  }

  /** The number of a term that stands in at least one paper. */
  find(term: string): number | undefined {
    const number = this.terms.find(term);
    return number === undefined || this.papers(number) === 0 ? undefined : number;
  }

  /** The number of a term, given now if it has none. */
  number(term: string): number {
    const known = this.terms.find(term);
    if (known !== undefined) return known;
    this.#papers.push(0);
    this.#lastPaper.push(0);
    return this.terms.push(term);
  }

  term(number: number): string {
    return this.terms.get(number);
  }

  /** In how many papers a term stands. */
  papers(number: number): number {
    return this.#papers.get(number);
  }

  /** The paper that was written to the term's postings last; 0 before the first. */
  lastPaper(number: number): number {
    return this.#lastPaper.get(number);
  }

  occurs(number: number, paper: number): void {
    this.#papers.set(number, this.#papers.get(number) + 1);
    this.#lastPaper.set(number, paper);
  }

  forget(number: number): void {
    this.#papers.set(number, this.#papers.get(number) - 1);
  }

  /** The number of a word as written, given now if it has none. */
  writtenNumber(word: string): number {
    const known = this.written.find(word);
    if (known !== undefined) return known;
    this.#timesWritten.push(0);
    return this.written.push(word);
  }

  /** Counts words as written, by number; those of a title several times, since they are hardly ever errors. */
  write(numbers: readonly number[], times: number): void {
    for (const number of numbers) this.#timesWritten.set(number, this.#timesWritten.get(number) + times);
  }

  timesWritten(number: number): number {
    return this.#timesWritten.get(number);
  }

  /**
   * Of many papers, only words written several times may be meant by a misspelt one: the others are often errors
   * themselves. Of few papers nearly every word is written once.
   */
  isFrequent(number: number): boolean {
    return this.timesWritten(number) >= (this.written.length > fewWords ? 3 : 1);
  }

  /** The same terms, in no paper yet; the words as written, as they are. */
  emptied(): Vocabulary {
    const none = () => new Uint32Array(this.terms.length);
    return new Vocabulary({ ...this.stored(), papers: none(), lastPaper: none() });
  }

  /** What makes this vocabulary again. Of the words as written, those that something may be repaired to. */
  stored(): StoredVocabulary {
    const written = new Texts();
    const timesWritten = new Numbers();
    for (let number = 0; number < this.written.length; number++) {
      const word = this.written.get(number);
      if (!this.isFrequent(number) || !repairable.test(word)) continue;
      written.push(word);
      timesWritten.push(this.timesWritten(number));
    }
    return {
      terms: this.terms,
      papers: this.#papers.view(),
      lastPaper: this.#lastPaper.view(),
      written,
      timesWritten: timesWritten.view(),
    };
  }
}

/** Written words of some hundred papers. */
const fewWords = 15_000;

/** Letters only, of a length that edit distance says something about. */
export const repairable = /^\p{L}{3,24}$/u;

export type StoredVocabulary = {
  terms: Texts;
  papers: Uint32Array;
  lastPaper: Uint32Array;
  written: Texts;
  timesWritten: Uint32Array;
};
