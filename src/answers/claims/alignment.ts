import { rarity } from '../analysis.ts';
import { areOtherWords } from '../thesaurus.ts';
import type { Token } from './tokens.ts';

/** That a token of a claim (at this place) stands in a sentence: 1 as it is, less in another form or word. */
export type Aligned = { at: number; place: number; likeness: number };

/** Whether a token says something: a number, a name, or a word that is no stop word. */
export const isContent = (token: Token): boolean =>
  token.kind === 'number' || token.kind === 'name' || (token.kind === 'word' && token.stem !== '');

/** How much it tells that a token is shared. */
export function weightOf(token: Token): number {
  if (token.kind === 'number' || token.kind === 'name') return mostWeight;
  return token.kind === 'word' && token.stem !== '' ? Math.min(mostWeight, Math.max(0.3, rarity(token.stem))) : 0;
}
const mostWeight = 5;

/** Each token of a claim with what is most like it in a sentence, of several alike the nearest to the one before. */
export function align(claim: readonly Token[], sentence: readonly Token[]): Aligned[] {
  const found: Aligned[] = [];
  for (const [at, token] of claim.entries()) {
    if (!isContent(token)) continue;
    const expected = (found.at(-1)?.place ?? -1) + 1;
    let best: Aligned | undefined;
    for (const [place, other] of sentence.entries()) {
      const likeness = likenessOf(token, other);
      const isNearer = best !== undefined && Math.abs(place - expected) < Math.abs(best.place - expected);
      if (likeness > (best?.likeness ?? 0) || (likeness > 0 && likeness === best?.likeness && isNearer))
        best = { at, place, likeness };
    }
    best ??= shortened(claim, at, sentence) ?? spelledOut(claim, at, sentence);
    if (best !== undefined) found.push(best);
  }
  return found;
}

/** How alike two tokens are, from 0 to 1. */
export function likenessOf(one: Token, other: Token): number {
  if (one.kind === 'number' || other.kind === 'number') return isSameNumber(one, other) ? 1 : 0;
  const [key, otherKey] = [keyOf(one), keyOf(other)];
  if (key === '' || otherKey === '') return 0;
  if (key === otherKey) return 1;
  const shorter = Math.min(key.length, otherKey.length);
  if (one.kind === 'name' && other.kind === 'name') {
    return isPartOf(one.text, other.text) || isPartOf(other.text, one.text) ? 0.8 : 0;
  }
  const start = commonStart(key, otherKey);
  const isForm = (start >= 5 && start >= shorter - 2) || (start >= 4 && start === shorter);
  return isForm || areOtherWords(key, otherKey) ? 0.6 : 0;
}

/** "Llama" is a part of "Llama-3", and "GPT-4" none of "GPT-4o". */
const isPartOf = (part: string, name: string): boolean =>
  part.length > 2 &&
  ((name.startsWith(part) && /[^\p{L}\p{N}]/u.test(name[part.length] ?? '')) ||
    (name.endsWith(part) && /[^\p{L}\p{N}]/u.test(name[name.length - part.length - 1] ?? '')));

const keyOf = (token: Token): string => (token.kind === 'name' ? token.key : token.kind === 'word' ? token.stem : '');

/** How many letters two words begin with alike. */
export function commonStart(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}

/** The same number, of units that do not differ; one may leave its unit out. */
export const isSameNumber = (one: Token, other: Token): boolean =>
  one.kind === 'number' &&
  other.kind === 'number' &&
  Math.abs(one.value - other.value) <= 1e-9 * Math.abs(other.value) &&
  (one.unit === '' || other.unit === '' || one.unit.split(' ')[0] === other.unit.split(' ')[0]);

const mostRounded = 0.025;

/** A number of a claim that is about one of the sentence, in the same unit. */
export const isRounded = (said: Token, held: Token): boolean =>
  said.kind === 'number' &&
  held.kind === 'number' &&
  said.unit === held.unit &&
  Math.abs(said.value - held.value) < mostRounded * Math.abs(held.value);

/** "RL", where the sentence says "reinforcement learning". */
function shortened(claim: readonly Token[], at: number, sentence: readonly Token[]): Aligned | undefined {
  const token = claim[at];
  if (token?.kind !== 'name' || !isShortForm.test(token.key)) return undefined;
  const place = initialsOf(sentence).indexOf(token.key.replace(/s$/, ''));
  return place === -1 ? undefined : { at, place, likeness: 0.8 };
}

/** "reinforcement" of "reinforcement learning", where the sentence says "RL". */
function spelledOut(claim: readonly Token[], at: number, sentence: readonly Token[]): Aligned | undefined {
  const initials = initialsOf(claim);
  const place = sentence.findIndex((token) => {
    if (token.kind !== 'name' || !isShortForm.test(token.key)) return false;
    const start = initials.indexOf(token.key);
    return start !== -1 && at >= start && at < start + token.key.length;
  });
  return place === -1 ? undefined : { at, place, likeness: 0.8 };
}

const isShortForm = /^[a-z]{2,5}$/;
const initialsOf = (tokens: readonly Token[]): string =>
  tokens.map((token) => (token.kind === 'word' || token.kind === 'name' ? (token.text[0] ?? ' ') : ' ')).join('');
