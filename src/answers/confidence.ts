import weights from './confidence-weights.json' with { type: 'json' };
import type { Features } from './features.ts';

/**
 * How likely a sentence answers a question rather than that none does, 0 to 1: a logistic regression over the evaluation's
 * questions, answerable and unanswerable ones counting alike. `npm run eval:answers -- --fit` writes its weights. Fitted,
 * not felt, and few: factors tuned by hand, and features that only questions of one author bear out, did worse on the next
 * author's.
 */
export function confidenceOf(features: Features): number {
  const sum = featureNames.reduce((total, name) => total + weights[name] * features[name], weights.bias);
  return 1 / (1 + Math.exp(-sum));
}

export const featureNames = [
  'score',
  'late',
  'opens',
  'laments',
  'presents',
  'said',
  'unfocused',
  'uncounted',
  'lacks',
  'silent',
  'apart',
  'others',
  'particular',
  'missing',
  'unmeasured',
  'offers',
  'shows',
  'measured',
  'reason',
  'nowhere',
  'whether',
  'which',
  'unnamed',
  'personal',
  'hurried',
  'only',
  'along',
  'who',
  'what',
  'how',
] as const satisfies readonly (keyof Features)[];
