import { synonymsOf } from '../synonyms.ts';
import { isContent, isSameNumber, likenessOf } from './alignment.ts';
import type { Token } from './tokens.ts';

type NumberToken = Extract<Token, { kind: 'number' }>;

/** Where a number of the claim stands in the sentence. */
export function placesOf(
  number: NumberToken,
  at: number,
  claim: readonly Token[],
  sentence: readonly Token[],
): number[] {
  return sentence.flatMap((token, place) =>
    token.kind === 'number' &&
    isSame(token, number) &&
    countsSame(claim, at, sentence, place) &&
    boundsHold(boundAt(claim, at), boundAt(sentence, place), sentence, place)
      ? [place]
      : [],
  );
}

/** A claim may leave a unit out, and must not change it. */
const isSame = (held: NumberToken, said: NumberToken): boolean =>
  Math.abs(held.value - said.value) <= 1e-9 * Math.abs(held.value) &&
  (said.unit === '' ||
    said.unit === held.unit ||
    (held.unit === 'percent absolute' && /^(?:percent|points)$/.test(said.unit)));

const mostNouns = 3;
/** How far around a number is looked for what it counts, in words. */
const around = 8;

/** What a bare number counts in the claim ("12 layers") stands near it in the sentence. */
function countsSame(claim: readonly Token[], at: number, sentence: readonly Token[], place: number): boolean {
  const number = claim[at];
  if (number?.kind !== 'number' || number.unit !== '') return true;
  const nouns: string[] = [];
  for (const token of claim.slice(at + 1, at + 1 + mostNouns)) {
    if (token.kind === 'name') nouns.push(token.key);
    if (token.kind !== 'word' || token.stem === '') break;
    nouns.push(token.stem);
  }
  if (nouns.length === 0) return true;
  const near = new Set(
    sentence
      .slice(Math.max(0, place - around), place + around)
      .flatMap((token) => (token.kind === 'word' ? [token.stem] : token.kind === 'name' ? [token.key] : [])),
  );
  return nouns.some((noun) => near.has(noun) || [...synonymsOf(noun)].some((other) => near.has(other)));
}

type Bound = 'most' | 'least' | 'none';

/** "up to 11%", "over 80%", "at least two" */
export function boundAt(tokens: readonly Token[], at: number): Bound {
  const before = tokens
    .slice(Math.max(0, at - 4), at)
    .map(({ text }) => text)
    .join(' ');
  if (/(?:up to|at most|as (?:much|many|high|low) as|no more than|maximum of)(?: an?)?$/.test(before)) return 'most';
  if (/(?:less than|fewer than|under|below)$/.test(before)) return 'most';
  if (/(?:average|averaged|mean|averages) over$/.test(before)) return 'none';
  if (/(?:more than|over|at least|above|exceeding|no less than|no fewer than)$/.test(before)) return 'least';
  return 'none';
}

/** A bound that is left out says more than the sentence does; one that is added says less, if the number is a limit. */
function boundsHold(claimed: Bound, held: Bound, sentence: readonly Token[], place: number): boolean {
  if (claimed === held) return true;
  if (claimed === 'none') return held === 'least';
  const before = sentence.slice(0, place).map(({ text }) => text);
  return held === 'none' && claimed === 'most' && before.some((word) => /^(?:only|just|merely|no|even|up)$/.test(word));
}

/** "a 7B model": a number that tells things apart, as a name does; "300B tokens" are counted. */
export const isSize = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.kind === 'number' &&
  /^\d+(?:\.\d+)?[mb]$/.test(tokens[at]?.text ?? '') &&
  !/^(?:tokens?|samples?|images?|pairs|examples|parameters?|params)$/.test(tokens[at + 1]?.text ?? '');

/**
 * Whether a number counts in the claim what its sentences count with another one: "19K images of 14K gulls", of "14K
 * images with 19K gulls".
 */
export const countsOthers = (claim: readonly Token[], sentences: readonly (readonly Token[])[]): boolean => {
  const held = sentences.flatMap((sentence) => countsOf(sentence));
  return countsOf(claim).some(({ number, things }) => {
    const alike = held.filter((other) =>
      other.things.some((thing) => things.some((said) => likenessOf(said, thing) > 0)),
    );
    const isOwn = (other: Count) => isSameNumber(number, other.number);
    return alike.length > 0 && held.some(isOwn) && !alike.some(isOwn);
  });
};

/**
 * Whether a number counts something of its sentences in the claim, and something else in them: "1.5 billion models", of a model
 * with 1.5 billion parameters.
 */
export const countsElse = (claim: readonly Token[], sentences: readonly (readonly Token[])[]): boolean => {
  const held = sentences.flatMap((sentence) => countsOf(sentence, ofPhrase));
  return countsOf(claim, ofPhrase).some(({ number, things }) => {
    const own = held.filter((other) => isSameNumber(number, other.number));
    const isKnown = sentences.flat().some((token) => things.slice(-1).some((thing) => likenessOf(thing, token) === 1));
    return (
      number.unit === '' &&
      isKnown &&
      own.length > 0 &&
      !own.some((other) => other.things.some((thing) => things.some((said) => likenessOf(thing, said) > 0)))
    );
  });
};

type Count = { number: NumberToken; things: Token[] };
/** "14,000 raw code-centric sessions" */
const mostThings = 5;

/** What ends what a number counts, and what does so where two things are counted together. */
const ofOne = /^(?:and|or|of|on|in|over|across|from|with|for|while|by|to|than)$/;
const ofPhrase = /^(?:of|on|in|over|across|from|with|for|while|by|to|than|that|which|is|are|as)$/;

/** Numbers, and the words behind each up to the end of what it counts. */
const countsOf = (tokens: readonly Token[], ending = ofOne): Count[] =>
  tokens.flatMap((number, at) => {
    if (number.kind !== 'number') return [];
    const behind = tokens.slice(at + 1);
    const end = behind.findIndex(
      ({ kind, text }) =>
        kind === 'number' || (kind === 'break' && (text !== ',' || ending === ofOne)) || ending.test(text),
    );
    const things = (end === -1 ? behind : behind.slice(0, end)).filter(isContent).slice(0, mostThings);
    return things.length === 0 ? [] : [{ number, things }];
  });
