import type { Claim, Quote } from '../../core/discussions/answer.ts';
import { stemsOf } from '../analysis.ts';
import { holdsAddress } from './addresses.ts';
import { givesOrder } from './orders.ts';
import { holdsForeignLetters } from './plain-letters.ts';
import type { SaidClaim } from './read-claims.ts';

const mostClaims = 4;
/** Shorter quotes fit anywhere: "the" would bear out everything. */
const fewestQuotedWords = 3;
/** The least share of a claim's own words that must stand in the sentences it quotes. */
const leastShared = 0.3;

/**
 * The claims of a model's answer that its quotes bear out; all others are dropped. A claim stays when every quote it
 * gives is found word for word in the sentence it names, it holds no number that its quotes do not hold, it shares
 * words with them, and it is plain text in the quotes' letters without links, addresses, mentions or orders. Readers see the whole sentences.
 */
export function checkClaims(said: readonly SaidClaim[], evidence: readonly Quote[]): Claim[] {
  const kept: Claim[] = [];
  for (const { text, support } of said) {
    const words = support.map(({ quote }) => quote).join(' ');
    const claim = plainClaim(text, words);
    const quoted = support.map(({ sentence, quote }) => found(evidence[sentence - 1], quote));
    if (claim === undefined || quoted.includes(undefined)) continue;
    const quotes = [...new Set(quoted.filter((quote) => quote !== undefined))];
    if (numbersKept(claim, words) && sharesWords(claim, quotes) && !negatesDifferently(claim, quotes)) {
      kept.push({ text: claim, quotes });
    }
    if (kept.length === mostClaims) break;
  }
  return kept;
}

/** One line of plain text, or undefined when it holds what plain text does not. */
function plainClaim(text: string, quotes: string): string | undefined {
  const line = text
    .replace(/[^\P{Cc}\s]|[\p{Cf}\p{Cs}\p{Co}\p{Default_Ignorable_Code_Point}]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (line === '' || line.length > 400) return undefined;
  const isPlain =
    !/[<>[\]`]|\*\*/.test(line) &&
    !holdsForeignLetters(line, quotes) &&
    !holdsAddress(line, quotes) &&
    !givesOrder(line);
  return isPlain ? line : undefined;
}

function found(sentence: Quote | undefined, quote: string): Quote | undefined {
  if (sentence === undefined || quote.trim().split(/\s+/).length < fewestQuotedWords) return undefined;
  return sentence.text.includes(quote.trim()) ? sentence : undefined;
}

const numeral = /\d+(?:[.,]\d+)*/g;
const numberWords =
  /\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundreds?|thousands?|millions?|billions?|half|twice|double|triple|third|quarter|dozens?)\b/gi;

/** Every number of the claim stands in the quotes, as it is written there. */
function numbersKept(claim: string, quotes: string): boolean {
  const held = new Set(quotes.match(numeral)?.map(plainNumber));
  const heldWords = new Set(quotes.toLowerCase().match(numberWords));
  return (
    (claim.match(numeral) ?? []).every((number) => held.has(plainNumber(number))) &&
    (claim.toLowerCase().match(numberWords) ?? []).every((word) => heldWords.has(word))
  );
}

const plainNumber = (number: string) => number.replace(/,(?=\d{3}\b)/g, '').replace(/[.,]$/, '');

function sharesWords(claim: string, quotes: readonly Quote[]): boolean {
  const words = new Set(stemsOf(claim));
  const held = new Set(quotes.flatMap(({ text }) => stemsOf(text)));
  const shared = [...words].filter((word) => held.has(word)).length;
  return words.size > 0 && shared / words.size >= leastShared;
}

const negation = /\b(?:not(?! only)|no|never|without|cannot|neither|nor|fails?)\b|n['’]t\b/i;

/** "outperforms" of a sentence that says "does not outperform", or the other way round, turns the paper's word round. */
const negatesDifferently = (claim: string, quotes: readonly Quote[]) =>
  negation.test(claim) !== quotes.some(({ text }) => negation.test(text));
