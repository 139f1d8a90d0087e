/** Full-width and styled letters become plain ones, and lose what is set above, below or through them. */
export const plainLetters = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').normalize('NFC');

/**
 * Whether a line holds letters of a script that English is not written in and that the quotes do not hold, or signs that
 * look like letters ("🅒", "ᴄ"). Papers are in English, so what else is written is meant for somebody else's eyes.
 * A Greek letter alone is a symbol.
 */
export function holdsForeignLetters(line: string, quotes: string): boolean {
  const quoted = new Set(plainLetters(quotes));
  return (plainLetters(line).match(foreign) ?? []).some((run) => [...run].some((letter) => !quoted.has(letter)));
}

const foreign =
  /\p{Script=Greek}{2,}|(?![A-Za-zªºÀ-ɏḀ-ỿ]|\p{Script=Greek})\p{L}|[\u{1f130}-\u{1f189}\u{1f1e6}-\u{1f1ff}]/gu;
