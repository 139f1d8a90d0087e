import intents from './intent-weights.json' with { type: 'json' };
import topics from './topic-weights.json' with { type: 'json' };

/** What each feature counts for each class. */
export type Weights = ReadonlyMap<string, readonly number[]>;

/** As they are stored: by feature a sign for each class, so that all of them fit into a file one can read. */
export type Rows = Readonly<Record<string, string>>;

/** The weights of likely-intent.ts and of likely-topic.ts. */
export type Fitted = { intents: Weights; topics: Weights };

/** From what counts most against a class to what counts most for it; the middle is nothing. */
const signs = '()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|';
const middle = (signs.length - 1) / 2;
/** What one sign is from the next. */
const step = 0.06;

export const weightsOf = (rows: Rows): Weights =>
  new Map(
    Object.entries(rows).map(([feature, row]) => [
      feature,
      [...row].map((sign) => (signs.indexOf(sign) - middle) * step),
    ]),
  );

/** A row of weights as it is stored; undefined where it says nothing. */
export function rowOf(weights: readonly number[]): string | undefined {
  const places = weights.map((weight) => Math.max(-middle, Math.min(middle, Math.round(weight / step))));
  return places.every((place) => place === 0)
    ? undefined
    : places.map((place) => signs.charAt(place + middle)).join('');
}

/** Fitted to the sentences of scripts/eval/conversation, by `npm run eval:conversation -- --fit`. */
export const fitted: Fitted = { intents: weightsOf(intents), topics: weightsOf(topics) };

/** Adds to each class what a feature counts for it. */
export function count(sums: number[], feature: string, weights: Weights): void {
  for (const [one, weight] of (weights.get(feature) ?? []).entries()) sums[one] = (sums[one] ?? 0) + weight;
}
