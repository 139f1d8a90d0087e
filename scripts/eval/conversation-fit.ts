import type { Where } from '../../src/conversation/intent.ts';
import { featuresOf, type IntentKind, intentKinds } from '../../src/conversation/likely-intent.ts';
import { isWord, tokenFeatures, tokensOf, wordOf } from '../../src/conversation/likely-topic.ts';

/** A sentence, what its author meant by it, and for a search the words that are meant, as a query. */
export type Meant = { text: string; in: Where; intent: IntentKind; query?: string | undefined };

/** What is to be told apart, and by what: `shows` names features, `is` the number of its class. */
type Example = { shows: readonly string[]; is: number };

/** How strongly weights are held towards nothing, steps over all examples, and how long the first steps are. */
type Fitting = { held: number; rounds: number; step: number };

/** A feature that fewer examples show says more about its author than about what is meant. */
const fewest = 2;
/** Weights below this, in hundredths, decide nothing. */
const least = 12;

/** The weights of src/conversation/likely-intent.ts: by feature, one for each kind. */
export const fitIntents = (sentences: readonly Meant[]): Record<string, number[]> =>
  regress(
    sentences.map(({ text, in: where, intent }) => ({
      shows: [...featuresOf(text, where)],
      is: intentKinds.indexOf(intent),
    })),
    intentKinds.length,
    { held: 0.002, rounds: 30, step: 0.3 },
  );

/** The weights of src/conversation/likely-topic.ts: by feature, how much it speaks for a word. */
export function fitTopics(sentences: readonly Meant[]): Record<string, number> {
  const examples = sentences.flatMap(({ text, query }): Example[] => {
    if (query === undefined) return [];
    const tokens = tokensOf(text);
    const meant = wordsOfQuery(query);
    return tokens.flatMap((token, at) =>
      isWord(token) ? [{ shows: tokenFeatures(tokens, at), is: meant.has(wordOf(token)) ? 1 : 0 }] : [],
    );
  });
  const weights = regress(examples, 2, { held: 0.004, rounds: 25, step: 0.15 });
  return Object.fromEntries(Object.entries(weights).map(([feature, [not = 0, meant = 0]]) => [feature, meant - not]));
}

/** The words of a query, without its time and order. */
const wordsOfQuery = (query: string): Set<string> =>
  new Set(
    query
      .split(/\s+/)
      .filter((word) => !/^(since|until|sort|in):/.test(word))
      .map((word) => wordOf(word.replace(/^(author|org|keyword):/, '').replace(/["“”]/g, ''))),
  );

/**
 * A logistic regression by gradient steps that shorten with what each weight has moved (AdaGrad). The same examples give
 * the same weights, in hundredths.
 */
function regress(
  examples: readonly Example[],
  classes: number,
  { held, rounds, step }: Fitting,
): Record<string, number[]> {
  const counts = new Map<string, number>();
  for (const { shows } of examples) for (const feature of shows) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const names = [...counts].filter(([, count]) => count >= fewest).map(([feature]) => feature);
  const numbers = new Map(names.map((feature, at) => [feature, at]));
  const numbered = examples.map(({ shows, is }) => ({ shows: shows.flatMap((name) => numbers.get(name) ?? []), is }));
  const weights = Array.from({ length: classes }, () => new Float64Array(names.length));
  const moved = weights.map((own) => new Float64Array(own.length).fill(1e-6));
  const random = generator(1);
  for (let round = 0; round < rounds; round++) {
    for (const { shows, is } of shuffled(numbered, random)) {
      const sums = weights.map((own) => shows.reduce((sum, at) => sum + (own[at] ?? 0), 0));
      const most = Math.max(...sums);
      const powers = sums.map((sum) => Math.exp(sum - most));
      const all = powers.reduce((sum, power) => sum + power, 0);
      for (const [one, own] of weights.entries()) {
        const error = (powers[one] ?? 0) / all - (one === is ? 1 : 0);
        const squares = moved[one] ?? own;
        for (const at of shows) {
          const slope = error + held * (own[at] ?? 0);
          squares[at] = (squares[at] ?? 0) + slope * slope;
          own[at] = (own[at] ?? 0) - (step / Math.sqrt(squares[at] ?? 1)) * slope;
        }
      }
    }
  }
  const rounded = names.map((feature, at): [string, number[]] => [
    feature,
    weights.map((own) => Math.round(100 * (own[at] ?? 0)) + 0),
  ]);
  const telling = rounded.filter(([, each]) => each.some((weight) => Math.abs(weight) >= least));
  return Object.fromEntries(telling.sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Park and Miller's minimal standard generator, 0 to 1. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

const shuffled = <T>(items: readonly T[], random: () => number): T[] =>
  items
    .map((item) => ({ item, at: random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item);
