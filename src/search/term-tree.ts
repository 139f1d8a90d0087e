import SearchableMap from 'minisearch/SearchableMap';
import type { WordTable } from './word-table.ts';

/**
 * Some words of a table in MiniSearch's term tree, which finds those within a few edits of another and those that begin
 * alike. It grows with the table: when it is asked, or before, when nobody waits.
 */
export class TermTree {
  readonly #table: WordTable;
  readonly #accepts: (word: string, number: number) => boolean;
  readonly #tree = new SearchableMap<number>();
  #looked = 0;

  /** `accepts` is asked once for each word; a word that it refuses then is never found. */
  constructor(table: WordTable, accepts: (word: string, number: number) => boolean) {
    this.#table = table;
    this.#accepts = accepts;
  }

  /** The accepted words within so many edits, and their numbers. */
  *within(distance: number, word: string): Generator<[near: string, number: number]> {
    this.grow();
    for (const [near, [number]] of this.#tree.fuzzyGet(word, distance)) yield [near, number];
  }

  /** The accepted words that begin so, and their numbers. */
  beginningWith(start: string): Iterable<[word: string, number: number]> {
    this.grow();
    return this.#tree.atPrefix(start).entries();
  }

  grow(): void {
    for (; this.#looked < this.#table.length; this.#looked++) {
      const word = this.#table.get(this.#looked);
      if (this.#accepts(word, this.#looked)) this.#tree.set(word, this.#looked);
    }
  }
}
