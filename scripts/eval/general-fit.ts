import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { findingAmong } from '../../src/answers/among.ts';
import { askedOfMany } from '../../src/answers/asked-of-many.ts';
import { heldBy } from '../../src/answers/held.ts';
import { readPaper } from '../../src/answers/passages.ts';
import { readQuestion } from '../../src/answers/question.ts';
import { signNames } from '../../src/answers/sentence-signs.ts';
import { signsOfSentences } from '../../src/answers/sentences-on.ts';
import { paperSignNames } from '../../src/answers/worth.ts';
import type { Paper } from '../../src/core/papers/paper.ts';
import { askedAbout } from '../../src/core/queries/asked-about.ts';
import { withoutYields } from '../../src/core/yield.ts';

/** A general question, and what people say of papers for it: how well each answers it, 0 to 2, by which sentences, from 1 on. */
const Judged = z.object({
  question: z.string(),
  papers: z.array(
    z.object({
      paper: z.string(),
      grade: z.number().int().min(0).max(2),
      best: z.array(z.number().int().positive()).default([]),
    }),
  ),
});

const judged = () =>
  readFileSync(new URL('general.jsonl', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => Judged.parse(JSON.parse(line)));

/** What is seen of something, and how far it is what is wanted, 0 to 1. */
type Example = { values: readonly number[]; wanted: number };
type Logistic = { bias: number; weights: number[] };

/**
 * The weights of src/answers/worth.ts: two logistic regressions, of the sentences that somebody would quote from papers that answer,
 * and, by these sentences' worth, of how well papers answer.
 */
export function fitGeneral(papers: ReadonlyMap<string, Paper>) {
  const known = judged().map(({ question, papers: rows }) => {
    const asked = askedOfMany(readQuestion(askedAbout(question)));
    const read = rows.flatMap((row) => {
      const paper = papers.get(row.paper);
      if (paper === undefined) return [];
      const text = readPaper(paper);
      const held = withoutYields(heldBy(text, paper.keywords, asked));
      return [{ ...row, paper, text, sentences: signsOfSentences(text, held, asked) }];
    });
    return { asked, read };
  });
  const sentence = logistic(
    known.flatMap(({ read }) =>
      read
        .filter(({ grade }) => grade > 0)
        .flatMap(({ best, sentences }) =>
          sentences.map((signs, at) => ({
            values: signNames.map((name) => signs[name]),
            wanted: best.includes(at + 1) ? 1 : 0,
          })),
        ),
    ),
  );
  const paper = logistic(
    known.flatMap(({ asked, read }) => {
      const found = withoutYields(
        findingAmong(
          read.map(({ paper, text }) => ({ paper, text, score: 1 })),
          asked,
        ),
      );
      return read.flatMap(({ paper, grade, sentences }) => {
        const signs = found.find(({ text }) => text.paper === paper.id)?.signs;
        const [best = 0, second = 0] = sentences
          .map((one) =>
            scoreOf(
              sentence,
              signNames.map((name) => one[name]),
            ),
          )
          .sort((one, other) => other - one);
        return signs === undefined
          ? []
          : [{ values: paperSignNames.map((name) => ({ ...signs, best, second })[name]), wanted: grade / 2 }];
      });
    }),
  );
  return { sentence: named(sentence, signNames), paper: named(paper, paperSignNames) };
}

const named = ({ bias, weights }: Logistic, names: readonly string[]) =>
  Object.fromEntries(
    [['bias', bias], ...names.map((name, at) => [name, weights[at] ?? 0] as const)].map(([name, value]) => [
      name,
      Math.round(1_000 * Number(value)) / 1_000,
    ]),
  );

const scoreOf = ({ bias, weights }: Logistic, values: readonly number[]): number =>
  values.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), bias);

/** How strongly weights are held towards nothing, and how many steps of which length are made. */
const [held, steps, stepLength] = [0.001, 800, 1];

/** Each sign is measured in its spread, so that all are held alike. */
function logistic(examples: readonly Example[]): Logistic {
  const size = examples[0]?.values.length ?? 0;
  const means = Array.from({ length: size }, (_, at) => mean(examples.map(({ values }) => values[at] ?? 0)));
  const spreads = means.map(
    (middle, at) => Math.sqrt(mean(examples.map(({ values }) => ((values[at] ?? 0) - middle) ** 2))) || 1,
  );
  const rows = examples.map(({ values, wanted }) => ({
    values: values.map((value, at) => (value - (means[at] ?? 0)) / (spreads[at] ?? 1)),
    wanted,
  }));
  const fitted: Logistic = { bias: 0, weights: means.map(() => 0) };
  for (let step = 0; step < steps; step += 1) {
    const slope: Logistic = { bias: 0, weights: fitted.weights.map((weight) => held * weight) };
    for (const { values, wanted } of rows) {
      const error = (1 / (1 + Math.exp(-scoreOf(fitted, values))) - wanted) / rows.length;
      slope.bias += error;
      for (const [at, value] of values.entries()) slope.weights[at] = (slope.weights[at] ?? 0) + error * value;
    }
    fitted.bias -= stepLength * slope.bias;
    fitted.weights = fitted.weights.map((weight, at) => weight - stepLength * (slope.weights[at] ?? 0));
  }
  const weights = fitted.weights.map((weight, at) => weight / (spreads[at] ?? 1));
  return { bias: fitted.bias - weights.reduce((sum, weight, at) => sum + weight * (means[at] ?? 0), 0), weights };
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / (values.length || 1);
