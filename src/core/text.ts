import type { Rich } from './reply.ts';

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
  const atWord = cut.replace(/\s+\S*$/, '');
  // One very long word: better a part of it than almost nothing.
  return `${(atWord.length > max / 2 ? atWord : cut).trimEnd()}…`;
}

/** The name of a command or option as people write it: "forget-me" is "Forget me". */
export const titled = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1).replaceAll('-', ' ')}`;

/** "1 paper", "1,234 papers" */
export const counted = (count: number, one: string): string =>
  `${count.toLocaleString('en')} ${one}${count === 1 ? '' : 's'}`;

/** Parts on one line, with dots between them. */
export const joined = (parts: readonly Rich[]): Rich =>
  parts.flatMap((part, position) => (position === 0 ? part : [' · ', ...part]));

/** Typographic quotes and dashes, as phones type them, made plain: a person means `"` and `-`. */
export const plainPunctuation = (text: string): string =>
  text
    .replace(/[“”„‟«»″]/g, '"')
    .replace(/[‘’‚‛′]/g, "'")
    .replace(/[‐‑‒–—―−]/g, '-');
