import type { Aligned } from './alignment.ts';
import { commonStart, isContent, isRounded, isSameNumber, weightOf } from './alignment.ts';
import type { Part } from './clauses.ts';
import { boundAt, isSize } from './numbers.ts';
import type { Token } from './tokens.ts';

/** "about 56%", of 56.33 */
const about =
  /^(?:about|around|roughly|some|approximately|nearly|almost|close|over|more|under|less|bit|half|third|quarter)$/;

/** "three", which may sum up a list, but not "double" or "ten million" */
const isSpelt = ({ text, value, unit }: Extract<Token, { kind: 'number' }>): boolean =>
  unit === '' && !/^[^a-z]*\d/.test(text) && value <= mostSpelt;
const mostSpelt = 100;

/** Whether every number in figures or large one stands in the sentences, in its unit, or is said to be about one that does. */
export function hasNumbers(claim: readonly Token[], sentences: readonly (readonly Token[])[]): boolean {
  const all = sentences.flat();
  return claim.every((said, at) => {
    if (said.kind !== 'number' || isSpelt(said) || all.some((held) => isSameNumber(said, held))) return true;
    // "The 4B model", of Tidepool-4B.
    if (isSize(claim, at) && all.some(({ kind, text }) => kind === 'name' && text.endsWith(`-${said.text}`)))
      return true;
    const isAbout = claim.slice(Math.max(0, at - 4), at).some(({ text }) => about.test(text));
    return isAbout && all.some((held) => isRounded(said, held));
  });
}

/** "three layers": what a bare number counts, and its sentence nowhere mentions. */
export const countsKnown = (claim: readonly Token[], aligned: readonly Aligned[]): boolean =>
  claim.every((said, at) => {
    const noun = claim[at + 1];
    if (said.kind !== 'number' || said.unit !== '' || noun?.kind !== 'word' || noun.stem === '') return true;
    const next = claim[at + 2];
    return [at + 1, ...(next !== undefined && isContent(next) ? [at + 2] : [])].some((place) =>
      aligned.some((each) => each.at === place),
    );
  });

/** Whether all of a list of single words ("gulls, terns and seals") is known where two of it are. */
export const listsKnown = (claim: readonly Token[], aligned: readonly Aligned[]): boolean =>
  listsIn(claim).every((list) => {
    const known = list.filter((at) => aligned.some((each) => each.at === at));
    return known.length < 2 || known.length === list.length;
  });

/** Places of words with nothing but commas between them, the last behind "and" or "or". */
function listsIn(tokens: readonly Token[]): number[][] {
  return tokens.flatMap(({ text }, at) => {
    if (!/^(?:and|or)$/.test(text)) return [];
    const list = [at + 1];
    for (let place = at - (tokens[at - 1]?.text === ',' ? 2 : 1); place >= 0; place -= 2) {
      list.push(place);
      if (tokens[place - 1]?.text !== ',') break;
    }
    const isWord = (place: number) => {
      const token = tokens[place];
      return token !== undefined && token.kind !== 'number' && isContent(token);
    };
    return list.length > 2 && list.every(isWord) ? [list] : [];
  });
}

const times = [
  /^(?:ms|milliseconds?)$/,
  /^(?:s|secs?|seconds?)$/,
  /^(?:mins?|minutes?)$/,
  /^(?:h|hours?)$/,
  /^days?$/,
  /^weeks?$/,
  /^months?$/,
  /^years?$/,
];

/**
 * Whether a claim has no unit of time that its sentences lack while they have another ("several hours" of minutes), and
 * gives none to a number of something else ("4 seconds" of 4 steps).
 */
export function hasTimes(claim: readonly Token[], sentences: readonly (readonly Token[])[]): boolean {
  const held = timesIn(sentences.flat());
  const said = held.size === 0 ? timesIn(claim.filter(({ kind }) => kind === 'number')) : timesIn(claim);
  return [...said].every((unit) => held.has(unit));
}

const timesIn = (tokens: readonly Token[]): Set<number> =>
  new Set(
    tokens.flatMap((token) => {
      const word = token.kind === 'number' ? token.unit : token.kind === 'word' ? token.text : '';
      const unit = times.findIndex((pattern) => pattern.test(word));
      return unit === -1 ? [] : [unit];
    }),
  );

/**
 * Whether every name stands in the sentences. Where they speak of "our model" or "it", one may be missing that does
 * something in the claim: what the paper calls its own, but no other version of one that stands there ("Lark-8M").
 */
