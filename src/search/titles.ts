import { fold } from '../core/fold.ts';
import type { PaperIndex } from './paper-index.ts';
import { Texts } from './texts.ts';
import { best } from './top.ts';

/** Completes half-typed titles and ids. Titles are folded when first asked for, or before, by {@link Titles.prepare}. */
export class Titles {
  readonly #index: PaperIndex;
  /** By paper. */
  readonly #folded = new Texts();

  constructor(index: PaperIndex) {
    this.#index = index;
  }

  /** Titles that begin with the text, then those with a word that does, then those that hold it; most votes first. */
  suggest(text: string, limit: number): { id: string; title: string }[] {
    const { ids, titles, columns } = this.#index;
    const places = this.#places(bare(text));
    const typed = text.trim();
    if (typed.length > 2) for (const paper of ids.startingWith(typed)) places[paper] = 4;
    const value = (paper: number) => (places[paper] ?? 0) * 1e9 + columns.upvotes.get(paper);
    const found = best(
      limit,
      ids.length,
      (paper) => places[paper] !== 0 && this.#index.isAlive(paper),
      (a, b) => value(a) > value(b) || (value(a) === value(b) && a > b),
    );
    return found.map((paper) => ({ id: ids.get(paper), title: titles.get(paper) }));
  }

  /** By paper: 3 where the title begins so, 2 where a word of it does, 1 where it stands anywhere, 0 where it does not. */
  #places(text: string): Uint8Array {
    this.prepare();
    const { bytes, ends } = this.#folded.parts();
    const places = new Uint8Array(ends.length);
    const wanted = Buffer.from(text);
    if (wanted.length === 0) return places.fill(3);
    let paper = 0;
    for (let at = bytes.indexOf(wanted); at >= 0; ) {
      while ((ends[paper] ?? 0) <= at) paper++;
      const start = paper === 0 ? 0 : (ends[paper - 1] ?? 0);
      const end = ends[paper] ?? 0;
      // What begins in one title and ends in the next stands in neither.
      const place = at + wanted.length > end ? 0 : at === start ? 3 : bytes[at - 1] === space ? 2 : 1;
      places[paper] = Math.max(places[paper] ?? 0, place);
      at = bytes.indexOf(wanted, place > 1 ? end : at + 1);
    }
    return places;
  }

  /** Folds the titles that came since the last time. */
  prepare(): void {
    const { titles } = this.#index;
    for (let paper = this.#folded.length; paper < titles.length; paper++) this.#folded.push(bare(titles.get(paper)));
  }
}

const space = 0x20;

const bare = (text: string) =>
  fold(text.slice(0, 300))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
