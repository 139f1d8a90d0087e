import { rarity } from '../analysis.ts';
import { synonymsOf } from '../synonyms.ts';
import { attachesRightly } from './attachments.ts';
import { comparisonsOf, isGeneric, isTurned } from './comparisons.ts';
import { type Direction, directionsOf, ways } from './directions.ts';
import { deniedIn, deniesAlike } from './negation.ts';
import { holdsNumbers } from './numbers.ts';
import { hasSameSubjects, playsSameRoles } from './roles.ts';
import { goesNoFurther } from './scope.ts';
import { keyOf, type Token, tokensOf } from './tokens.ts';

/** Why a sentence does not hold a claim; undefined where it does. */
export type Miss =
  | 'numbers'
  | 'names'
  | 'direction'
  | 'comparison'
  | 'negation'
  | 'scope'
  | 'roles'
  | 'subject'
  | 'attachment'
  | 'words';

/**
 * Whether sentences bear a claim out: one of them must hold all of it, every number with its unit, every name, where it
 * goes and who is compared with whom. A claim of several parts may rest each on its own.
 */
export function isHeld(claim: string, sentences: readonly string[]): boolean {
  if (sentences.some((sentence) => missOf(claim, sentence, sentences) === undefined)) return true;
  const parts = partsOf(claim);
  return (
    sentences.length > 1 &&
    parts.length > 1 &&
    parts.every((part) => sentences.some((sentence) => missOf(part, sentence, sentences) === undefined))
  );
}

const partsOf = (claim: string) =>
  claim.split(/; |,? (?:and|while|whereas|but) /).filter((part) => part.trim().includes(' '));

/** What of the claim this sentence does not hold. `all`: the sentences that are quoted together. */
export function missOf(claim: string, sentence: string, all: readonly string[]): Miss | undefined {
  if (claim === sentence) return undefined;
  const known = namesIn([claim, ...all]);
  const said = tokensOf(claim, known);
  const held = tokensOf(sentence, known);
  const others = all.filter((each) => each !== sentence).map((each) => tokensOf(each, known));
  if (!holdsNumbers(said, held)) return 'numbers';
  if (!holdsNames(said, held, others)) return 'names';
  if (!deniesAlike(said, held)) return 'negation';
  if (!goesNoFurther(said, held)) return 'scope';
  const claimed = directionsOf(said, deniedIn(said).isNegatedAt);
  const found = directionsOf(held, deniedIn(held).isNegatedAt);
  const comparisons = comparisonsOf(held, found);
  const compared = comparisonsOf(said, claimed);
  const turned = compared.map((comparison) => isTurned(comparison, comparisons));
  if (compared.some(({ right }, n) => turned[n] === true || (turned[n] === undefined && !isGeneric(right))))
    return 'comparison';
  const settled = new Set(compared.flatMap(({ at }, n) => (turned[n] === false ? at : [])));
  if (!claimed.every((direction) => settled.has(direction.at) || isGoing(direction, found, said, held)))
    return 'direction';
  if (!playsSameRoles(said, held)) return 'roles';
  if (!hasSameSubjects(said, held)) return 'subject';
  if (
    !attachesRightly(
      { tokens: said, directions: claimed.filter(({ at }) => !settled.has(at)) },
      { tokens: held, directions: found },
    )
  )
    return 'attachment';
  return sharedShare(said, held) >= leastShared ? undefined : 'words';
}

function namesIn(texts: readonly string[]): Set<string> {
  return new Set(
    texts.flatMap((text) => tokensOf(text).flatMap((token) => (token.kind === 'name' ? [token.key] : []))),
  );
}

/** Every name stands in the sentence, or in another where this one speaks of "our model" or "it". */
function holdsNames(
  claim: readonly Token[],
  sentence: readonly Token[],
  others: readonly (readonly Token[])[],
): boolean {
  const isGeneric = sentence.slice(0, 12).some(({ text }) => /^(?:we|our|it|its|this|these|they|the)$/.test(text));
  return claim.every(
    (token) =>
      token.kind !== 'name' ||
      hasName(sentence, token) ||
      (isGeneric && !sentence.some((each) => each.kind === 'name') && others.some((other) => hasName(other, token))),
  );
}

