import { plainApostrophes, plainPunctuation } from '../text.ts';

/**
 * The text inside queries: what people's keyboards make of quotes and dashes, and what counts as the same word.
 */

/** Compatibility forms, typographic quotes and dashes, and invisible marks brought to their plain form. */
export const plainQuery = (text: string): string =>
  plainPunctuation(
    // First: the compatibility form of an acute accent that stands alone is a blank and an accent.
    plainApostrophes(text)
      // Lone surrogates, and marks that turn the reading direction of everything after them.
      .replace(/\p{Cs}|[\u{200b}\u{200e}\u{200f}\u{202a}-\u{202e}\u{2060}-\u{2069}\u{061c}\u{feff}]/gu, '')
      .replace(/\p{Cc}/gu, ' ')
      .normalize('NFKC'),
  );

/** A word without the punctuation around it; empty when nothing but punctuation or signs is left. `c++` and `c#` stay. */
export function cleanWord(word: string): string {
  const characters = [...word];
  const start = characters.findIndex((character) => wordCharacter.test(character));
  if (start === -1) return '';
  const end = characters.findLastIndex((character) => wordCharacter.test(character) || /[+#\p{M}]/u.test(character));
  return characters.slice(start, end + 1).join('');
}

/** Every word cleaned, with single spaces between; words of punctuation alone are left out. */
export const cleanWords = (text: string): string =>
  text
    .replaceAll('"', ' ')
    .split(/\s+/)
    .map(cleanWord)
    .filter((word) => word !== '')
    .join(' ');

/** The form in which two spellings are compared: lower case, composed. Folding twice changes nothing. */
export function fold(text: string): string {
  let folded = text;
  // A few letters (dotted capital I, some ligatures) need a second round until they rest.
  for (let round = 0; round < 4; round += 1) {
    const next = folded.toLowerCase().normalize('NFKC');
    if (next === folded) break;
    folded = next;
  }
  return folded;
}

const wordCharacter = /[\p{L}\p{N}]/u;
