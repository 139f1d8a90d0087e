import { generator, shuffled } from './shuffled.ts';

/** A sequence: of each token the numbers of its features, and the number of its class. */
export type Sequence = { shows: readonly (readonly number[])[]; are: readonly number[] };

/** By feature and class; and by the class before, first for the beginning, and class. */
export type Field = { weights: Float64Array; transitions: number[][] };

/** How strongly weights are held towards nothing, steps over all sequences, and how long the first steps are. */
const fitting = { held: 0.01, rounds: 12, step: 0.05 };

/**
 * A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001), fitted by gradient steps that shorten with
 * what each weight has moved (AdaGrad). The same sequences give the same weights.
 */
export function fitField(
  sequences: readonly Sequence[],
  { features, classes }: { features: number; classes: number },
): Field {
  const weights = new Float64Array(features * classes);
  const moved = new Float64Array(weights.length).fill(1e-6);
  const links = new Float64Array((classes + 1) * classes);
  const linksMoved = new Float64Array(links.length).fill(1e-6);
  const random = generator(1);
  for (let round = 0; round < fitting.rounds; round++) {
    for (const { shows, are } of shuffled(sequences, random)) {
      const scores = shows.map((numbers) => scoresOf(numbers, weights, classes));
      const { tags, pairs } = expected(scores, links, classes);
      for (const [at, shares] of tags.entries()) {
        for (const [tag, share] of shares.entries()) {
          const error = share - (are[at] === tag ? 1 : 0);
          if (Math.abs(error) < 1e-4) continue;
          for (const feature of shows[at] ?? []) step(weights, moved, feature * classes + tag, error);
        }
      }
      for (const [at, tag] of are.entries()) {
        const before = at === 0 ? 0 : (are[at - 1] ?? 0) + 1;
        pairs[before * classes + tag] = (pairs[before * classes + tag] ?? 0) - 1;
      }
      for (const [at, error] of pairs.entries()) step(links, linksMoved, at, error);
    }
  }
  const transitions = Array.from({ length: classes + 1 }, (_, before) => [
    ...links.subarray(before * classes, (before + 1) * classes),
  ]);
  return { weights, transitions };
}

function step(weights: Float64Array, moved: Float64Array, at: number, error: number): void {
  const slope = error + fitting.held * (weights[at] ?? 0);
  moved[at] = (moved[at] ?? 0) + slope * slope;
  weights[at] = (weights[at] ?? 0) - (fitting.step / Math.sqrt(moved[at] ?? 1)) * slope;
}

function scoresOf(numbers: readonly number[], weights: Float64Array, classes: number): Float64Array {
  const scores = new Float64Array(classes);
  for (const feature of numbers)
    for (let tag = 0; tag < classes; tag++) scores[tag] = (scores[tag] ?? 0) + (weights[feature * classes + tag] ?? 0);
  return scores;
}

/** How likely each class is at each token, and how often each follows another, by the forward-backward algorithm. */
function expected(scores: readonly Float64Array[], links: Float64Array, classes: number) {
  const link = (before: number, tag: number) => links[before * classes + tag] ?? 0;
  const every = Array.from({ length: classes }, (_, tag) => tag);
  const forward: number[][] = [];
  for (const [at, own] of scores.entries()) {
    const last = forward[at - 1];
    forward.push(
      every.map((tag) => {
        const before =
          last === undefined ? link(0, tag) : sumOf(every.map((one) => (last[one] ?? 0) + link(one + 1, tag)));
        return before + (own[tag] ?? 0);
      }),
    );
  }
  const backward: number[][] = scores.map(() => every.map(() => 0));
  for (let at = scores.length - 2; at >= 0; at--) {
    const next = every.map((tag) => (scores[at + 1]?.[tag] ?? 0) + (backward[at + 1]?.[tag] ?? 0));
    backward[at] = every.map((one) => sumOf(every.map((tag) => link(one + 1, tag) + (next[tag] ?? 0))));
  }
  const all = sumOf(forward.at(-1) ?? [0]);
  const tags = forward.map((own, at) => own.map((sum, tag) => Math.exp(sum + (backward[at]?.[tag] ?? 0) - all)));
  const pairs = new Float64Array(links.length);
  for (const [at, own] of scores.entries()) {
    for (const tag of every) {
      const after = (own[tag] ?? 0) + (backward[at]?.[tag] ?? 0) - all;
      for (const before of at === 0 ? [0] : every.map((one) => one + 1)) {
        const sum = at === 0 ? 0 : (forward[at - 1]?.[before - 1] ?? 0);
        const index = before * classes + tag;
        pairs[index] = (pairs[index] ?? 0) + Math.exp(sum + link(before, tag) + after);
      }
    }
  }
  return { tags, pairs };
}

/** The logarithm of a sum of powers. */
function sumOf(logarithms: readonly number[]): number {
  const most = Math.max(...logarithms);
  return most + Math.log(logarithms.reduce((sum, one) => sum + Math.exp(one - most), 0));
}