function hasName(tokens: readonly Token[], { key }: Extract<Token, { kind: 'name' }>): boolean {
  const names = tokens.flatMap((token) => (token.kind === 'name' ? [token.key] : []));
  if (names.includes(key)) return true;
  const within = names.filter((name) => name.startsWith(key) || name.endsWith(key));
  if (key.length > 1 && new Set(within).size === 1) return true;
  const words = tokens.flatMap((token) =>
    token.kind === 'word' ? [token.text] : token.kind === 'name' ? token.text.split(/[\s-]+/) : [],
  );
  return (
    words.some((word) => keyOf(word) === key) ||
    words.map(keyOf).join('').includes(key) ||
    initials(words).includes(key)
  );
}

const initials = (words: readonly string[]) => words.map((word) => word[0] ?? '').join('');

/** Whether something goes in the sentence where the claim says that it goes. */
function isGoing(
  claimed: Direction,
  found: readonly Direction[],
  claim: readonly Token[],
  sentence: readonly Token[],
): boolean {
  const same = found.filter((each) => each.isNegated === claimed.isNegated && ways(claimed, each) === 'same');
  const against = found.filter((each) => ways(claimed, each) === 'against');
  if (same.length === 0) return false;
  const best = (list: readonly Direction[]) =>
    Math.max(0, ...list.map((each) => near(claim, claimed.at, sentence, each.at)));
  return best(same) >= best(against);
}

/** How much two places have around them in common, what is nearest most; names only where nothing else tells. */
function near(one: readonly Token[], at: number, two: readonly Token[], place: number): number {
  const theirs = around(two, place);
  let sum = 0;
  for (const [key, weight] of around(one, at)) sum += weight * (theirs.get(key) ?? 0);
  return sum;
}

function around(tokens: readonly Token[], at: number): Map<string, number> {
  const keys = new Map<string, number>();
  for (const [token, distance] of clauseAround(tokens, at)) {
    const key = token.kind === 'name' ? `#${token.key}` : token.kind === 'word' ? token.stem : '';
    const weight = (token.kind === 'name' ? 0.5 : Math.sqrt(rarity(key))) / Math.sqrt(distance);
    if (key !== '') keys.set(key, Math.max(keys.get(key) ?? 0, weight));
  }
  return keys;
}

/** The tokens of a clause around a place, and how far they stand from it. */
function clauseAround(tokens: readonly Token[], centre: number): [Token, number][] {
  const isEdge = (token: Token) =>
    (token.kind === 'break' && !/[()]/.test(token.text)) || /^(?:whereas|while|but|yet|and)$/.test(token.text);
  const within = (list: readonly Token[]) => {
    const end = list.findIndex(isEdge);
    return (end === -1 ? list : list.slice(0, end)).map((token, n): [Token, number] => [token, n + 1]);
  };
  // What it is said of follows it, as a rule.
  const before = within(tokens.slice(Math.max(0, centre - reach), centre).reverse()).map(
    ([token, n]): [Token, number] => [token, n * 4],
  );
  return [...before, ...within(tokens.slice(centre + 1, centre + 1 + reach))];
}
const reach = 6;

/** The least share of a claim's own words that must stand in the sentence, in other words of the same meaning too. */
const leastShared = 0.3;

function sharedShare(claim: readonly Token[], sentence: readonly Token[]): number {
  const stems = new Set(
    claim.flatMap((token) =>
      token.kind === 'word' && token.stem !== '' ? [token.stem] : token.kind === 'name' ? [token.key] : [],
    ),
  );
  const held = new Set(
    sentence.flatMap((token) => (token.kind === 'word' ? [token.stem] : token.kind === 'name' ? [token.key] : [])),
  );
  if (stems.size === 0) return 0;
  const shared = [...stems].filter((stem) => held.has(stem) || [...synonymsOf(stem)].some((other) => held.has(other)));
  return shared.length / stems.size;
}
