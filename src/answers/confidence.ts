import type { Signs } from './signs.ts';

/**
 * What each sign weighs: a logistic regression over the evaluation's questions, answerable and unanswerable ones
 * counting alike. Fitted, not felt: factors tuned by hand did well on the questions they were tuned on and declined
 * a fifth fewer of the unanswerable ones on new papers. `docs/answers.md` has the numbers.
 */
const weights: readonly [keyof Signs, number][] = [
  ['cover', 2.1],
  ['here', 2.1],
  ['missing', -1.2],
  ['strangeName', -1.6],
  ['unfocused', -1.5],
  ['noNumber', -1.2],
  ['uncounted', -1.8],
  ['lacks', -2.6],
  ['shown', 1],
  ['slight', 0.7],
  ['aside', -1.4],
];
const bias = -1.2;

/** How likely a sentence answers a question, 0 to 1. */
export function confidenceOf(signs: Signs): number {
  const sum = weights.reduce((total, [sign, weight]) => total + weight * signs[sign], bias);
  return 1 / (1 + Math.exp(-sum));
}
