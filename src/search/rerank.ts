import type { PaperIndex } from './paper-index.ts';
import type { PreparedQuery } from './prepared-query.ts';
import type { Scorer } from './scorer.ts';
import { emptyPositions, type Positions, positionsOf } from './sequence.ts';
import { TitleAuthorBonus } from './title-author-bonus.ts';

/** So many papers are worth reading again. */
export const rerankedPapers = 60;
/** Neighbours of a long question beyond these are not looked at. */
const mostPairs = 40;
/** What two neighbours found together are worth, against a word found. */
const pairWeight = 0.4;
/** Longer questions describe what they want; they do not name it. */
const longestName = 12;

type Pair = { second: number; apart: number; worth: number };

/**
 * Reads the best papers again for what counting words does not see: words that stand next to each other as they do in
 * the question ("speculative decoding" is more than the two words), and titles and authors that it may be naming.
 * Raises their scores; only the papers at the top are given, so it reorders them and brings nothing up from below.
 */
export function rerank(
  index: PaperIndex,
  scorer: Scorer,
  prepared: PreparedQuery,
  papers: readonly number[],
  scores: Float64Array,
): void {
  const followers = followersOf(prepared, scorer);
  const titleAuthorBonus = prepared.words.length <= longestName ? new TitleAuthorBonus(prepared, scorer) : undefined;
  if (followers.size === 0 && titleAuthorBonus === undefined) return;
  let positions = emptyPositions(1_000);
  for (const paper of papers) {
    positions = positionsOf(index, paper, positions);
    scores[paper] = (scores[paper] ?? 0) + adjacency(positions, followers) + (titleAuthorBonus?.bonus(positions) ?? 0);
  }
}

/** By term, what follows it in the question; a pair counts by its commoner word. */
function followersOf({ neighbours }: PreparedQuery, scorer: Scorer): Map<number, Pair[]> {
  const followers = new Map<number, Pair[]>();
  for (const { first, second, apart } of neighbours.slice(0, mostPairs)) {
    const worth = pairWeight * Math.min(scorer.rarity(first), scorer.rarity(second));
    followers.set(first, [...(followers.get(first) ?? []), { second, apart, worth }]);
  }
  return followers;
}

/** The worth of all pairs that stand together in a paper; finding one again adds less and less. */
function adjacency({ terms, places, length }: Positions, followers: Map<number, Pair[]>): number {
  const times = new Map<Pair, number>();
  for (let at = 0; at < length; at++) {
    for (const pair of followers.get(terms[at] ?? -1) ?? []) {
      const place = places[at] ?? 0;
      // Several terms may share a place, so the next place is not always the next term.
      for (let next = at + 1; next < length && (places[next] ?? 0) <= place + pair.apart; next++) {
        const apart = (places[next] ?? 0) - place;
        const isTogether = terms[next] === pair.second && (apart === pair.apart || apart === 1);
        if (isTogether) times.set(pair, (times.get(pair) ?? 0) + 1);
      }
    }
  }
  let sum = 0;
  for (const [{ worth }, found] of times) sum += (worth * found) / (found + 1);
  return sum;
}
