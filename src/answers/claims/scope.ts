import type { Token } from './tokens.ts';

/**
 * How far a sentence goes: a claim with one of these words needs one of the same row in its sentence, or it says more
 * than that.
 */
const needed: readonly [claimed: RegExp, held: RegExp][] = [
  [/^both$/, /^(?:both|two|each|all)$/],
  [
    /^(?:all|every|each|always|everywhere|any|entire|whole|completely|fully|universally|consistently)$/,
    /^(?:all|every|each|always|entire|whole|complete|completely|full|fully|universally|consistently|any|no|across|consistent)$/,
  ],
  [/^(?:average|averaged|averages|mean|overall)$/, /^(?:average|averaged|averages|averaging|mean|overall|across)$/],
  [/^(?:mostly|majority)$/, /^(?:most|mostly|majority|all|every|predominantly|dominated)$/],
  [/^(?:first)$/, /^(?:first|novel|new)$/],
  [/^(?:never|none)$/, /^(?:never|no|none|not|any|without)$/],
  [
    /^(?:best|highest|leading|strongest|top|state|sota|record|largest|biggest)$/,
    /^(?:best|highest|leading|strongest|top|state|sota|record|largest|biggest|unprecedented|previous|prior|existing|all)$/,
  ],
  [/^(?:smallest|lowest|fewest|worst|weakest)$/, /^(?:smallest|lowest|fewest|worst|weakest|least)$/],
];

/** Words by which a sentence holds back, and a claim on it must. */
const hedges = /^(?:may|might|could|potentially|possibly|perhaps|suggest\w*|likely|hypothesi\w*|arguably)$/;
const held =
  /^(?:may|might|could|can|potentially|possibly|perhaps|suggest\w*|likely|hypothesi\w*|hypothe\w*|seem\w*|appear\w*|probably|thought)$/;
/** How far before what it speaks of a hedge may stand, in words. */
const reach = 5;

export function goesNoFurther(claim: readonly Token[], sentence: readonly Token[]): boolean {
  const has = (tokens: readonly Token[], pattern: RegExp) =>
    tokens.some(({ kind, text }) => kind !== 'name' && pattern.test(text));
  if (needed.some(([claimed, row]) => has(claim, claimed) && !has(sentence, row))) return false;
  if (!coversSame(claim, sentence) || !limitsAlike(claim, sentence)) return false;
  if (has(claim, held)) return true;
  const stems = new Set(claim.flatMap((token) => (token.kind === 'word' && token.stem !== '' ? [token.stem] : [])));
  return !sentence.some(
    (token, at) =>
      token.kind === 'word' &&
      hedges.test(token.text) &&
      sentence.slice(at + 1, at + 1 + reach).some((next) => next.kind === 'word' && stems.has(next.stem)),
  );
}

/** "all closed-source models" are not "all open-source models". */
function coversSame(claim: readonly Token[], sentence: readonly Token[]): boolean {
  const covered = (tokens: readonly Token[], at: number) => {
    const stems: string[] = [];
    for (const token of tokens.slice(at + 1, at + 1 + widest)) {
      if (token.kind === 'break' || /^(?:and|but|most)$/.test(token.text)) break;
      if (token.kind === 'word' && token.stem !== '') stems.push(token.stem);
    }
    return stems;
  };
  const all = /^(?:all|every|each)$/;
  const held = sentence.flatMap((token, at) => (all.test(token.text) ? [covered(sentence, at)] : []));
  return claim.every((token, at) => {
    const [first] = all.test(token.text) ? covered(claim, at) : [];
    return (
      first === undefined || held.length === 0 || held.some((stems) => stems.length === 0 || stems.includes(first))
    );
  });
}
const widest = 6;

/** "only at one scale", unless of a number, which one may call small. */
const limitsAlike = (claim: readonly Token[], sentence: readonly Token[]): boolean =>
  !claim.some(
    ({ text }, at) => only.test(text) && !claim.slice(at + 1, at + 3).some(({ kind }) => kind === 'number'),
  ) || sentence.some(({ text }) => only.test(text));
const only = /^(?:only|solely|exclusively|merely|just|alone)$/;
