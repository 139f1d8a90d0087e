import { isContent, likenessOf } from './alignment.ts';
import { isBe } from './comparisons.ts';
import { isLight } from './light-words.ts';
import type { Token } from './tokens.ts';
import { isActiveVerb } from './verbs.ts';

type Tokens = readonly Token[];

/** Whether a claim has the two sides of a word in each other's place: "turns B into A", "A is done by B". */
export const swapsSides = (claim: Tokens, sentences: readonly Tokens[]): boolean =>
  exchanges(claim, sentences) ||
  claim.some((_, at) => turnsAround(claim, at, sentences) || isDoneByOther(claim, at, sentences));

const joining =
  /^(?:into|via|through|by|from|than|before|after|for|over|using|to|on|in|as|at|of|under|during|without|unlike|between|despite|rather|instead)$/;
/** Where what belongs to a word ends. */
const ending = /^(?:[;:.,?!]|while|whereas|but|though|although|when|if|once|because|so|which|that|who|where)$/;
/** "A, which does": what stands before it does that. */
const relative = /^(?:which|that|who)$/;
/** So many words on either side of a word belong to it, in a claim and in its sentences. */
const widths = { claim: 4, sentence: 7 };

/** The word is the same in both, and stands between the same things in the other order. */
function turnsAround(claim: Tokens, at: number, sentences: readonly Tokens[]): boolean {
  const word = claim[at];
  if (word === undefined || !isJoint(word) || isFirst(claim, at)) return false;
  if (word.text === 'by' && isParticiple(claim[at - 1])) return false;
  const places = sentences.flatMap((sentence) =>
    sentence.flatMap((token, place) =>
      isJoint(token) &&
      isSameJoint(token, word) &&
      isBy(sentence, place) === isBy(claim, at) &&
      !isFirst(sentence, place)
        ? [{ sentence, place }]
        : [],
    ),
  );
  return (['whole', 'next'] as const).some((extent) => {
    const said = sidesOf(claim, at, widths.claim, extent);
    return (
      places.length > 0 &&
      places.every(({ sentence, place }) => areTurned(said, sidesOf(sentence, place, widths.sentence, extent)))
    );
  });
}

/** "Instead of B, A": what stands behind is not what stands behind in "A instead of B". */
const isFirst = (tokens: Tokens, at: number): boolean =>
  at === 0 ||
  (tokens[at - 1]?.kind === 'break' && joining.test(tokens[at]?.text ?? '')) ||
  (tokens[at]?.text === 'of' && joining.test(tokens[at - 1]?.text ?? ''));
/** "By scheduling", which "by a schedule" does not say. */
const isBy = (tokens: Tokens, at: number): boolean =>
  tokens[at]?.text === 'by' && /ing$/.test(tokens[at + 1]?.text ?? '');

const isSameJoint = (one: Token, other: Token): boolean =>
  one.text === other.text ||
  (one.kind === 'word' && other.kind === 'word' && one.stem !== '' && one.stem === other.stem);

const isJoint = (token: Token): boolean => joining.test(token.text) || isVerbal(token);
const isVerbal = (token: Token): boolean =>
  token.kind === 'word' &&
  token.stem !== '' &&
  token.isJoined !== true &&
  (isActiveVerb(token.text) || /ed$/.test(token.text));

type Sides = { left: ReadonlySet<string>; right: ReadonlySet<string> };

function areTurned(said: Sides, held: Sides): boolean {
  const [left, right] = [without(said.left, said.right), without(said.right, said.left)];
  const [before, behind] = [without(held.left, held.right), without(held.right, held.left)];
  const [first, second] = [shared(left, behind), shared(right, before)];
  return first > 0 && second > 0 && first + second > shared(left, before) + shared(right, behind);
}

const without = (some: ReadonlySet<string>, others: ReadonlySet<string>) => [...some].filter((key) => !others.has(key));
const shared = (some: readonly string[], others: readonly string[]) =>
  some.filter((key) => others.includes(key)).length;

