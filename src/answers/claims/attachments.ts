import { rarity } from '../analysis.ts';
import { type Direction, ways } from './directions.ts';
import { isSize, placesOf } from './numbers.ts';
import type { Token } from './tokens.ts';

export type Directed = { tokens: readonly Token[]; directions: readonly Direction[] };

/**
 * Whether what stands with a number in the claim stands with it in the sentence, and not with another: "18.43% for
 * Llama3-8B and 3.42% for GPT-4o-mini" gives neither the other's number, and "cuts length by 53% and improves accuracy by
 * 2.4%" cuts no accuracy.
 */
export function misplaces(claim: Directed, sentence: Directed): 'by direction' | 'by names' | 'by words' | undefined {
  const held = partsOf(sentence);
  const said = partsOf(claim);
  for (const [at, token] of claim.tokens.entries()) {
    if (token.kind !== 'number') continue;
    const places = placesOf(token, at, claim.tokens, sentence.tokens);
    const part = said.get(at);
    const own = places.flatMap((place) => held.get(place) ?? []);
    if (part === undefined || own.length === 0) continue;
    if (
      part.goes !== undefined &&
      own.every(({ goes }) => goes !== undefined && part.goes !== undefined && ways(part.goes, goes) === 'against')
    )
      return 'by direction';
    // "retains 96%" is no gain by 96%.
    if (
      claim.tokens[at - 1]?.text === 'by' &&
      isGain(part.goes) &&
      own.every(({ goes }) => keeping.test(sentence.tokens[goes?.at ?? -1]?.text ?? ''))
    )
      return 'by direction';
    const unit = unitAt(sentence.tokens, places[0] ?? -1);
    const others = [...held].filter(([place]) => !places.includes(place) && unitAt(sentence.tokens, place) === unit);
    const misplaced = owner(
      part.keys,
      own.flatMap(({ keys }) => keys),
      others.flatMap(([, { keys }]) => keys),
    );
    if (misplaced !== undefined) return misplaced;
  }
  return undefined;
}

const keeping = /^(?:retain\w*|preserv\w*|maintain\w*|keep\w*|kept)$/;
const isGain = (goes: Direction | undefined): boolean => goes !== undefined && !goes.own.includes('same+');

/** By what the things said of a number are others' rather than its own; undefined where they are not. */
function owner(
  said: readonly string[],
  own: readonly string[],
  others: readonly string[],
): 'by names' | 'by words' | undefined {
  const ours = said.filter((key) => own.includes(key) && !others.includes(key));
  const theirs = said.filter((key) => others.includes(key) && !own.includes(key));
  // Names decide where the number has names of its own.
  if (own.some(isName) && theirs.some(isName)) return ours.some(isName) ? undefined : 'by names';
  return weightOf(theirs) <= weightOf(ours) ? undefined : 'by words';
}

const isName = (key: string) => key.startsWith('#');
const weightOf = (keys: readonly string[]) =>
  [...new Set(keys)].reduce((sum, key) => sum + (isName(key) ? nameWeight : rarity(key)), 0);
const nameWeight = 6;

/** What belongs to a number: keys of names (after a sign) and stems, and where it goes. */
type Part = { keys: string[]; goes: Direction | undefined };

function partsOf({ tokens, directions }: Directed): Map<number, Part> {
  const parts = new Map<number, Part>();
  const numbers = tokens.flatMap((token, at) => (token.kind === 'number' && !isSize(tokens, at) ? [at] : []));
  for (const unit of new Set(numbers.map((at) => unitAt(tokens, at)))) {
    const row = numbers.filter((at) => unitAt(tokens, at) === unit);
    for (const [at, part] of sharedOut(tokens, row, directions)) parts.set(at, part);
  }
  for (const [at, keys] of inOrder(tokens, numbers)) {
    const part = parts.get(at);
    if (part !== undefined) parts.set(at, { ...part, keys });
  }
  return parts;
}

