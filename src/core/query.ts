/**
 * The one query language, for searches and for topics: words, `"phrases"`, `author:`, `org:`, `keyword:`,
 * `since:2026-05` or `since:7d`, `-exclusions`, `a | b`. Anything that does not parse as syntax is words.
 */

/** One condition on a paper. `words` holds raw words as written (analysis happens in the index). */
export type Term =
  | { kind: 'word'; text: string }
  | { kind: 'phrase'; text: string }
  | { kind: 'author' | 'org' | 'keyword'; text: string };

/**
 * Alternatives of which one must hold (`a | b c` is `a`, or `b` and `c`); in each, all of `all` and none of `none`.
 * `since` bounds the day a paper was featured (or, never featured, published).
 */
export type Query = {
  anyOf: { all: Term[]; none: Term[] }[];
  since?: Since;
};
export type Since = { kind: 'day'; day: string } | { kind: 'days'; days: number };
