import { mostJudged } from '../../src/answers/answerer.ts';
import { featureNames } from '../../src/answers/confidence.ts';
import { featuresOf } from '../../src/answers/features.ts';
import { readPaper } from '../../src/answers/passages.ts';
import { readQuestion } from '../../src/answers/question.ts';
import { rankPassages } from '../../src/answers/rank.ts';
import { respelt } from '../../src/answers/spelling.ts';
import type { AnswerQuestion } from './answer-questions.ts';
import { isSameSentence } from './answer-systems.ts';

/** The features of the sentences that are judged for a question, a 1 before each, and which of them answer it. */
type Example = { sentences: { values: number[]; isGold: boolean }[]; isAnswerable: boolean };
type Weights = Record<'bias' | (typeof featureNames)[number], number>;

/** How strongly weights are held towards nothing, and how many steps of which length are made, each going on with so much of the one before. */
const [held, steps, stepLength, momentum] = [0.0002, 1_500, 0.7, 0.95];

/**
 * The weights of src/answers/confidence.ts: a conditional logistic regression. Of each question one of its sentences answers
 * it, or none does, and the weights are those that make likeliest what is so. Of an answerable one of which no gold sentence
 * is judged nothing is learnt. Answerable and unanswerable questions count alike. The same questions give the same weights.
 */
export function fitConfidence(questions: readonly AnswerQuestion[]): Weights {
  const examples = questions
    .map(exampleOf)
    .filter(({ sentences, isAnswerable }) => !isAnswerable || sentences.some(({ isGold }) => isGold));
  const answerable = examples.filter(({ isAnswerable }) => isAnswerable).length;
  const weights = new Float64Array(featureNames.length + 1);
  const step = new Float64Array(weights.length);
  for (let round = 0; round < steps; round += 1) {
    const slope = weights.map((weight, at) => (at === 0 ? 0 : held * weight));
    for (const example of examples) {
      const share = 1 / (2 * (example.isAnswerable ? answerable : examples.length - answerable));
      addSlope(slope, example, weights, share);
    }
    for (const [at, value] of slope.entries()) {
      step[at] = momentum * (step[at] ?? 0) - stepLength * value;
      weights[at] = (weights[at] ?? 0) + (step[at] ?? 0);
    }
  }
  const [bias = 0, ...each] = [...weights].map((weight) => Math.round(100 * weight) / 100);
  const named = featureNames.map((name, at) => [name, each[at] ?? 0] as const);
  return { bias, ...(Object.fromEntries(named) as Record<(typeof featureNames)[number], number>) };
}

function exampleOf({ paper, question, gold }: AnswerQuestion): Example {
  const text = readPaper(paper, paper.sections);
  const asked = readQuestion(respelt(question, text));
  const ranked = rankPassages(text, asked);
  const best = ranked[0]?.score ?? 0;
  const sentences = ranked.slice(0, mostJudged).map((one) => {
    const features = featuresOf(one, text, asked, best);
    const isGold = gold.some((right) => isSameSentence(one.passage.sentence.text, right));
    return { values: [1, ...featureNames.map((name) => features[name])], isGold };
  });
  return { sentences, isAnswerable: gold.length > 0 };
}

/** Adds how the unlikelihood of what is so grows with each weight. */
function addSlope(
  slope: Float64Array,
  { sentences, isAnswerable }: Example,
  weights: Float64Array,
  share: number,
): void {
  const odds = sentences.map(({ values }) =>
    Math.exp(values.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0)),
  );
  const all = odds.reduce((sum, one) => sum + one, 1);
  const right = odds.reduce((sum, one, at) => (sentences[at]?.isGold ? sum + one : sum), 0);
  for (const [at, { values, isGold }] of sentences.entries()) {
    const own = odds[at] ?? 0;
    const error = share * (own / all - (isAnswerable && isGold ? own / right : 0));
    for (const [feature, value] of values.entries()) slope[feature] = (slope[feature] ?? 0) + error * value;
  }
}