export function hasNames(
  claim: readonly Token[],
  sentences: readonly (readonly Token[])[],
  aligned: readonly Aligned[],
): boolean {
  const all = sentences.flat();
  const letters = all.map(({ text }) => text.replace(/[^\p{L}\p{N}]/gu, '')).join('');
  const missing = claim.flatMap((token, at) =>
    token.kind === 'name' && !aligned.some((each) => each.at === at) && !hasLetters(letters, token.key) ? [at] : [],
  );
  const [first, ...others] = missing;
  if (first === undefined) return true;
  const hasOwn =
    all.some(({ text }) => /^(?:we|our|its?|this|these|they|the)$/.test(text)) ||
    !all.some(({ kind }) => kind === 'name');
  const before = claim[first - 1];
  const isSubject =
    (before === undefined || /^(?:[,;:.]|and|but|while|whereas|the|so|as|because|for|that)$/.test(before.text)) &&
    claim[first + 1]?.kind === 'word' &&
    !/^(?:and|or)$/.test(claim[first + 1]?.text ?? '');
  const key = claim[first]?.kind === 'name' ? claim[first].key : '';
  const isVariant = all.some((token) => token.kind === 'name' && commonStart(token.key, key) >= fewestLetters);
  return others.length === 0 && hasOwn && isSubject && !isVariant;
}

/** Written apart or together ("Human Eval"); a short name stands within many a word. */
const hasLetters = (letters: string, key: string): boolean => {
  const bare = key.replace(/[^\p{L}\p{N}]/gu, '');
  return bare.length >= fewestLetters && letters.includes(bare);
};
const fewestLetters = 4;

/**
 * Whether the numbers of each part stand in one sentence with the names beside them, but names of one that speaks of "our
 * model" alone, and what a part is about where its sentence says "it" or "we" of that. Without a number, what is said of a
 * name may be told in several sentences.
 */
export const isOfOneSentence = (parts: readonly Part[], aligned: readonly Aligned[]): boolean =>
  parts.every(({ from, tokens, sentence, aligned: here }) => {
    const counts = tokens.some(({ kind }) => kind === 'number');
    return tokens.every(({ kind }, at) => {
      const isSubject = !tokens.slice(0, at).some(isContent) && speaksOfKnown(sentence);
      const isBound =
        kind === 'number' ||
        (kind === 'name' && counts && !isSubject && sentence.some((token) => token.kind === 'name'));
      return !isBound || here.some((each) => each.at === at) || !aligned.some((each) => each.at === from + at);
    });
  });

/** Whether what a sentence is about was named before: "Across tasks, it outperforms …". */
const speaksOfKnown = (sentence: readonly Token[]): boolean =>
  sentence.some(
    ({ text }, at) =>
      /^(?:it|they|we|our|this|these)$/.test(text) && /^(?:[,;:.]|and|that)$/.test(sentence[at - 1]?.text ?? ','),
  );

/** The share of what a claim says that stands in its sentences, in other words too. */
export function coverOf(claim: readonly Token[], aligned: readonly Aligned[]): number {
  const total = claim.reduce((sum, token) => sum + weightOf(token), 0);
  const held = aligned.reduce((sum, { at }) => sum + (claim[at] === undefined ? 0 : weightOf(claim[at])), 0);
  return total === 0 ? 0 : held / total;
}

/** Whether a number that is a limit ("up to 11%") is one in the claim, too. */
export const keepsLimits = (
  claim: readonly Token[],
  sentences: readonly (readonly Token[])[],
  aligned: readonly Aligned[],
): boolean => {
  const all = sentences.flat();
  return (
    claim.some(({ text }) => /^(?:most|maximum|can)$/.test(text)) ||
    aligned.every(({ at, place }) => claim[at]?.kind !== 'number' || !isLimit(all, place) || isLimit(claim, at))
  );
};

const isLimit = (tokens: readonly Token[], at: number): boolean =>
  /(?:up to|at most|as (?:much|many|high) as|maximum of|between)(?: an?)?$/.test(
    tokens
      .slice(Math.max(0, at - 4), at)
      .map(({ text }) => text)
      .join(' '),
  ) ||
  (tokens[at - 1]?.text === 'from' && tokens[at + 1]?.text === 'to');

/** Whether no bound of a number ("at least", "below") stands where its sentences have another. */
export const keepsBounds = (claim: readonly Token[], sentences: readonly (readonly Token[])[]): boolean =>
  claim.every((said, at) => {
    const bound = boundAt(claim, at);
    if (said.kind !== 'number' || bound === 'none') return true;
    const isAverage = sentences.flat().some(({ text }) => /^(?:average\w*|averaging|mean)$/.test(text));
    const held = sentences.flatMap((sentence) =>
      sentence.flatMap((token, place) => (isSameNumber(said, token) ? [boundAt(sentence, place)] : [])),
    );
    return (
      held.length === 0 || held.some((each) => each === bound || (each === 'none' && !(bound === 'least' && isAverage)))
    );
  });