/**
 * What stands before a word and behind it, the other way round for "done by"; of what is next to it only up to another word
 * that joins: "turns B" of "turns B into A".
 */
function sidesOf(tokens: Tokens, at: number, width: number, extent: 'whole' | 'next'): Sides {
  const isVerb = !joining.test(tokens[at]?.text ?? '');
  const isOther = (token: Token, step: 1 | -1) =>
    extent === 'next' &&
    (step === 1 ? joining.test(token.text) && !/^(?:of|by)$/.test(token.text) : !isVerb && isVerbal(token));
  const walk = (step: 1 | -1): ReadonlySet<string> => {
    const found = new Set<string>();
    const start = isVerb && step === -1 && tokens[at - 1]?.text === ',' ? at - 2 : at + step;
    for (let place = start; found.size < width; place += step) {
      const token = tokens[place];
      const isRelative = step === -1 && relative.test((token?.text === ',' ? tokens[place + 1] : token)?.text ?? '');
      if (token === undefined || (ending.test(token.text) && !isRelative) || isOther(token, step)) break;
      if (isContent(token) && token.kind !== 'number') found.add(keyOf(token));
    }
    return found;
  };
  const [left, right] = [walk(-1), walk(1)];
  const isPassive = isParticiple(tokens[at]) && tokens.slice(at + 1, at + 3).some(({ text }) => text === 'by');
  return isPassive ? { left: right, right: left } : { left, right };
}

const isParticiple = (token: Token | undefined): boolean => token !== undefined && /(?:ed|en|wn)$/.test(token.text);
const keyOf = (token: Token): string =>
  token.kind === 'name' ? `#${token.key}` : token.kind === 'word' ? token.stem : '';

/**
 * What does something in the claim stands only behind that verb in its sentences, or what it does it to only before it:
 * "explanations suppress signals", of "signals suppress explanations".
 */
function isDoneByOther(claim: Tokens, at: number, sentences: readonly Tokens[]): boolean {
  const verb = claim[at];
  if (verb?.kind !== 'word' || !isActive(claim, at) || isLight(verb.stem) || /ing$/.test(verb.text)) return false;
  const places = sentences.flatMap((sentence) =>
    sentence.flatMap((token, place) =>
      token.kind === 'word' && token.stem === verb.stem && isActive(sentence, place) ? [{ sentence, place }] : [],
    ),
  );
  const [doer, thing] = [thingBefore(claim, at), thingBehind(claim, at)];
  if (places.length === 0 || thing === undefined) return false;
  const before = places.map(({ sentence, place }) => doersOf(sentence, place));
  const behind = places.map(({ sentence, place }) => sentence.slice(place + 1));
  const earlier = places.map(({ sentence, place }) => sentence.slice(0, place));
  const all = places.map(({ sentence }) => sentence);
  const isDoer = doer === undefined || standsIn(doer, before);
  return isDoer
    ? !standsIn(thing, behind) && standsIn(thing, earlier, surely)
    : standsIn(thing, behind) && standsIn(doer, all, surely);
}

/** Likeness that is no matter of other words, or of a name's other forms. */
const surely = 0.8;

const standsIn = (thing: Token, places: readonly Tokens[], least = Number.MIN_VALUE): boolean =>
  places.some((tokens) => tokens.some((token) => likenessOf(thing, token) >= least));

function isActive(tokens: Tokens, at: number): boolean {
  const token = tokens[at];
  if (token?.kind !== 'word' || token.isJoined === true || !isActiveVerb(token.text)) return false;
  const last = tokens[at - 1];
  const isNoun =
    /^(?:the|an?|of|its|their|our|these|this)$/.test(last?.text ?? '') ||
    tokens[at + 1]?.text === 'of' ||
    // "A feature embedding"
    (/ing$/.test(token.text) && last !== undefined && isContent(last) && !isAdverb(last));
  return !isNoun && tokens[at + 1]?.text !== 'by' && !tokens.slice(Math.max(0, at - 2), at).some(isBe);
}

