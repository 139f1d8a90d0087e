import intents from './intent-weights.json' with { type: 'json' };
import topics from './topic-weights.json' with { type: 'json' };

/** What each feature counts: pairs of a class's number and its weight, in hundredths. */
export type Weights = ReadonlyMap<string, readonly number[]>;

/** The weights of likely-intent.ts and of likely-topic.ts. */
export type Fitted = { intents: Weights; topics: Weights };

export const weightsOf = (rows: Record<string, readonly number[]>): Weights => new Map(Object.entries(rows));

/** Fitted to the sentences of scripts/eval/conversation, by `npm run eval:conversation -- --fit`. */
export const fitted: Fitted = { intents: weightsOf(intents), topics: weightsOf(topics) };

/** Adds to each class what a feature counts for it. */
export function count(sums: number[], feature: string, weights: Weights): void {
  const pairs = weights.get(feature) ?? [];
  for (let at = 0; at < pairs.length; at += 2) {
    const one = pairs[at] ?? 0;
    sums[one] = (sums[one] ?? 0) + (pairs[at + 1] ?? 0);
  }
}
