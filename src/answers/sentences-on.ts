import type { GeneralQuestion } from './asked-of-many.ts';
import type { Held } from './held.ts';
import type { PaperText } from './passages.ts';
import type { Ranked } from './rank.ts';
import { canAnswer, proposes, saysWhatIs, tellsOwnWork } from './sentence-form.ts';
import { type SentenceSigns, signsOf } from './sentence-signs.ts';
import { sum } from './sum.ts';
import { told } from './told.ts';
import type { Topic } from './topic.ts';
import { worthOfSentence } from './worth.ts';

/** Of a paper whose title is so much about a thing, any own sentence tells of it where nobody says what the thing is. */
const allTitled = 0.9;

/** The sentences of a paper by what they are worth as an answer, the best first. */
export const sentencesOn = (text: PaperText, held: Pick<Held, 'sentences'>, question: GeneralQuestion): Ranked[] =>
  signsOfSentences(text, held, question)
    .flatMap((signs, at) => {
      const passage = text.passages[at];
      return passage === undefined ? [] : [{ passage, at, score: worthOfSentence(signs) }];
    })
    .sort((one, other) => other.score - one.score);

/** What speaks for each sentence; `shares`: how far each says each word of the question. */
export function signsOfSentences(
  { passages }: PaperText,
  { sentences: shares }: Pick<Held, 'sentences'>,
  { terms }: GeneralQuestion,
): SentenceSigns[] {
  const weights = terms.map(told);
  const all = sum(weights) || 1;
  const said = (words: readonly number[]) => sum(weights.map((weight, at) => weight * (words[at] ?? 0))) / all;
  const own = passages.map((_, at) => said(shares[at] ?? []));
  const best = Math.max(0, ...own);
  const nearby = (at: number) =>
    said(terms.map((_, nth) => Math.max(shares[at - 1]?.[nth] ?? 0, shares[at + 1]?.[nth] ?? 0)));
  const proposed = passages.findIndex(proposes);
  return passages.map((passage, at) =>
    signsOf(passage, at, { own: own[at] ?? 0, nearby: nearby(at), best, proposed, last: passages.length - 1 }),
  );
}

/** The best of those that can be an answer at all, and the best of the others; none where none can. */
export function answering(
  sentences: readonly Ranked[],
  { titled }: Topic,
  { part: { question, types, asksMeaning } }: GeneralQuestion,
): Ranked[] {
  const telling = sentences.filter(({ passage }) => !passage.sentence.text.endsWith('?'));
  const first = telling.find(({ passage }) => {
    if (!canAnswer(passage, question, types)) return false;
    if (!asksMeaning) return true;
    return saysWhatIs(passage.sentence.text, question) || (titled >= allTitled && tellsOwnWork(passage));
  });
  if (first === undefined) return [];
  const second = telling.find((sentence) => sentence !== first);
  return second === undefined ? [first] : [first, second];
}
