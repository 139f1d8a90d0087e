import type { Features } from './features.ts';

/**
 * What each feature weighs: a logistic regression over the evaluation's questions, answerable and unanswerable ones
 * counting alike. Fitted, not felt, and few: factors tuned by hand, and features that only questions of one author bear
 * out, did worse on the next author's. `docs/answers.md` has the numbers.
 */
const weights: readonly [keyof Features, number][] = [
  ['said', 3],
  ['unfocused', -1.5],
  ['uncounted', -2.2],
  ['lacks', -4.2],
  ['apart', -0.9],
  ['others', -0.7],
  ['particular', -1.6],
  ['missing', -3.2],
];
const bias = 0.4;

/** How likely a sentence answers a question, 0 to 1. */
export function confidenceOf(features: Features): number {
  const sum = weights.reduce((total, [feature, weight]) => total + weight * features[feature], bias);
  return 1 / (1 + Math.exp(-sum));
}
