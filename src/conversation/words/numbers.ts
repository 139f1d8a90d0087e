/** Numbers as they are written in words, from one on. */
export const numberWords = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');

const values = new Map(numberWords.map((word, at) => [word, at + 1]));

/** The number that a word is, in words or in digits. */
export const numberIn = (word: string): number | undefined =>
  values.get(word) ?? (/^\d{1,3}$/.test(word) ? Number(word) : undefined);

/** From one to `last`, in digits, as alternatives of a phrase. */
export const anyNumber = (last: number): string => Array.from({ length: last }, (_, at) => at + 1).join('|');
