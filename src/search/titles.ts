import { fold } from './fold.ts';
import type { PaperIndex } from './paper-index.ts';
import { best } from './top.ts';

/** Completes half-typed titles and ids. Folded titles are made when first asked for. */
export class Titles {
  readonly #index: PaperIndex;
  readonly #folded: string[] = [];

  constructor(index: PaperIndex) {
    this.#index = index;
  }

  /** Titles that begin with the text, then those with a word that does, then those that hold it; most votes first. */
  suggest(text: string, limit: number): { id: string; title: string }[] {
    const { ids, titles, columns } = this.#index;
    const wanted = bare(text);
    const places = new Uint8Array(ids.length);
    for (let paper = 0; paper < ids.length; paper++) {
      if (this.#index.isAlive(paper)) places[paper] = wanted === '' ? 1 : this.#place(paper, wanted, text.trim());
    }
    const value = (paper: number) => (places[paper] ?? 0) * 1e9 + columns.upvotes.get(paper);
    const found = best(
      limit,
      ids.length,
      (paper) => places[paper] !== 0,
      (a, b) => value(a) > value(b) || (value(a) === value(b) && a > b),
    );
    return found.map((paper) => ({ id: ids[paper] ?? '', title: titles[paper] ?? '' }));
  }

  #place(paper: number, wanted: string, typed: string): number {
    if (typed.length > 2 && this.#index.ids[paper]?.startsWith(typed)) return 4;
    const title = this.#fold(paper);
    const at = title.indexOf(wanted);
    if (at < 0) return 0;
    if (at === 0) return 3;
    return title[at - 1] === ' ' || title.includes(` ${wanted}`) ? 2 : 1;
  }

  #fold(paper: number): string {
    const known = this.#folded[paper];
    if (known !== undefined) return known;
    const folded = bare(this.#index.titles[paper] ?? '');
    this.#folded[paper] = folded;
    return folded;
  }
}

const bare = (text: string) =>
  fold(text.slice(0, 300))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
