import type { PaperIndex } from './paper-index.ts';
import type { Question } from './question.ts';
import type { Scorer } from './scorer.ts';
import { placesOf } from './sequence.ts';
import { best } from './top.ts';

/** Only the papers at the top are read: the bonus reorders them, it does not bring others up from far below. */
const readPapers = 60;
/** Neighbours of a long question beyond these are not looked at. */
const mostPairs = 40;
/** What two neighbours found together are worth, against a word found. */
const pairWeight = 0.4;

/**
 * Lifts papers in which words stand next to each other as they do in the question: "speculative decoding" is more
 * than the two words. Each pair counts by its commoner word, and less the more often it was found.
 */
export function liftAdjacent(index: PaperIndex, scorer: Scorer, { neighbours }: Question, scores: Float64Array): void {
  const pairs = neighbours.slice(0, mostPairs);
  if (pairs.length === 0) return;
  const followers = new Map<number, { second: number; apart: number; worth: number }[]>();
  for (const { first, second, apart } of pairs) {
    const worth = pairWeight * Math.min(scorer.rarity(first), scorer.rarity(second));
    followers.set(first, [...(followers.get(first) ?? []), { second, apart, worth }]);
  }
  const top = best(
    readPapers,
    scores.length,
    (paper) => (scores[paper] ?? 0) > 0,
    (a, b) => (scores[a] ?? 0) > (scores[b] ?? 0),
  );
  for (const paper of top) {
    const { terms, places, length } = placesOf(index, paper);
    const times = new Map<object, number>();
    for (let at = 0; at < length; at++) {
      for (const pair of followers.get(terms[at] ?? -1) ?? []) {
        const place = places[at] ?? 0;
        // The next terms in the sequence; several may share a place.
        for (let next = at + 1; next < length && (places[next] ?? 0) <= place + pair.apart; next++) {
          const apart = (places[next] ?? 0) - place;
          if (terms[next] === pair.second && (apart === pair.apart || apart === 1)) {
            times.set(pair, (times.get(pair) ?? 0) + 1);
          }
        }
      }
    }
    let bonus = 0;
    for (const pairsAfter of followers.values()) {
      for (const pair of pairsAfter) {
        const found = times.get(pair) ?? 0;
        bonus += (pair.worth * found) / (found + 1);
      }
    }
    scores[paper] = (scores[paper] ?? 0) + bonus;
  }
}
