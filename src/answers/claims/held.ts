import { bringsWord } from './added.ts';
import { type Aligned, align } from './alignment.ts';
import { misplaces } from './attachments.ts';
import { areOfOne, changesOtherwise } from './changes.ts';
import { type Part, partsOf } from './clauses.ts';
import { comparisonsOf, isGeneric, isTurned } from './comparisons.ts';
import { denialsOf, denies, deniesPlainly, dropsDenial, dropsNon, speaksOfElided, turnsDenial } from './denials.ts';
import { type Direction, directionsOf, ways } from './directions.ts';
import { exchangesClauses } from './exchanged-clauses.ts';
import { takesChangeForLevel } from './levels.ts';
import { movesName, movesNumber } from './moved-numbers.ts';
import {
  countsKnown,
  coverOf,
  hasNames,
  hasNumbers,
  hasTimes,
  isOfOneSentence,
  keepsBounds,
  keepsLimits,
  listsKnown,
} from './nowhere.ts';
import { countsElse, countsOthers } from './numbers.ts';
import { nearerToOtherNumber, replacesWord, swapsWords, turnsPrefix } from './rivals.ts';
import { hasSameSubjects, playsSameRoles } from './roles.ts';
import {
  bringsCause,
  forgetsLittle,
  goesNoFurther,
  isAsCareful,
  makesAllOfShare,
  makesAllOfSome,
  makesFirst,
  makesNoneOfLess,
  makesOnly,
  makesSure,
} from './scope.ts';
import { turnsSequence } from './sequences.ts';
import { swapsSides } from './sides.ts';
import { type Token, tokensOf } from './tokens.ts';

/** A claim beside the sentences that it quotes, and what of the one stands where in the other. */
type Reading = {
  claim: readonly Token[];
  sentences: readonly (readonly Token[])[];
  /** With all sentences one behind the other. */
  aligned: readonly Aligned[];
  parts: readonly Part[];
};

/** The least share of what a claim says that its sentences must hold. */
const leastCover = 0.3;
/** How much nearer a number's surroundings may stand to another number (a logarithm). */
const mostNearer = -0.1;

/** What a claim must not do, and how it is seen. A single one refuses it. */
const faults = {
  'brings a number': ({ claim, sentences }) => !hasNumbers(claim, sentences),
  'brings a unit': ({ claim, sentences }) => !hasTimes(claim, sentences),
  'brings what is counted': ({ claim, aligned }) => !countsKnown(claim, aligned),
  'brings to a list': ({ claim, aligned }) => !listsKnown(claim, aligned),
  'brings a name': ({ claim, sentences, aligned }) => !hasNames(claim, sentences, aligned),
  'brings a word': ({ claim, sentences, aligned }) =>
    bringsWord(directed(claim), sentences.map(directed), [
      ...aligned.map(({ at }) => at),
      ...sentences.flatMap((sentence) => comparedAlike(claim, sentence)),
    ]),
  'says something else': ({ claim, aligned }) => coverOf(claim, aligned) < leastCover,
  'joins what stands apart': ({ parts, aligned }) => !isOfOneSentence(parts, aligned),
  'drops a limit': ({ claim, sentences, aligned }) =>
    !keepsLimits(claim, sentences, aligned) || !keepsBounds(claim, sentences) || forgetsLittle(claim, sentences),
  'goes further': ({ claim, sentences, parts }) =>
    !goesNoFurther(claim, sentences) ||
    makesAllOfShare(claim, parts) ||
    makesAllOfSome(claim, sentences) ||
    makesFirst(claim, sentences) ||
    makesOnly(claim, sentences) ||
    makesNoneOfLess(claim, sentences),
  'drops a doubt': ({ claim, sentences, parts }) => !isAsCareful(claim, parts) || makesSure(claim, sentences),
  'brings a cause': ({ claim, sentences }) => bringsCause(claim, sentences),
  'turns a denial': ({ claim, sentences, parts }) => !speaksOfElided(claim, sentences) && turnsDenial(claim, parts),
  'drops a denial': ({ claim, sentences, parts }) =>
    dropsDenial(claim, parts) || dropsNon(claim, sentences) || (speaksOfElided(claim, sentences) && !denies(claim)),
  'brings a denial': ({ claim, parts }) => deniesPlainly(claim, parts),
  'turns a direction': (reading) =>
    !speaksOfElided(reading.claim, reading.sentences) && (turnsDirection(reading) || turnsChange(reading)),
  'turns a comparison': ({ claim, sentences }) => !sentences.some((sentence) => comparesAlike(claim, sentence)),
  'swaps roles': ({ claim, sentences }) =>
    !sentences.some((sentence) => playsSameRoles(claim, sentence) && hasSameSubjects(claim, sentence)),
  'swaps words': ({ claim, sentences, parts }) =>
    replacesWord(claim, sentences) || turnsPrefix(claim, sentences) || swapsWords(claim, parts, sentences),
  'swaps sides': ({ claim, sentences }) => swapsSides(claim, sentences),
  'swaps clauses': ({ claim, sentences }) => exchangesClauses(claim, sentences),
  'swaps steps': ({ claim, sentences }) => turnsSequence(claim, sentences),
  'swaps numbers': (reading) =>
    swapsNumbers(reading) ||
    countsOthers(reading.claim, reading.sentences) ||
    countsElse(reading.claim, reading.sentences) ||
    takesChangeForLevel(reading.claim, reading.sentences) ||
    movesNumber(reading.claim, reading.sentences) ||
    movesName(reading.claim, reading.sentences),
} satisfies Record<string, (reading: Reading) => boolean>;
export type Fault = keyof typeof faults;

