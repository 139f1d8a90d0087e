import weights from './general-weights.json' with { type: 'json' };
import { type SentenceSigns, signNames } from './sentence-signs.ts';

/**
 * How good a sentence, and a paper, answers a general question beside others, as the logarithm of odds: logistic regressions over
 * papers that people judged for 120 questions (`scripts/eval/general.jsonl`), by the sentences they would quote and by how well
 * these answer. `npm run eval:answers -- --fit` writes the weights.
 */
export const worthOfSentence = (signs: SentenceSigns): number =>
  signNames.reduce((sum, name) => sum + weights.sentence[name] * signs[name], weights.sentence.bias);

/** What speaks for a paper: see the fields of `Topic` and `Found`; `best` and `second` are its sentences' worth. */
export type PaperSigns = { held: number; about: number; unasked: number; best: number; second: number };

export const paperSignNames = [
  'held',
  'about',
  'unasked',
  'best',
  'second',
] as const satisfies readonly (keyof PaperSigns)[];

export const worthOfPaper = (signs: PaperSigns): number =>
  paperSignNames.reduce((sum, name) => sum + weights.paper[name] * signs[name], weights.paper.bias);