/**
 * Numbers of one unit in a row, each with what stands before and behind it, up to where the next one's part begins.
 * Where a part has nothing of its own before its number ("24.1% on QuALITY and 18.3% on APPS"), the beginning is its, too;
 * what stands before the first word of direction ("our method cuts …") is everybody's.
 */
function sharedOut(
  tokens: readonly Token[],
  row: readonly number[],
  directions: readonly Direction[],
): [at: number, part: Part][] {
  const clusters: number[][] = [];
  for (const at of row) {
    const last = clusters.at(-1);
    if (last !== undefined && isTogether(tokens, last.at(-1) ?? at, at)) last.push(at);
    else clusters.push([at]);
  }
  const start = clusters[0]?.[0] ?? 0;
  const turn = directions.find(({ at }) => at < start)?.at ?? 0;
  const first = keysOf(tokens, 0, start);
  const parts = clusters.map((cluster, n): { cluster: number[]; part: Part } => {
    const [from, to] = [cluster[0] ?? 0, cluster.at(-1) ?? 0];
    const before = clusters[n - 1]?.at(-1);
    const next = clusters[n + 1]?.[0];
    const begin = before === undefined ? 0 : (boundary(tokens, before, from) ?? before);
    const isBare = tokens
      .slice(begin, from)
      .every(({ kind, text }) => kind !== 'name' && (kind !== 'word' || linking.test(text)));
    const end = next === undefined ? tokens.length : (boundary(tokens, to, next) ?? next);
    const keys = [...keysOf(tokens, begin, from), ...(isBare ? first : []), ...keysOf(tokens, to, end)];
    const goes =
      directions.findLast(({ at }) => at >= begin && at <= from) ??
      (isBare ? directions.findLast(({ at }) => at < start) : undefined);
    return { cluster, part: { keys, goes } };
  });
  // Names of one part alone ("GPT-4o" in "of GPT-4o's texts 88% are …, 35% are …") are everybody's.
  const areShared = parts.filter(({ part }) => part.keys.some(isName)).length < 2;
  const common = [
    ...keysOf(tokens, 0, turn).filter((key) => !isName(key)),
    ...(areShared ? parts.flatMap(({ part }) => part.keys.filter(isName)) : []),
  ];
  return parts.flatMap(({ cluster, part }) =>
    cluster.map((at): [number, Part] => [at, { ...part, keys: [...common, ...part.keys] }]),
  );
}

/** Between a conjunction and its number: "and by about 18%". */
const linking = /^(?:and|or|by|of|to|from|in|at|about|only|just|with|a|an|the|up)$/;

const keysOf = (tokens: readonly Token[], from: number, to: number): string[] =>
  tokens.slice(from, to).flatMap((token, n) => {
    if (isBeside(tokens, from + n)) return [];
    if (token.kind === 'name') return [`#${token.key}`];
    if (token.kind === 'number') return isSize(tokens, from + n) ? [`#${token.value}`] : [];
    return token.kind === 'word' && token.stem !== '' ? [token.stem] : [];
  });

/** Where the next number's part begins: at the first sign or conjunction between two numbers. */
function boundary(tokens: readonly Token[], from: number, to: number): number | undefined {
  const edge = tokens.findIndex(
    (token, at) =>
      at > from &&
      at < to &&
      ((token.kind === 'break' && token.text !== '(') ||
        /^(?:and|while|whereas|but|yet|versus|vs|than)$/.test(token.text)),
  );
  return edge === -1 ? undefined : edge;
}

/** What is compared to belongs to all numbers. */
function isBeside(tokens: readonly Token[], at: number): boolean {
  for (let back = at; back >= 0 && tokens[back]?.kind !== 'break'; back--) {
    if (/^(?:compared|relative|over|than)$/.test(tokens[back]?.text ?? '')) return true;
  }
  return false;
}

/** "from 36% to 73.6%", "from 36% to within 5%" belong to one thing. */
const isTogether = (tokens: readonly Token[], one: number, two: number) =>
  two - one <= 3 &&
  tokens.slice(one + 1, two).every(({ text }) => /^(?:to|within|only|just|about|below|over|up|down)$/.test(text)) &&
  two > one + 1;

