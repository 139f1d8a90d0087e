import { confidenceOf, featureNames } from '../../src/answers/confidence.ts';
import { type Features, featuresOf } from '../../src/answers/features.ts';
import { readPaper } from '../../src/answers/passages.ts';
import { readQuestion } from '../../src/answers/question.ts';
import { rankPassages } from '../../src/answers/rank.ts';
import { respelt } from '../../src/answers/spelling.ts';
import type { AnswerQuestion } from './answer-questions.ts';
import { isSameSentence } from './answer-systems.ts';

/** The features of a question's best three sentences, of those that answer it where one does; whether the text answers it. */
type Example = { sentences: Features[]; isAnswerable: boolean };
type Weights = Record<'bias' | (typeof featureNames)[number], number>;

const mostSentences = 3;
/** How strongly weights are held towards nothing, rounds of choosing sentences, and steps in each. */
const [held, rounds, steps] = [0.0003, 5, 4_000];
const stepLength = 0.5;

/**
 * The weights of src/answers/confidence.ts. A question is answered by the best of its sentences, and which is best the
 * weights say: so the best of each question is chosen by the weights before, and the next are fitted to those. Of an
 * answerable one it is a gold sentence; where none is among the best three, nothing is learnt from it. Answerable and
 * unanswerable questions count alike. The same questions give the same weights.
 */
export function fitConfidence(questions: readonly AnswerQuestion[]): Weights {
  const examples = questions.map(exampleOf).filter(({ sentences }) => sentences.length > 0);
  let score = confidenceOf;
  let weights = regress(bestOf(examples, score));
  for (let round = 1; round < rounds; round += 1) {
    const current = weights;
    score = (features) => sumOf(current, features);
    weights = regress(bestOf(examples, score));
  }
  return weights;
}

function exampleOf({ paper, question, gold }: AnswerQuestion): Example {
  const text = readPaper(paper, paper.sections);
  const asked = readQuestion(respelt(question, text));
  const ranked = rankPassages(text, asked).slice(0, mostSentences);
  const right = ranked.filter(({ passage }) => gold.some((one) => isSameSentence(passage.sentence.text, one)));
  const best = gold.length > 0 ? right : ranked;
  return {
    sentences: best.map((ranked) => featuresOf(ranked, text, asked)),
    isAnswerable: gold.length > 0,
  };
}

type Chosen = { features: Features; is: 0 | 1 };

const bestOf = (examples: readonly Example[], score: (features: Features) => number): Chosen[] =>
  examples.flatMap(({ sentences, isAnswerable }) => {
    const [best] = sentences.toSorted((one, other) => score(other) - score(one));
    return best === undefined ? [] : [{ features: best, is: isAnswerable ? 1 : 0 }];
  });

const sumOf = (weights: Weights, features: Features): number =>
  featureNames.reduce((sum, name) => sum + weights[name] * features[name], weights.bias);

/** A logistic regression by plain gradient steps over all examples. */
function regress(chosen: readonly Chosen[]): Weights {
  const counts = [0, 0];
  for (const { is } of chosen) counts[is] = (counts[is] ?? 0) + 1;
  const rows = chosen.map(({ features, is }) => ({
    values: [1, ...featureNames.map((name) => features[name])],
    is,
    weight: 1 / (2 * (counts[is] ?? 1)),
  }));
  const weights = new Float64Array(featureNames.length + 1);
  for (let step = 0; step < steps; step += 1) {
    const slope = weights.map((weight, at) => (at === 0 ? 0 : held * weight));
    for (const { values, is, weight } of rows) {
      const sum = values.reduce((total, value, at) => total + value * (weights[at] ?? 0), 0);
      const error = weight * (1 / (1 + Math.exp(-sum)) - is);
      for (const [at, value] of values.entries()) slope[at] = (slope[at] ?? 0) + error * value;
    }
    for (const [at, value] of slope.entries()) weights[at] = (weights[at] ?? 0) - stepLength * value;
  }
  const [bias = 0, ...each] = [...weights].map((weight) => Math.round(100 * weight) / 100);
  const named = featureNames.map((name, at) => [name, each[at] ?? 0] as const);
  return { bias, ...(Object.fromEntries(named) as Record<(typeof featureNames)[number], number>) };
}
