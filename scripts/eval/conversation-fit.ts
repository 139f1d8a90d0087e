import type { ChangeCommand, Where } from '../../src/conversation/intent.ts';
import { featuresOf } from '../../src/conversation/intent-features.ts';
import { type Meaning, meanings } from '../../src/conversation/likely-intent.ts';
import { readingsOf } from '../../src/conversation/readings.ts';
import {
  type Tag,
  type Topical,
  tags,
  timedTokens,
  tokenFeatures,
  tokensOf,
} from '../../src/conversation/topics/topic-features.ts';
import { rowOf, type Weights } from '../../src/conversation/words/weights.ts';
import { readSentence } from '../../src/conversation/words/words.ts';
import type { NamedPaper } from '../../src/core/queries/search.ts';
import { fitField } from './random-field.ts';
import { generator, shuffled } from './shuffled.ts';
import { tagsMeant } from './tags-meant.ts';

/** A sentence, what its author meant by it, the papers it names, and for a search or a topic the words, as a query. */
export type Meant = {
  text: string;
  in: Where;
  intent: Exclude<Meaning, ChangeCommand>;
  command?: string | undefined;
  query?: string | undefined;
  named: readonly NamedPaper[];
  /** How much it counts. */
  weight: number;
};

/** A feature that fewer examples show says more about its author than about what is meant; so do three words in a row. */
const fewest = (feature: string) => (/^(t|first|kinds|-2|\+2|-3|starts):/.test(feature) ? 3 : 2);

/** The weights of src/conversation/likely-intent.ts. */
export function fitIntents(sentences: readonly Meant[]): Weights {
  const examples = sentences.map(({ text, in: where, intent, command, named, weight }) => {
    const said = { text, where, named, now: new Date(0) };
    const meaning = meanings.find((one) => intent === 'change' && one === command) ?? intent;
    return {
      shows: [...featuresOf(said, readingsOf(readSentence(text), said))],
      is: meanings.indexOf(meaning),
      weight,
    };
  });
  return regress(examples, meanings.length);
}

/** The weights of src/conversation/topics/likely-topic.ts. */
export function fitTopics(sentences: readonly Meant[]): Weights {
  const examples = sentences.flatMap(({ text, in: where, query, command }) => {
    if (query === undefined || !isTopical(command)) return [];
    const tokens = tokensOf(text);
    const isTimed = timedTokens(text, tokens);
    const features = tokenFeatures(tokens, { where, of: command, timed: isTimed });
    const meant: Tag[] = tagsMeant(tokens, query, isTimed);
    return [{ shows: features, are: meant.map((tag) => tags.indexOf(tag)) }];
  });
  const names = numbered(examples.flatMap(({ shows }) => shows));
  const field = fitField(
    examples.map(({ shows, are }) => ({ shows: shows.map((each) => numbersOf(each, names)), are })),
    { features: names.size, classes: tags.length },
  );
  const weights = written(names, field.weights, tags.length);
  const transitions = field.transitions.flatMap((row, at) => named(at === 0 ? '>' : `>${tags[at - 1]}`, row));
  return Object.fromEntries([...transitions, ...weights]);
}

const isTopical = (command: string | undefined): command is Topical =>
  command === 'search' || command === 'subscribe' || command === 'unsubscribe';

/** How strongly weights are held towards nothing, steps over all examples, how long the first steps are, from when weights are averaged. */
const fitting = { held: 0.03, rounds: 15, step: 0.2, averaged: 5 };

type Example = { shows: readonly string[]; is: number; weight: number };

/**
 * A logistic regression by gradient steps that shorten with what each weight has moved (AdaGrad), averaged over the last
 * rounds. The same examples give the same weights.
 */
function regress(examples: readonly Example[], classes: number): Weights {
  const names = numbered(examples.map(({ shows }) => shows));
  const known = examples.map(({ shows, ...rest }) => ({ shows: numbersOf(shows, names), ...rest }));
  const weights = new Float64Array(names.size * classes);
  const moved = new Float64Array(weights.length).fill(1e-6);
  const sum = new Float64Array(weights.length);
  const random = generator(1);
  for (let round = 0; round < fitting.rounds; round++) {
    for (const { shows, is, weight } of shuffled(known, random)) {
      const scores = Array.from({ length: classes }, (_, one) =>
        shows.reduce((all, at) => all + (weights[at * classes + one] ?? 0), 0),
      );
      const most = Math.max(...scores);
      const powers = scores.map((score) => Math.exp(score - most));
      const all = powers.reduce((total, power) => total + power, 0);
      for (const [one, power] of powers.entries()) {
        const error = weight * (power / all - (one === is ? 1 : 0));
        if (Math.abs(error) < 1e-3) continue;
        for (const feature of shows) {
          const at = feature * classes + one;
          const slope = error + fitting.held * (weights[at] ?? 0);
          moved[at] = (moved[at] ?? 0) + slope * slope;
          weights[at] = (weights[at] ?? 0) - (fitting.step / Math.sqrt(moved[at] ?? 1)) * slope;
        }
      }
    }
    if (round >= fitting.averaged) for (const [at, weight] of weights.entries()) sum[at] = (sum[at] ?? 0) + weight;
  }
  const rounds = fitting.rounds - fitting.averaged;
  return Object.fromEntries(
    written(
      names,
      sum.map((weight) => weight / rounds),
      classes,
    ),
  );
}

/** A number for each feature that enough examples show. */
function numbered(examples: readonly (readonly string[])[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const shows of examples) for (const feature of shows) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  return new Map(
    [...counts].filter(([feature, count]) => count >= fewest(feature)).map(([feature], at) => [feature, at]),
  );
}

const numbersOf = (shows: readonly string[], names: ReadonlyMap<string, number>) =>
  shows.flatMap((feature) => names.get(feature) ?? []);

/** Those that tell something, by feature in the order of letters. */
const written = (names: ReadonlyMap<string, number>, weights: Float64Array, classes: number): [string, string][] =>
  [...names]
    .flatMap(([feature, at]) => named(feature, [...weights.subarray(at * classes, (at + 1) * classes)]))
    .sort(([one], [other]) => (one < other ? -1 : 1));

function named(feature: string, weights: readonly number[]): [string, string][] {
  const row = rowOf(weights);
  return row === undefined ? [] : [[feature, row]];
}