const unitAt = (tokens: readonly Token[], at: number): string => {
  const token = tokens[at];
  return token?.kind === 'number' ? token.unit : '';
};

/** "by 6% and 3% on SEI and SDI, respectively": numbers side by side, and as many things side by side, in one order. */
function inOrder(tokens: readonly Token[], numbers: readonly number[]): Map<number, string[]> {
  const found = new Map<number, string[]>();
  for (const row of rowsOf(tokens, numbers)) {
    const [first, last] = [row[0] ?? 0, row.at(-1) ?? 0];
    const said = tokens.findIndex(({ text }, at) => at > last && text === 'respectively');
    const isSaid = said !== -1;
    const items =
      itemsIn(tokens, last + 1, isSaid ? said : tokens.length, row.length, isSaid) ??
      itemsIn(tokens, 0, first, row.length, isSaid);
    if (items === undefined) continue;
    for (const [n, at] of row.entries()) found.set(at, items[n] ?? []);
  }
  return found;
}

/** Numbers of one unit with nothing but commas and "and" between them. */
function rowsOf(tokens: readonly Token[], numbers: readonly number[]): number[][] {
  const rows: number[][] = [];
  for (const at of numbers) {
    const row = rows.at(-1);
    const last = row?.at(-1);
    const isNext =
      last !== undefined &&
      unitAt(tokens, last) === unitAt(tokens, at) &&
      tokens.slice(last + 1, at).every(({ text }) => text === ',' || text === 'and') &&
      at > last + 1;
    if (row !== undefined && isNext) row.push(at);
    else rows.push([at]);
  }
  return rows.filter((row) => row.length > 1);
}

/** The row of so many things, joined by commas and "and": names, or words where the sentence says "respectively". */
function itemsIn(
  tokens: readonly Token[],
  from: number,
  to: number,
  count: number,
  isSaid: boolean,
): string[][] | undefined {
  for (let at = to - 1; at >= from; at--) {
    if (tokens[at]?.text !== 'and') continue;
    const items = [itemAfter(tokens, at + 1, to)];
    let end = at;
    while (items.length < count) {
      const item = itemBefore(tokens, end, from);
      if (item === undefined) break;
      items.unshift(item.keys);
      end = item.start;
    }
    const areNames = items.every((keys) => keys.some(isName));
    const head = items.at(-1)?.at(-1);
    // "dynamic and static environments" are both environments.
    const own = items.map((keys) => (keys.length > 1 && !areNames ? keys.filter((key) => key !== head) : keys));
    if (items.length === count && own.every((keys) => keys.length > 0) && (areNames || isSaid)) return own;
  }
  return undefined;
}

function itemAfter(tokens: readonly Token[], from: number, to: number): string[] {
  let end = from;
  while (
    end < to &&
    end < from + widest &&
    !/^[,;:.]$/.test(tokens[end]?.text ?? '') &&
    tokens[end]?.kind !== 'number' &&
    !joint.test(tokens[end]?.text ?? '')
  )
    end += 1;
  return keysOf(tokens, from, end);
}

function itemBefore(
  tokens: readonly Token[],
  end: number,
  from: number,
): { keys: string[]; start: number } | undefined {
  let last = end;
  while (last > from && (tokens[last - 1]?.kind === 'break' || tokens[last - 1]?.text === 'and')) last -= 1;
  let start = last;
  while (
    start > from &&
    start > last - widest &&
    !/^[,;:.]$/.test(tokens[start - 1]?.text ?? '') &&
    tokens[start - 1]?.kind !== 'number' &&
    !joint.test(tokens[start - 1]?.text ?? '')
  )
    start -= 1;
  const keys = keysOf(tokens, start, last);
  return keys.length === 0 ? undefined : { keys, start };
}

const widest = 6;
const joint = /^(?:and|on|by|for|in|with|of|over|at|outperform\w*|surpass\w*|exceed\w*)$/;
