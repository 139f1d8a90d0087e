import intents from './intent-weights.json' with { type: 'json' };
import topics from './topic-weights.json' with { type: 'json' };

/**
 * What each feature counts: a sign for each class, so that all of them fit into a file one can read, and nothing is read
 * of them before it is asked for.
 */
export type Weights = Readonly<Record<string, string>>;

/** The weights of likely-intent.ts and of likely-topic.ts. */
export type Fitted = { intents: Weights; topics: Weights };

/** From what counts most against a class to what counts most for it; the middle is nothing. */
const signs = '()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|';
const middle = (signs.length - 1) / 2;
/** What one sign is from the next. */
const step = 0.06;
/** What each sign counts, by its code. */
const worth: number[] = [];
for (const [at, sign] of [...signs].entries()) worth[sign.charCodeAt(0)] = (at - middle) * step;

/** A row of weights as it is stored; undefined where it says nothing. */
export function rowOf(weights: readonly number[]): string | undefined {
  const places = weights.map((weight) => Math.max(-middle, Math.min(middle, Math.round(weight / step))));
  return places.every((place) => place === 0)
    ? undefined
    : places.map((place) => signs.charAt(place + middle)).join('');
}

/**
 * Fitted to the sentences of scripts/eval/conversation, by `npm run eval:conversation -- --fit`. They stand under one key:
 * a module of JSON has one export for each.
 */
export const fitted: Fitted = { intents: intents.weights, topics: topics.weights };

/** Whether people say a word to the bot: so many sentences of those hold it that what it counts was fitted. */
export const isSaid = (word: string): boolean => Object.hasOwn(fitted.intents, `w:${word}`);

/** Adds to each class what a feature counts for it. */
export function count(sums: number[], feature: string, weights: Weights): void {
  const row = weights[feature] ?? '';
  for (let one = 0; one < row.length; one += 1) sums[one] = (sums[one] ?? 0) + (worth[row.charCodeAt(one)] ?? 0);
}
