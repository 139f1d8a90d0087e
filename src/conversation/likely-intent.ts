import { count, type Weights } from './weights.ts';

/** What a sentence can be meant as: what is asked for, or the command of a change; `change` where it is not known which. */
export type Meaning = (typeof meanings)[number];

/** In the order of the weights. */
export const meanings = [
  'change',
  'compare',
  'facts',
  'forget-me',
  'gist',
  'item',
  'model',
  'paper',
  'pause',
  'question',
  'resume',
  'schedule',
  'search',
  'smalltalk',
  'subscribe',
  'top',
  'unsubscribe',
] as const;

const changing: ReadonlySet<Meaning> = new Set([
  'change',
  'forget-me',
  'model',
  'pause',
  'resume',
  'schedule',
  'subscribe',
  'unsubscribe',
]);

/** What a question mark counts for a question besides: to whom asks one, anything else is no answer. */
const forQuestion = 1;

/**
 * What a sentence is most likely meant as: a logistic regression over what it shows (intent-features.ts), fitted to
 * sentences of several authors. The changes count together against the rest: which one it is comes second.
 */
export function likelyMeaning(shows: Iterable<string>, weights: Weights): Meaning {
  const sums: number[] = meanings.map(() => 0);
  for (const feature of shows) {
    count(sums, feature, weights);
    const question = meanings.indexOf('question');
    if (feature === 'a question mark') sums[question] = (sums[question] ?? 0) + forQuestion;
  }
  const most = Math.max(...sums);
  const powers = meanings.map((meaning, at) => ({ meaning, power: Math.exp((sums[at] ?? 0) - most) }));
  const best = (some: typeof powers) => some.reduce((one, other) => (other.power > one.power ? other : one)).meaning;
  const changes = powers.filter(({ meaning }) => changing.has(meaning));
  const rest = powers.filter(({ meaning }) => !changing.has(meaning));
  const all = changes.reduce((sum, { power }) => sum + power, 0);
  return rest.some(({ power }) => power >= all) ? best(rest) : best(changes);
}
