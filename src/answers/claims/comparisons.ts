import { rarity, stemsOf } from '../analysis.ts';
import { type Direction, ways } from './directions.ts';
import type { Token } from './tokens.ts';

/** That one thing is compared with another: what stands on either side, as keys of names (after a sign) and stems. */
export type Comparison = {
  /** Where the left side goes, compared to the right one. */
  goes: Pick<Direction, 'own' | 'following'>;
  left: ReadonlySet<string>;
  right: ReadonlySet<string>;
  /** The places of the words that compare. */
  at: readonly number[];
};

const verbs = /^(?:outperform\w*|surpass\w*|beat|beats|beating|beaten|exceed\w*|underperform\w*|outdo\w*|outscore\w*)$/;
const sides = /^(?:than|versus|vs|over|against|behind|above|below|ahead|relative|compared)$/;

/** The comparisons of a sentence. */
export function comparisonsOf(tokens: readonly Token[], directions: readonly Direction[]): Comparison[] {
  return tokens.flatMap((token, at) => {
    if (token.kind !== 'word') return [];
    const next = tokens[at + 1];
    if (
      (sides.test(token.text) || (token.text === 'to' && /^prefer/.test(tokens[at - 1]?.text ?? ''))) &&
      next !== undefined &&
      next.kind !== 'number' &&
      tokens[at - 1]?.text !== 'rather'
    )
      return bySide(tokens, at, directions);
    const direction = directions.find((each) => each.at === at);
    return verbs.test(token.text) && direction !== undefined ? byVerb(tokens, direction) : [];
  });
}

/** "A is better than B", "compared to B, A is better". */
function bySide(tokens: readonly Token[], at: number, directions: readonly Direction[]): Comparison[] {
  const word = tokens[at]?.text ?? '';
  const isFirst = at === 0 || (at <= 2 && tokens[at - 1]?.kind === 'break');
  const to = isFirst ? firstEnd(tokens, at + 1) : clauseEnd(tokens, at + 1);
  const right = bag(tokens, at + 1, isFirst ? to : sideEnd(tokens, at + 2));
  const left = isFirst ? bag(tokens, to, clauseEnd(tokens, to + 1)) : leftOf(tokens, at);
  const place = places.find(([pattern]) => pattern.test(word))?.[1];
  if (place !== undefined) return [{ goes: { own: place, following: [] }, left, right, at: [at, at - 1] }];
  const ranked = directions.filter((each) => (isFirst ? each.at > at : each.at < at) && !each.own.includes('same+'));
  const near = isFirst ? ranked[0] : ranked.at(-1);
  if (near === undefined) return [];
  // Without names what stands before the word of direction tells the sides: "closed agents show better privacy than open ones".
  const before = isFirst || hasNames(left) || hasNames(right) ? left : bag(tokens, sentenceStart(tokens, at), near.at);
  return [{ goes: near, left: before.size === 0 ? left : before, right, at: [at, near.at] }];
}

/** What stands before a comparison, without the other side of one before it: "A is faster than B and smaller than C". */
function leftOf(tokens: readonly Token[], at: number): Set<string> {
  const start = sentenceStart(tokens, at);
  const before = tokens.findLastIndex(({ text }, place) => place >= start && place < at && text === 'than');
  const and = tokens.findLastIndex(({ text }, place) => place > before && place < at && text === 'and');
  return before === -1 || and === -1
    ? bag(tokens, start, at)
    : new Set([...bag(tokens, start, before), ...bag(tokens, and, at)]);
}

const hasNames = (keys: ReadonlySet<string>): boolean => [...keys].some((key) => key.startsWith('#'));

/** Where something is that stands so to another. */
const places: readonly [RegExp, Direction['own']][] = [
  [/^(?:behind|below)$/, ['quality-', 'amount-']],
  [/^(?:ahead|above)$/, ['quality+', 'amount+']],
];

/** "A outperforms B", "B is outperformed by A". */
function byVerb(tokens: readonly Token[], goes: Direction): Comparison[] {
  const { at } = goes;
  const by = tokens.findIndex(({ text }, place) => place > at && place <= at + 2 && text === 'by');
  const isPassive = by !== -1 && /e[dn]$/.test(tokens[at]?.text ?? '') && tokens[by + 1]?.kind !== 'number';
  const left = bag(tokens, sentenceStart(tokens, at), at);
  const right = bag(tokens, isPassive ? by + 1 : at + 1, sideEnd(tokens, isPassive ? by + 1 : at + 1));
  return [{ goes, left: isPassive ? right : left, right: isPassive ? left : right, at: [at] }];
}

export const isBe = (token: Token | undefined): boolean =>
  /^(?:is|are|was|were|be|been|being|gets?|got)$/.test(token?.text ?? '');

/**
 * Whether a comparison stands the other way round in the sentence, by what is shared by the sides; undefined where the
 * sentence does not compare so.
 */
