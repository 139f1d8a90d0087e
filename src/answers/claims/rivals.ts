import { stemsOf } from '../analysis.ts';
import { align, isContent, isRounded, likenessOf, weightOf } from './alignment.ts';
import type { Part } from './clauses.ts';
import type { Token } from './tokens.ts';

/** Words that exclude one another: those on the two sides of a row tell things apart. */
const rows = `
small light weak | large big strong
first begin start initial early | later end last final finally
high | low
open | proprietary closed commercial
hard difficult | easy simple
teacher | student
train training | infer inference test
short | long
encoder | decoder
single | multi multiple several
human expert physician manual | llm machine automatic synthetic
input | output
indoor | outdoor
precision | recall
best | worst
positive | negative
source | target
synthetic simulated | real
offline | online
local | global
coarse | fine
static | dynamic
raw | compressed
discrete | continuous
before | after
supervised | unsupervised`;

const sides = rows
  .trim()
  .split('\n')
  .map((row) => row.split(' | ').map((side) => new Set(stemsOf(side))));

const areOn = (which: 'one side' | 'two sides', one: string, other: string): boolean =>
  sides.some((row) => {
    const [mine, theirs] = [one, other].map((stem) => row.findIndex((side) => side.has(stem)));
    return mine !== -1 && theirs !== -1 && (mine === theirs) === (which === 'one side');
  });

const excludes = (one: Token, other: Token): boolean =>
  one.kind === 'word' &&
  other.kind === 'word' &&
  areOn('two sides', one.stem, other.stem) &&
  !areOn('one side', one.stem, other.stem);

const means = (one: Token, other: Token): boolean =>
  likenessOf(one, other) === 1 ||
  (one.kind === 'word' && other.kind === 'word' && areOn('one side', one.stem, other.stem));

/** How far around a word stands what it is said of, in words that say something. */
const near = 4;

/** Whether a claim has a word in place of one that excludes it, beside the same ("single-prompt" of "multi-prompt"). */
export const replacesWord = (claim: readonly Token[], sentences: readonly (readonly Token[])[]): boolean => {
  const all = sentences.flat();
  const stands = (tokens: readonly Token[], word: Token) => tokens.some((other) => means(word, other));
  return claim.some((word, at) => {
    if (word.kind !== 'word' || stands(all, word)) return false;
    const around = besides(claim, at);
    return sentences.some((sentence) =>
      sentence.some(
        (rival, place) =>
          excludes(word, rival) &&
          !stands(claim, rival) &&
          besides(sentence, place).some((other) => around.some((said) => likenessOf(said, other) > 0)),
      ),
    );
  });
};

const besides = (tokens: readonly Token[], at: number): readonly Token[] => [
  ...tokens.slice(0, at).filter(isContent).slice(-near),
  ...tokens
    .slice(at + 1)
    .filter(isContent)
    .slice(0, near),
];

/** Whether a claim has a word in another one's place that is told from it by its beginning only ("deductive", of "inductive"). */
export const turnsPrefix = (claim: readonly Token[], sentences: readonly (readonly Token[])[]): boolean => {
  const all = sentences.flat();
  const isIn = (tokens: readonly Token[], word: Token) => tokens.some((other) => likenessOf(word, other) > 0);
  return claim.some(
    (word) =>
      word.kind === 'word' &&
      !isIn(all, word) &&
      all.some((rival) => rival.kind === 'word' && isSameButForPrefix(word.text, rival.text) && !isIn(claim, rival)),
  );
};

const isSameButForPrefix = (one: string, other: string): boolean => {
  const [bare, otherBare] = [one, other].map((word) => word.replace(prefixes, ''));
  return one !== other && bare === otherBare && (bare ?? '').length >= leastBare;
};
const leastBare = 5;
const prefixes =
  /^(?:un|in|im|de|dis|non|ir|inter|intra|pre|post|over|under|micro|macro|mono|multi|homo|hetero|uni|bi)/;

/**
 * Whether words of a claim that exclude one another stand nearer, in its sentences, to each other's place than to what the claim
 * says them of.
 */
export const swapsWords = (
  claim: readonly Token[],
  parts: readonly Part[],
  sentences: readonly (readonly Token[])[],
): boolean =>
  nearest(
    parts,
    sentences,
    (token) => token.kind === 'word' && claim.some((other) => excludes(token, other)),
    means,
    excludes,
  ) > 0;

/** How much nearer what stands around a number in the claim stands to another number in the sentence (a logarithm). */
export const nearerToOtherNumber = (parts: readonly Part[], sentences: readonly (readonly Token[])[]): number =>
  nearest(
    parts,
    sentences,
    (token) => token.kind === 'number',
    (said, held) => likenessOf(said, held) === 1 || isRounded(said, held),
    (said, held) =>
      said.kind === 'number' && held.kind === 'number' && said.unit === held.unit && !isSize.test(held.text),
  );
const isSize = /^\d+(?:\.\d+)?[mb]$/;

function nearest(
  parts: readonly Part[],
  sentences: readonly (readonly Token[])[],
  isMeant: (token: Token) => boolean,
  isOwn: (said: Token, held: Token) => boolean,
  isRival: (said: Token, held: Token) => boolean,
): number {
  let most = Number.NEGATIVE_INFINITY;
  for (const { tokens } of parts) {
    for (const [at, token] of tokens.entries()) {
      if (!isMeant(token)) continue;
      for (const sentence of sentences) {
        const own = sentence.flatMap((held, place) => (isOwn(token, held) ? [place] : []));
        const others = sentence.flatMap((held, place) =>
          isRival(token, held) && !own.includes(place) && !tokens.some((said) => likenessOf(said, held) === 1)
            ? [place]
            : [],
        );
        if (own.length === 0 || others.length === 0) continue;
        const closeness = closenessTo(tokens, at, sentence, isRival);
        const best = (places: readonly number[]) => Math.max(...places.map(closeness));
        most = Math.max(most, Math.log((best(others) + 0.05) / (best(own) + 0.05)));
      }
    }
  }
  return most;
}

/** How far around a token in the claim is looked, in tokens. */
const reach = 8;

/** How close a place of the sentence is to what stands around a token in the claim. */
function closenessTo(
  tokens: readonly Token[],
  centre: number,
  sentence: readonly Token[],
  isRival: (said: Token, held: Token) => boolean,
): (place: number) => number {
  const token = tokens[centre];
  const around = align(tokens, sentence).flatMap(({ at, likeness }) => {
    const other = tokens[at];
    if (token === undefined || other === undefined || at === centre || other.kind === 'number') return [];
    if (Math.abs(at - centre) > reach || isRival(token, other)) return [];
    const places = sentence.flatMap((held, place) => (likenessOf(other, held) >= likeness ? [place] : []));
    return [{ places, weight: (Math.min(3, weightOf(other)) * likeness) / Math.sqrt(Math.abs(at - centre)) }];
  });
  return (place) =>
    around.reduce((sum, { places, weight }) => {
      const distance = Math.min(...places.map((other) => between(sentence, place, other)));
      return sum + weight / (1 + distance);
    }, 0);
}

/** How far two places of a sentence are apart: in words, and more over signs and conjunctions. */
const between = (sentence: readonly Token[], one: number, other: number): number =>
  sentence
    .slice(Math.min(one, other), Math.max(one, other))
    .reduce(
      (sum, token) =>
        sum + (isContent(token) ? 1 : /^(?:[,;.]|and|while|but|whereas|versus|vs)$/.test(token.text) ? 3 : 0),
      0,
    );
