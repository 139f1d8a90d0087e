import SearchableMap from 'minisearch/SearchableMap';
import { Numbers } from './numbers.ts';
import { bitsIn } from './scorer.ts';
import type { WordTable } from './word-table.ts';

/** A mark: whether the letters a to z occur, as bits 0 to 25, and above them the word's length, at most 63. */
const lengthShift = 26;
const lettersMask = 2 ** lengthShift - 1;

/**
 * Finds the words of a table within a few edits of another with MiniSearch's term tree. A tree of all words would take
 * more memory than anything but the postings and sequences; so each look-up plants one, of the few words that may be
 * near by their marks: letters and length in 4 bytes a word.
 */
export class NearWords {
  readonly #table: WordTable;
  readonly #accepts: (word: string) => boolean;
  /** So many words of the table have been looked at. Of the accepted ones, the numbers and the marks. */
  #looked = 0;
  readonly #numbers = new Numbers();
  readonly #marks = new Numbers();

  constructor(table: WordTable, accepts: (word: string) => boolean) {
    this.#table = table;
    this.#accepts = accepts;
  }

  /** The accepted words within so many edits, and their numbers. */
  *within(distance: number, word: string): Generator<[near: string, number: number]> {
    this.#grow();
    const tree = new SearchableMap<number>();
    const wanted = markOf(word);
    const marks = this.#marks.view();
    for (let nth = 0; nth < marks.length; nth++) {
      const mark = marks[nth] ?? 0;
      if (Math.abs((mark >>> lengthShift) - (wanted >>> lengthShift)) > distance) continue;
      // An edit takes at most one letter out of the set and brings in one other.
      if (bitsIn((mark ^ wanted) & lettersMask) > 2 * distance) continue;
      const number = this.#numbers.get(nth);
      tree.set(this.#table.get(number), number);
    }
    for (const [near, [number]] of tree.fuzzyGet(word, distance)) yield [near, number];
  }

  #grow(): void {
    for (; this.#looked < this.#table.length; this.#looked++) {
      const word = this.#table.get(this.#looked);
      if (!this.#accepts(word)) continue;
      this.#numbers.push(this.#looked);
      this.#marks.push(markOf(word));
    }
  }
}

function markOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) {
    const letter = word.charCodeAt(at) - 97;
    if (letter >= 0 && letter < lengthShift) letters |= 1 << letter;
  }
  return ((Math.min(word.length, 63) << lengthShift) | letters) >>> 0;
}
