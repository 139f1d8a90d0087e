import type { Claim, Quote } from '../../core/discussions/answer.ts';
import { holdsAddress } from './addresses.ts';
import { isHeld } from './held.ts';
import { hasNumbers } from './nowhere.ts';
import { givesOrder } from './orders.ts';
import { holdsForeignLetters } from './plain-letters.ts';
import type { SaidClaim } from './read-claims.ts';
import { tokensOf } from './tokens.ts';

const mostClaims = 4;
/** Shorter quotes fit anywhere: "the" would bear out everything. */
const fewestQuotedWords = 3;

/**
 * The claims of a model's answer that its quotes bear out; all others are dropped. A claim stays when every quote it
 * gives is found word for word in the sentence it names, one of those sentences holds all that it says ({@link isHeld}), and
 * it is plain text in the quotes' letters without links, addresses, mentions or orders. Readers see the whole sentences.
 */
export function checkClaims(said: readonly SaidClaim[], evidence: readonly Quote[]): Claim[] {
  const kept: Claim[] = [];
  for (const { text, support } of said) {
    const words = support.map(({ quote }) => quote).join(' ');
    const claim = plainClaim(text, words);
    const quoted = support.map(({ sentence, quote }) => found(evidence[sentence - 1], quote));
    if (claim === undefined || quoted.includes(undefined)) continue;
    const quotes = [...new Set(quoted.filter((quote) => quote !== undefined))];
    if (
      quotesNumbers(claim, words) &&
      isHeld(
        claim,
        quotes.map(({ text: sentence }) => sentence),
      )
    )
      kept.push({ text: claim, quotes });
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

/** Every number of the claim stands in the words that it quotes, not only elsewhere in their sentence. */
const quotesNumbers = (claim: string, words: string): boolean => hasNumbers(tokensOf(claim), [tokensOf(words)]);
