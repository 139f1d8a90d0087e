import SearchableMap from 'minisearch/SearchableMap';
import { nearestNames } from './nearest-names.ts';
import type { PaperIndex } from './paper-index.ts';
import { stopWords } from './stop-words.ts';
import { repairable } from './vocabulary.ts';

/** Written words of some hundred papers. */
const fewWords = 15_000;

/** A word that is in the index, and how often it was written there. */
export type Known = { word: string; times: number };

/**
 * Finds words of the index that a person may have meant: misspelt, or half typed. Works on words as written, because
 * a typing error in an ending changes the stem beyond recognition. Words of the text stand in MiniSearch's term tree.
 */
export class Speller {
  readonly #index: PaperIndex;
  readonly #tree = new SearchableMap<number>();
  #learnt = 0;

  constructor(index: PaperIndex) {
    this.#index = index;
  }

  /** Words and names within edit distance 1 (2 from eight letters on, if there is none at 1), likeliest first. */
  nearest(word: string): Known[] {
    if (!repairable.test(word)) return [];
    this.prepare();
    for (let distance = 1; distance <= (word.length >= 8 ? 2 : 1); distance++) {
      const found = nearestNames(this.#index.vocabulary, word, distance);
      if (distance === 1) for (const [swapped, times] of this.#swapped(word)) found.set(swapped, times);
      for (const [near, [times]] of this.#tree.fuzzyGet(word, distance)) found.set(near, times);
      if (found.size > 0) return likeliest(word, found);
    }
    return [];
  }

  /**
   * Words that may have been meant by one that is known but hardly ever written, as errors in abstracts are: near and
   * far more frequent.
   */
  suspects(word: string, times: number): Known[] {
    return times > 2 ? [] : this.nearest(word).filter((near) => near.word !== word && near.times > 100 * (times + 1));
  }

  /** Whether the word stands in the text as it is written here, and not just its stem. */
  isWord(word: string): boolean {
    this.prepare();
    return this.#tree.has(word);
  }

  /** Words that begin with the half-typed one, most frequent first. */
  beginningWith(start: string, limit: number): Known[] {
    if (start.length < 2 || start.length > 24) return [];
    this.prepare();
    const found = [...this.#tree.atPrefix(start).entries()].map(([word, times]) => ({ word, times }));
    return found.sort((a, b) => b.times - a.times).slice(0, limit);
  }

  /** For text of which nothing is known: the commonest words that share the longest beginning with each of its words. */
  guesses(text: string): string[] {
    return (text.toLowerCase().match(/\p{L}{3,24}/gu) ?? []).slice(0, 5).flatMap((word) => {
      for (let length = word.length; length >= 3; length--) {
        const [found] = this.beginningWith(word.slice(0, length), 1);
        if (found !== undefined) return [found.word];
      }
      return [];
    });
  }

  /**
   * Takes the words that came since the last time into the tree; done when nobody waits, or else by the first unknown
   * word. At first, of many papers, only words written several times: the others are often errors themselves, and most
   * of the tree. Of few papers nearly every word is written once.
   */
  prepare(): void {
    const { vocabulary } = this.#index;
    const least = this.#learnt === 0 && vocabulary.writtenCount > fewWords ? 3 : 1;
    for (; this.#learnt < vocabulary.writtenCount; this.#learnt++) {
      const word = vocabulary.writtenWord(this.#learnt);
      const times = vocabulary.timesWritten(this.#learnt);
      if (times >= least && repairable.test(word) && !isShortStopWord(word)) this.#tree.set(word, times);
    }
  }

  /** Two neighbours exchanged: one slip of the fingers, though two edits to Levenshtein. */
  #swapped(word: string): [string, number][] {
    const letters = [...word];
    return letters.slice(1).flatMap((letter, at): [string, number][] => {
      const swapped = [...letters.slice(0, at), letter, letters[at] ?? '', ...letters.slice(at + 2)].join('');
      const times = this.#tree.get(swapped);
      return times === undefined ? [] : [[swapped, times]];
    });
  }
}

/** Too many words are near to "more" and "with" ("moie" is a movie); but "towrads" is not the author Edwards. */
const isShortStopWord = (word: string) => word.length < 5 && stopWords.has(word);

/** First letters are seldom wrong; otherwise the more frequent word. */
function likeliest(word: string, found: Map<string, number>): Known[] {
  const worth = (near: Known) => Math.log1p(near.times) + (near.word[0] === word[0] ? 3 : 0);
  return [...found].map(([near, times]) => ({ word: near, times })).sort((a, b) => worth(b) - worth(a));
}