/** What may do it: all that stands before a verb, or before it in its own clause where that contrasts with another and has a doer. */
function doersOf(sentence: Tokens, at: number): Tokens {
  // "Building on B, we make A".
  const before = sentence.slice(0, at);
  if (!before.some(isContent)) return sentence;
  const own = before.slice(before.findLastIndex(({ text }) => /^(?:while|whereas|;)$/.test(text)) + 1);
  const first = own.find((token) => !isAdverb(token));
  return first === undefined || /(?:ing|ed)$/.test(first.text) ? before : own;
}

const isAdverb = ({ text }: Token): boolean => /(?:ly|also|often|can|will|may|to)$/.test(text);

function thingBefore(tokens: Tokens, at: number): Token | undefined {
  const thing = tokens.slice(0, at).findLast((token) => !isAdverb(token));
  // "A difficulty to improve" improves nothing.
  if (tokens[at - 1]?.text === 'to') return undefined;
  return thing !== undefined && isContent(thing) && thing.kind !== 'number' ? thing : undefined;
}

/** How far behind a verb stands what it is done to, in tokens. */
const reach = 5;
const thingBehind = (tokens: Tokens, at: number): Token | undefined =>
  tokens.slice(at + 1, at + 1 + reach).find((token) => isContent(token) && token.kind !== 'number');

/** "Earlier A and later B", of "later A and earlier B": two pairs of words that exchange their partners. */
function exchanges(claim: Tokens, sentences: readonly Tokens[]): boolean {
  const said = bondsOf(claim);
  const [inClaim, inSentences] = [said, sentences.flatMap(bondsOf)].map(
    (bonds) => new Set(bonds.map(([one, other]) => `${one} ${other}`)),
  );
  const isHeld = (one: string, other: string) => inSentences?.has(`${one} ${other}`) === true;
  const isSaid = (one: string, other: string) => inClaim?.has(`${one} ${other}`) === true;
  return said.some(
    ([one, other]) =>
      !isHeld(one, other) &&
      said.some(
        ([second, third]) =>
          second !== one &&
          third !== other &&
          !isHeld(second, third) &&
          isHeld(one, third) &&
          isHeld(second, other) &&
          !isSaid(one, third) &&
          !isSaid(second, other),
      ),
  );
}

/** So many words of a phrase belong to the first. */
const bound = 3;

/** Words that belong together: in one phrase, or joined by a preposition ("quality of A"), which stands with the second. */
const bondsOf = (tokens: Tokens): [string, string][] =>
  tokens.flatMap((token, at) => {
    if (!isBound(token)) return [];
    const phrase = (from: number) => {
      const end = tokens.slice(from).findIndex((other) => !isBound(other));
      return tokens.slice(from, end === -1 ? undefined : from + end);
    };
    const behind = phrase(at + 1);
    const next = at + 1 + behind.length;
    const joint = behind.length === 0 && /^(?:of|in|on|for|from|with|via|to|at|as)$/.test(tokens[next]?.text ?? '');
    const start = next + (/^(?:the|an?|its|their|our|both)$/.test(tokens[next + 1]?.text ?? '') ? 2 : 1);
    return [
      ...behind.slice(0, bound).map((other): [string, string] => [bondKeyOf(token), bondKeyOf(other)]),
      ...(joint
        ? phrase(start).map((other): [string, string] => [
            bondKeyOf(token),
            `${tokens[next]?.text} ${bondKeyOf(other)}`,
          ])
        : []),
    ];
  });

/** "Ones" stands for any thing. */
const isBound = (token: Token): boolean => isContent(token) && token.text !== 'ones' && !joining.test(token.text);
const bondKeyOf = (token: Token): string => (token.kind === 'number' ? token.text : keyOf(token));
