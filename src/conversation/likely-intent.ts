import { count, type Weights } from './words/weights.ts';

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

/** A topic, a name, or anything about a paper may be said in words that nobody said before; all else is asked for in words. */
const unsaid: readonly Meaning[] = ['paper', 'question', 'search'];
/** What words, times and rules show; the rest is how long a sentence is, and where it stands. */
const says = /^(?:[bstw]|first|last|rule|thread|digest):|^(?:when|zone)$/;

/** That something made up is named says nothing of what is wanted: "PII" may be any. */
const ofMasks = /^\w+:(?:CODE|NAME|QUOTE|0)(?: (?:CODE|NAME|QUOTE|0)){0,2}(?: in:\w+)?$/;

/**
 * What a sentence is most likely meant as: a logistic regression over what it shows (intent-features.ts), fitted to
 * sentences of several authors. The changes count together against the rest: which one it is comes second.
 */
export function likelyMeaning(shows: Iterable<string>, weights: Weights): Meaning {
  const sums: number[] = meanings.map(() => 0);
  const said = new Set(unsaid);
  for (const feature of shows) {
    const own: number[] = meanings.map(() => 0);
    count(own, feature, weights);
    if (feature === 'a question mark') own[question] = (own[question] ?? 0) + forQuestion;
    const isSaid = says.test(feature) && !ofMasks.test(feature);
    for (const [at, meaning] of meanings.entries()) {
      const counts = own[at] ?? 0;
      sums[at] = (sums[at] ?? 0) + counts;
      if (counts > 0 && isSaid) said.add(meaning);
    }
  }
  const most = Math.max(...sums);
  const powers = meanings.map((meaning, at) => ({ meaning, power: Math.exp((sums[at] ?? 0) - most) }));
  const best = (some: typeof powers) => some.reduce((one, other) => (other.power > one.power ? other : one)).meaning;
  const changes = [...changing].some((one) => said.has(one))
    ? powers.filter(({ meaning }) => changing.has(meaning))
    : [];
  const rest = powers.filter(({ meaning }) => !changing.has(meaning) && said.has(meaning));
  const all = changes.reduce((sum, { power }) => sum + power, 0);
  return rest.some(({ power }) => power >= all) ? best(rest) : best(changes);
}

const question = meanings.indexOf('question');
