import { nameMark, term } from './analysis.ts';
import { NearWords } from './near-words.ts';
import type { PaperIndex } from './paper-index.ts';
import { stopWords } from './stop-words.ts';
import { repairable, type Vocabulary } from './vocabulary.ts';

/** The same error stands in abstracts so many times at most. */
const mostErrors = 2;

/** A word that is in the index, and how often it was written there. */
export type Known = { word: string; times: number };

/**
 * Finds words of the index that a person may have meant: misspelt, or half typed. Works on words as written, because
 * a typing error in an ending changes the stem beyond recognition.
 */
export class Speller {
  readonly #vocabulary: Vocabulary;
  readonly #words: NearWords;
  readonly #names: NearWords;

  constructor({ vocabulary }: PaperIndex) {
    this.#vocabulary = vocabulary;
    this.#words = new NearWords(vocabulary.written, mayBeMeant);
    this.#names = new NearWords(vocabulary.terms, (term) => term.startsWith(nameMark));
  }

  /** Words and names within edit distance 1 (2 from eight letters on, if there is none at 1), likeliest first. */
  nearest(word: string): Known[] {
    if (!repairable.test(word)) return [];
    const vocabulary = this.#vocabulary;
    for (let distance = 1; distance <= (word.length >= 8 ? 2 : 1); distance++) {
      const found = new Map<string, number>();
      for (const [name, number] of this.#names.within(distance, nameMark + word)) {
        if (vocabulary.papers(number) > 0) found.set(name.slice(nameMark.length), vocabulary.papers(number));
      }
      if (distance === 1) for (const [swapped, times] of this.#swapped(word)) found.set(swapped, times);
      for (const [near, number] of this.#words.within(distance, word)) {
        if (vocabulary.isFrequent(number)) found.set(near, vocabulary.timesWritten(number));
      }
      if (found.size > 0) return likeliest(word, found);
    }
    return [];
  }

  /** Whether a word whose stem or name is known was itself hardly ever written: "imge" shares a stem with "img". */
  isRare(word: string): boolean {
    return this.#written(word) <= mostErrors;
  }

  /** What a rare word may have been meant for: far more frequent ones, unless it is just another form of the likeliest. */
  suspects(word: string): Known[] {
    const times = this.#written(word);
    const near = this.nearest(word).filter((known) => known.word !== word && known.times > 100 * times + 10);
    return near[0] !== undefined && term(near[0].word) === term(word) ? [] : near;
  }

  /** Whether the word stands in the text as it is written here, and not just its stem. */
  isWord(word: string): boolean {
    return this.#times(word) !== undefined;
  }

  /** Words that begin with the half-typed one, most frequent first. */
  beginningWith(start: string, limit: number): Known[] {
    if (start.length < 2 || start.length > 24) return [];
    const vocabulary = this.#vocabulary;
    const found = vocabulary.written
      .startingWith(start)
      .filter((number) => vocabulary.isFrequent(number))
      .map((number) => ({ word: vocabulary.written.get(number), times: vocabulary.timesWritten(number) }));
    return found
      .filter(({ word }) => mayBeMeant(word))
      .sort((a, b) => b.times - a.times)
      .slice(0, limit);
  }

  /**
   * For text of which nothing is known: the commonest words that share the longest beginning with each of its words, at
   * least four letters and half of it. "Qwerty" is no Qwen.
   */
  guesses(text: string): string[] {
    return (text.toLowerCase().match(/\p{L}{4,24}/gu) ?? []).slice(0, 5).flatMap((word) => {
      for (let length = word.length; length >= Math.max(4, Math.floor(word.length / 2)); length--) {
        const [found] = this.beginningWith(word.slice(0, length), 1);
        if (found !== undefined) return [found.word];
      }
      return [];
    });
  }

  /** Two neighbours exchanged: one slip of the fingers, though two edits to Levenshtein. */
  #swapped(word: string): [string, number][] {
    const letters = [...word];
    return letters.slice(1).flatMap((letter, at): [string, number][] => {
      const swapped = [...letters.slice(0, at), letter, letters[at] ?? '', ...letters.slice(at + 2)].join('');
      const times = this.#times(swapped);
      return times === undefined ? [] : [[swapped, times]];
    });
  }

  /** How often a word was written, as text or as a name. */
  #written(word: string): number {
    const vocabulary = this.#vocabulary;
    const text = vocabulary.written.find(word);
    const name = vocabulary.find(nameMark + word);
    return (
      (text === undefined ? 0 : vocabulary.timesWritten(text)) + (name === undefined ? 0 : vocabulary.papers(name))
    );
  }

  /** How often a word was written, if it is one that may be meant. */
  #times(word: string): number | undefined {
    const number = mayBeMeant(word) ? this.#vocabulary.written.find(word) : undefined;
    return number !== undefined && this.#vocabulary.isFrequent(number)
      ? this.#vocabulary.timesWritten(number)
      : undefined;
  }
}

/** Too many words are near to "more" and "with" ("moie" is a movie); but "towrads" is not the author Edwards. */
const mayBeMeant = (word: string) => repairable.test(word) && !(word.length < 5 && stopWords.has(word));

/** First letters are seldom wrong; otherwise the more frequent word. */
function likeliest(word: string, found: Map<string, number>): Known[] {
  const worth = (near: Known) => Math.log1p(near.times) + (near.word[0] === word[0] ? 3 : 0);
  return [...found].map(([near, times]) => ({ word: near, times })).sort((a, b) => worth(b) - worth(a));
}
