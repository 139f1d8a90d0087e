import type { Passage } from './passages.ts';
import { measured } from './sentence-form.ts';

/**
 * What a sentence says of a question, its neighbours, and the one of its abstract that says most, from 0 to 1; where the abstract's
 * first sentence that proposes something stands (-1: none does), and its last.
 */
export type Among = { own: number; nearby: number; best: number; proposed: number; last: number };

/**
 * What speaks for an abstract's sentence as the answer to a general question, or against it, each from 0 to about 1: how much of
 * the question it says, where it stands, and how it is worded. People who judged answers chose sentences that tell what was done
 * or came out, and how much, over those that only say the question's words.
 */
export type SentenceSigns = {
  /** How much of the question it says, and of what the sentence beside it says. */
  own: number;
  nearby: number;
  /** As a share of what the sentence says that says most. */
  most: number;
  /** Where it stands, from the first sentence to the last; those two, and the one behind "We introduce …". */
  late: number;
  first: number;
  last: number;
  follows: number;
  /** Fifty words and more are 2. */
  long: number;
  /** It measures, tells what was found, how something is done, or what follows from what. */
  measures: number;
  finds: number;
  by: number;
  which: number;
  /** It sums up without telling anything, says where the code is, goes on from something, or tells of others' work. */
  hollow: number;
  code: number;
  also: number;
  points: number;
  others: number;
};

export function signsOf(
  { sentence: { text }, position }: Passage,
  at: number,
  { own, nearby, best, proposed, last }: Among,
): SentenceSigns {
  const is = (pattern: RegExp) => (pattern.test(text) ? 1 : 0);
  return {
    own,
    nearby,
    most: best === 0 ? 0 : own / best,
    late: position,
    first: at === 0 ? 1 : 0,
    last: at === last ? 1 : 0,
    follows: proposed !== -1 && at === proposed + 1 ? 1 : 0,
    long: Math.min(text.split(/\s+/).length, 50) / 25,
    measures: is(measured),
    finds: is(found),
    by: is(means),
    which: is(clauses),
    hollow: is(hollow),
    code: is(released),
    also: is(furthermore),
    points: is(pointing),
    others: is(opensOnOthers),
  };
}

export const signNames = [
  'own',
  'nearby',
  'most',
  'late',
  'first',
  'last',
  'follows',
  'long',
  'measures',
  'finds',
  'by',
  'which',
  'hollow',
  'code',
  'also',
  'points',
  'others',
] as const satisfies readonly (keyof SentenceSigns)[];

const found = /\b(?:show|find|found|observ|demonstrat|reveal|report|suggest|identif|uncover|indicat|discover)\w*/i;
const means = /\b(?:by|through|via) \w+ing\b|\b(?:via|through)\b/i;
const clauses = /\b(?:which|that|where|enabling|allowing|while|so that)\b/i;
const hollow =
  /^(?:together|overall|these (?:results|findings)|this work|our (?:work|findings|results) (?:\w+ )?(?:highlight|underscor|establish|provid|offer))|\b(?:underscor|highlight|pave|insight|foundation|future|promising|valuable)\w*|\bestablish\w* \w+ as\b/i;
const released = /\b(?:code|models?|data|dataset)\b.{0,40}\b(?:available|released?|open[- ]?sourc)\w*|https?:|github/i;
const furthermore =
  /^(?:also|further|moreover|additionally|furthermore|finally|then|first|second|third|in addition)\b|\bwe (?:also|further|then)\b/i;
const pointing = /^(?:it|this|these|they|its|such)\b/i;
const opensOnOthers =
  /^(?:recent|existing|current|previous|prior|traditional|large language models|llms|most|many|as)\b/i;
