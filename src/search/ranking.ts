import type { Ranking } from './scorer.ts';

/**
 * Tuned on judged collections, several at once, train and test queries apart; docs/search.md has the figures.
 * Short queries ("speculative decoding image") mean every word; questions and claims are full of words that no paper
 * needs to hold, so there the number of matched words stops to count. Two or three words are mostly remembered from a title.
 */
export const ranking: Ranking = {
  k: 1.4,
  b: 0.6,
  d: 0,
  coordination: (words) => (words <= 3 ? 0.8 : words <= 6 ? 0.25 : 0),
  title: (words) => (words <= 3 ? 2.2 : 1),
};
