const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * At most `max` UTF-16 units (what Discord and Slack count), cut at a word with an ellipsis; never inside a
 * grapheme, so no surrogate pair or emoji is halved.
 */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  // Only the place of the cut is looked at: walking a long text from its beginning takes seconds.
  const end = graphemes.segment(text.slice(0, max + 32)).containing(Math.max(max - 1, 0))?.index ?? 0;
  const cut = text.slice(0, end);
  let word = cut.length;
  while (word > 0 && cut.charAt(word - 1).trim() !== '') word--;
  const atWord = word === 0 ? cut : cut.slice(0, word).trimEnd();
  // One very long word: better a part of it than almost nothing.
  return `${(atWord.length > max / 2 ? atWord : cut).trimEnd()}…`;
}

/** The name of a command or option as people write it: "forget-me" is "Forget me". */
export const titled = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1).replaceAll('-', ' ')}`;

/** "1 paper", "1,234 papers" */
export const counted = (count: number, one: string): string =>
  `${count.toLocaleString('en')} ${one}${count === 1 ? '' : 's'}`;

/** "a", "a and b", "a, b and c" */
export function inWords(names: readonly string[]): string {
  if (names.length <= 1) return names[0] ?? '';
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** A text between separators (a global pattern) that stand outside quotes: those with pairs of quotes behind them only. */
export function splitOutsideQuotes(text: string, separator: RegExp): string[] {
  const parts: string[] = [];
  let from = 0;
  let at = 0;
  let quotesBehind = text.split('"').length - 1;
  for (const { index, 0: found } of text.matchAll(separator)) {
    quotesBehind -= text.slice(at, index).split('"').length - 1;
    at = index;
    if (quotesBehind % 2 === 1) continue;
    parts.push(text.slice(from, index));
    from = index + found.length;
  }
  return [...parts, text.slice(from)];
}

/** Whatever stands between two letters for an apostrophe, made one: O’Neil, Oʼneil, O`Neil, O´Neil, O‘Neil, O＇Neil. */
export const plainApostrophes = (text: string): string => text.replace(/(?<=\p{L})[’‘‛′ʹʻʼʽˈ`´՚＇](?=\p{L})/gu, "'");

/** Every kind of quote made plain, the doubled ones of TeX and of other keyboards as well; `""` alone stays. */
export const plainQuotes = (text: string): string =>
  text
    .replace(/[“”„‟«»″＂]/g, '"')
    .replace(/[‘’‚‛′]/g, "'")
    .replace(/(?:``|'')([^`'"]+)''/g, '"$1"')
    .replace(/(?<!")"{2,}(?!")([^"]+)"{2,}/g, '"$1"');

/** Typographic quotes and dashes, as phones type them, made plain: a person means `"` and `-`. */
export const plainPunctuation = (text: string): string => plainQuotes(text).replace(/[‐‑‒–—―−﹘﹣－]/g, '-');