export function isTurned(claimed: Comparison, held: readonly Comparison[]): boolean | undefined {
  const alike = held.flatMap((each) => {
    const way = ways(claimed.goes, each.goes);
    if (way === 'neither') return [];
    const other = way === 'same' ? each.right : each.left;
    if (!isGeneric(claimed.right) && ![...claimed.right].some((key) => other.has(key) || each.left.has(key))) return [];
    const straight = shared(claimed.left, each.left, each.right) + shared(claimed.right, each.right, each.left);
    const crossed = shared(claimed.left, each.right, each.left) + shared(claimed.right, each.left, each.right);
    return [way === 'same' ? crossed > straight : crossed <= straight];
  });
  return alike.length === 0 ? undefined : alike.every((isOther) => isOther);
}

/** "than earlier methods", which the sentence may call as it likes. */
export const isGeneric = (keys: ReadonlySet<string>): boolean => [...keys].every((key) => generic.has(key));
const generic = new Set(
  [
    'baseline',
    'baselines',
    'other',
    'others',
    'previous',
    'earlier',
    'prior',
    'existing',
    'competing',
    'rival',
    'best',
    'strongest',
    'method',
    'model',
    'approach',
    'system',
    'one',
    'regular',
    'usual',
    'standard',
    'runner',
    'second',
    'next',
    'competitor',
    'alternative',
  ].flatMap((word) => stemsOf(word)),
);

/** How much two sides share that the third one lacks. */
function shared(one: ReadonlySet<string>, two: ReadonlySet<string>, not: ReadonlySet<string>): number {
  let sum = 0;
  for (const key of one)
    if (two.has(key) && !not.has(key) && !isMargin.test(key)) sum += key.startsWith('#') ? nameWeight : rarity(key);
  return sum;
}
const nameWeight = 12;
/** By how much, which is no side. */
const isMargin = /^#\d[\d.]*(?:percent|points|times)/;

/** Names (after a sign) and stems of some tokens. */
function bag(tokens: readonly Token[], from: number, to: number): Set<string> {
  const keys = new Set<string>();
  for (const token of tokens.slice(from, to)) {
    if (token.kind === 'name') keys.add(`#${token.key}`);
    if (token.kind === 'word' && token.stem !== '') keys.add(token.stem);
    if (token.kind === 'number') keys.add(`#${token.value}${token.unit}`);
  }
  return keys;
}

const clauses = /^[;:.]$/;

/** Where the clause ends that holds this place: at a sign, or where another begins. */
function clauseEnd(tokens: readonly Token[], from: number): number {
  for (let at = from; at < tokens.length; at++) {
    const token = tokens[at];
    if (token?.kind === 'break' && (token.text === ',' ? !isList(tokens, at, from) : !/[()]/.test(token.text)))
      return at;
    if (/^(?:while|whereas|but|yet|though|although|when)$/.test(token?.text ?? '')) return at;
  }
  return tokens.length;
}

/** Where what stands in front ends: at its comma, behind which the clause itself begins. */
function firstEnd(tokens: readonly Token[], from: number): number {
  const comma = tokens.findIndex(
    ({ text }, at) => at > from && text === ',' && !/^(?:and|or)$/.test(tokens[at + 1]?.text ?? ''),
  );
  return comma === -1 ? clauseEnd(tokens, from) : comma;
}

/** A comma that goes on with a list, rather than with what comes of it (", achieving …"). */
const isList = (tokens: readonly Token[], at: number, from: number): boolean =>
  // ", and" behind one thing only begins a clause.
  (tokens[at + 1]?.text !== 'and' || tokens.slice(from, at).some(({ text }) => text === ',')) &&
  tokens.slice(at + 1, at + 7).some(({ text }) => text === 'and' || text === 'or') &&
  !/(?:ing|ed)$|^(?:which|with|despite|while|the|its|it|we|our|in|on)$/.test(tokens[at + 1]?.text ?? '');

/** Where a side ends: with what it is compared in, or by. */
function sideEnd(tokens: readonly Token[], from: number): number {
  const end = clauseEnd(tokens, from);
  const adjunct = tokens.findIndex(
    (token, at) =>
      at > from &&
      at < end &&
      (/^(?:in|on|for|at|by|when|with|across)$/.test(token.text) ||
        (token.text === 'and' && /ing$/.test(tokens[at + 1]?.text ?? ''))),
  );
  return adjunct === -1 ? end : adjunct;
}

function sentenceStart(tokens: readonly Token[], before: number): number {
  for (let at = before - 1; at >= 0; at--) {
    const token = tokens[at];
    if (
      (token?.kind === 'break' && clauses.test(token.text)) ||
      /^(?:while|whereas|but|that|where)$/.test(token?.text ?? '')
    )
      return at + 1;
  }
  return 0;
}