/** Whether sentences bear a claim out. */
export const isHeld = (claim: string, sentences: readonly string[]): boolean =>
  faultsOf(claim, sentences).next().done === true;

/** What is wrong with a claim that quotes these sentences. */
export function* faultsOf(claim: string, sentences: readonly string[]): Generator<Fault> {
  if (sentences.includes(claim)) return;
  const known = namesIn([claim, ...sentences]);
  const said = tokensOf(claim, known);
  const held = sentences.map((sentence) => tokensOf(sentence, known));
  const reading = { claim: said, sentences: held, aligned: align(said, held.flat()), parts: partsOf(said, held) };
  for (const [fault, isFound] of Object.entries(faults)) if (isFound(reading)) yield fault as Fault;
}

const namesIn = (texts: readonly string[]): Set<string> =>
  new Set(texts.flatMap((text) => tokensOf(text).flatMap((token) => (token.kind === 'name' ? [token.key] : []))));

function directionsIn(tokens: readonly Token[]): Direction[] {
  const denied = denialsOf(tokens);
  return directionsOf(tokens, (at) => denied[at] === true);
}

const directed = (tokens: readonly Token[]) => ({ tokens, directions: directionsIn(tokens) });

const turnsChange = ({ claim, sentences }: Reading): boolean =>
  changesOtherwise(directed(claim), sentences.map(directed));

/** Whether something rises in a part of the claim that falls where it is taken from, and rises nowhere in that sentence. */
function turnsDirection({ claim, sentences, parts }: Reading): boolean {
  const compared = new Set(sentences.flatMap((sentence) => comparedAlike(claim, sentence)));
  const said = directionsIn(claim).filter(({ at }) => !compared.has(at));
  return parts.some(({ from, tokens, sentence, sources }) => {
    const held = directionsIn(sentence);
    const near = held.filter(({ at }) => sources.some(([start, end]) => at >= start && at < end));
    const isOfOne = (one: Direction, other: Direction) =>
      areOfOne(directed(claim), one.at, directed(sentence), other.at);
    return said
      .filter(({ at }) => at >= from && at < from + tokens.length)
      .some((one) => {
        const goes = (list: readonly Direction[], way: 'same' | 'against', of = (each: Direction) => each) =>
          list.some(
            (other) =>
              other.isNegated === one.isNegated &&
              ways(of(one), of(other)) === way &&
              (way === 'same' || isOfOne(one, other)),
          );
        return (
          (goes(near, 'against') && !goes(held, 'same')) ||
          (goes(near, 'against', bare) && !goes(near, 'same') && !goes(held, 'same', bare))
        );
      });
  });
}

/** What a word of direction says by itself. */
const bare = (direction: Direction): Direction => ({ ...direction, following: [] });

/** Whether nothing is compared that the sentence compares the other way round, or not at all. */
function comparesAlike(claim: readonly Token[], sentence: readonly Token[]): boolean {
  const held = comparisonsOf(sentence, directionsIn(sentence));
  return comparisonsOf(claim, directionsIn(claim)).every((comparison) => {
    const turned = isTurned(comparison, held);
    const isPlain = comparison.at.some((at) => plainly.test(claim[at]?.text ?? ''));
    return turned === false || (turned === undefined && (isGeneric(comparison.right) || !isPlain));
  });
}
/** The places of what a claim compares as the sentence does. */
const comparedAlike = (claim: readonly Token[], sentence: readonly Token[]): number[] => {
  const held = comparisonsOf(sentence, directionsIn(sentence));
  return comparisonsOf(claim, directionsIn(claim)).flatMap((comparison) =>
    isTurned(comparison, held) === false ? comparison.at : [],
  );
};
const plainly = /^(?:outperform\w*|surpass\w*|beat\w*|exceed\w*|than)$/;

/** Whether numbers stand with other things than in the sentences; words alone say so where they are near the other number. */
function swapsNumbers({ claim, sentences, parts }: Reading): boolean {
  const said = directed(claim);
  return sentences.every((tokens) => {
    const why = misplaces(said, directed(tokens));
    return why === 'by words' ? nearerToOtherNumber(parts, sentences) > mostNearer : why !== undefined;
  });
}
