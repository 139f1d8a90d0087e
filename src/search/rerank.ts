import { fieldBits, type PaperIndex } from './paper-index.ts';
import type { Question } from './question.ts';
import type { Scorer } from './scorer.ts';
import { emptyPlaces, type Places, placesOf } from './sequence.ts';

/** So many papers are worth reading again. */
export const rerankedPapers = 60;
/** Neighbours of a long question beyond these are not looked at. */
const mostPairs = 40;
/** What two neighbours found together are worth, against a word found. */
const pairWeight = 0.4;
/** What a question's words in the title are worth beyond their place in the text. */
const titleWeight = 6;
/** Most questions share some words with many titles; only one that holds nearly all of them is likely meant. */
const shareExponent = 3;
/** Longer questions describe what they want; they do not name it. */
const longestTitle = 12;
/** What words that name one of the authors are worth. */
const authorWeight = 1.5;
/** People remember papers by the first author's family name, or else name somebody in full: what that counts. */
const givenName = 0.5;
const laterAuthor = 0.6;
const fullName = 2;

type Pair = { second: number; apart: number; worth: number };

/**
 * Reads the best papers again for what counting words does not see: words that stand next to each other as they do in
 * the question ("speculative decoding" is more than the two words), and titles and authors that it may be naming.
 * Raises their scores; only the papers at the top are given, so it reorders them and brings nothing up from below.
 */
export function rerank(
  index: PaperIndex,
  scorer: Scorer,
  question: Question,
  papers: readonly number[],
  scores: Float64Array,
): void {
  const followers = followersOf(question, scorer);
  const worths = new Map(question.terms.map(({ term, weight }) => [term, weight * scorer.rarity(term)]));
  const whole = worthOf(question, worths);
  const mayName = question.words.length <= longestTitle;
  if (followers.size === 0 && !mayName) return;
  let places = emptyPlaces(1_000);
  for (const paper of papers) {
    places = placesOf(index, paper, places);
    let bonus = adjacency(places, followers);
    if (mayName) bonus += titleWeight * inTitle(places, worths, whole) + authorWeight * inAuthors(places, worths);
    scores[paper] = (scores[paper] ?? 0) + bonus;
  }
}

/** By term, what follows it in the question; a pair counts by its commoner word. */
function followersOf({ neighbours }: Question, scorer: Scorer): Map<number, Pair[]> {
  const followers = new Map<number, Pair[]>();
  for (const { first, second, apart } of neighbours.slice(0, mostPairs)) {
    const worth = pairWeight * Math.min(scorer.rarity(first), scorer.rarity(second));
    followers.set(first, [...(followers.get(first) ?? []), { second, apart, worth }]);
  }
  return followers;
}

/** The worth of all pairs that stand together in a paper; finding one again adds less and less. */
function adjacency({ terms, places, length }: Places, followers: Map<number, Pair[]>): number {
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

/** The worth of all words of a question, each by its most telling term. */
function worthOf({ terms }: Question, worths: ReadonlyMap<number, number>): number {
  const byWord = new Map<number, number>();
  for (const { term, group } of terms) byWord.set(group, Math.max(byWord.get(group) ?? 0, worths.get(term) ?? 0));
  return [...byWord.values()].reduce((sum, worth) => sum + worth, 0);
}

/** The worth of the question's words in the title, more if little else stands there. */
function inTitle({ terms, fieldBits: bits, length }: Places, worths: ReadonlyMap<number, number>, whole: number) {
  const found = new Set<number>();
  let size = 0;
  for (let at = 0; at < length && bits[at] === fieldBits.title; at++) {
    size++;
    if (worths.has(terms[at] ?? -1)) found.add(terms[at] ?? -1);
  }
  let sum = 0;
  for (const term of found) sum += worths.get(term) ?? 0;
  if (sum === 0) return 0;
  return (sum * (sum / whole) ** shareExponent * (1 + found.size / size)) / 2;
}

/** The worth of the one author whom most of the question's words name. */
function inAuthors({ terms, fieldBits: bits, parts, length }: Places, worths: ReadonlyMap<number, number>): number {
  let best = 0;
  let sum = 0;
  let names = 0;
  let first: number | undefined;
  for (let at = 0; at < length; at++) {
    if (bits[at] !== fieldBits.authors) continue;
    const author = parts[at] ?? 0;
    first ??= author;
    if (parts[at - 1] !== author) sum = names = 0;
    const worth = worths.get(terms[at] ?? -1);
    if (worth === undefined) continue;
    const isFamilyName = at + 1 === length || parts[at + 1] !== author;
    sum += worth * (isFamilyName ? 1 : givenName);
    names++;
    best = Math.max(best, sum * (names > 1 ? fullName : author === first ? 1 : laterAuthor));
  }
  return best;
}
