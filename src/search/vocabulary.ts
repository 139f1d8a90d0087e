import { Numbers } from './numbers.ts';

/**
 * The terms of the index by number, and in how many papers each stands; beside them the words as written, before
 * stemming, which are what a misspelt word is repaired to.
 */
export class Vocabulary {
  readonly #terms: string[];
  readonly #numbers: Map<string, number>;
  readonly #papers: Numbers;
  readonly #lastPaper: Numbers;
  readonly #written: string[];
  /** Made when a paper is first added: answering does not need it. */
  #writtenAt: Map<string, number> | undefined;
  readonly #timesWritten: Numbers;

  constructor(stored?: StoredVocabulary) {
    this.#terms = stored?.terms ?? [];
    this.#numbers = numbered(this.#terms);
    this.#papers = new Numbers(stored?.papers);
    this.#lastPaper = new Numbers(stored?.lastPaper);
    this.#written = stored?.written ?? [];
    this.#timesWritten = new Numbers(stored?.timesWritten);
  }

  get size(): number {
    return this.#terms.length;
  }

  /** The number of a term that stands in at least one paper. */
  find(term: string): number | undefined {
    const number = this.#numbers.get(term);
    return number === undefined || this.#papers.get(number) === 0 ? undefined : number;
  }

  /** The number of a term, given now if it has none. */
  number(term: string): number {
    const known = this.#numbers.get(term);
    if (known !== undefined) return known;
    const number = this.#terms.push(term) - 1;
    this.#numbers.set(term, number);
    this.#papers.push(0);
    this.#lastPaper.push(0);
    return number;
  }

  term(number: number): string {
    return this.#terms[number] ?? '';
  }

  /** The numbers of all terms that begin so. Reads the whole vocabulary. */
  startingWith(start: string): number[] {
    return this.#terms.flatMap((term, number) => (term.startsWith(start) ? [number] : []));
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
    this.#writtenAt ??= numbered(this.#written);
    const known = this.#writtenAt.get(word);
    if (known !== undefined) return known;
    const number = this.#written.push(word) - 1;
    this.#writtenAt.set(word, number);
    this.#timesWritten.push(0);
    return number;
  }

  /** Counts words as written, by number. */
  write(numbers: readonly number[]): void {
    for (const number of numbers) this.#timesWritten.set(number, this.#timesWritten.get(number) + 1);
  }

  get writtenCount(): number {
    return this.#written.length;
  }

  /** Words as written, in order of first appearance. */
  writtenWord(at: number): string {
    return this.#written[at] ?? '';
  }

  timesWritten(at: number): number {
    return this.#timesWritten.get(at);
  }

  /** The same terms, in no paper yet; the words as written, as they are. */
  emptied(): Vocabulary {
    const none = () => new Uint32Array(this.#terms.length);
    return new Vocabulary({ ...this.stored(), papers: none(), lastPaper: none() });
  }

  /** What makes this vocabulary again. Of the words as written, those that something may be repaired to. */
  stored(): StoredVocabulary {
    const kept = [...this.#written.keys()].filter(
      (at) => this.timesWritten(at) > 2 && repairable.test(this.writtenWord(at)),
    );
    return {
      terms: this.#terms,
      papers: this.#papers.view(),
      lastPaper: this.#lastPaper.view(),
      written: kept.map((at) => this.writtenWord(at)),
      timesWritten: Uint32Array.from(kept, (at) => this.timesWritten(at)),
    };
  }
}

/** Letters only, of a length that edit distance says something about. */
export const repairable = /^\p{L}{3,24}$/u;

export type StoredVocabulary = {
  terms: string[];
  papers: Uint32Array;
  lastPaper: Uint32Array;
  written: string[];
  timesWritten: Uint32Array;
};

function numbered(words: readonly string[]): Map<string, number> {
  const numbers = new Map<string, number>();
  for (let number = 0; number < words.length; number++) numbers.set(words[number] ?? '', number);
  return numbers;
}
