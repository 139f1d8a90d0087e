import { stemsOf, stopWords } from './analysis.ts';
import { numeral } from './patterns.ts';
import type { Question, Term } from './question.ts';
import { measures } from './question-phrases.ts';

/** So many words may stand between a number and what it counts: "50 newly constructed high-school-level word problems". */
const reach = 6;
/** What may stand between them though it is no word of content: "hundreds of the images". */
const within = new Set(['of', 'the', 'and', 'or', 'more', 'most', 'other', 'such', 'own', 'new']);
/** What ends what a number counts, though it is a word of content. */
const ends = /[×;:.)]$|^(?:points?|times|without|across|spanning|among|per|covering|including)\b/;

/** "How many models?", and the numbers count something else. */
export const countsOther = (sentence: string, question: Question): boolean =>
  howMany.test(question.text) && countsAsked(sentence, question) === false;

/** What is saved or added is told in shares of it, and time in other units. */
const howMany =
  /\bhow many (?!(?:\S+[ -])?(?:times|fewer|more|less|points|percent|days|hours|minutes|seconds|milliseconds|ms)\b)(?!.{0,80}\b(?:sav|cut|reduc|fewer|less|add|extra)\w*)/i;

/** Whether a number of the sentence counts what is asked for; undefined when nothing is to be counted. */
export function countsAsked(sentence: string, { counted, terms }: Question): boolean | undefined {
  const wanted = terms.filter(({ stem }) => counted.has(stem));
  if (wanted.length === 0) return undefined;
  return [...sentence.matchAll(numerals)].some(({ index }) => countsOne(sentence.slice(index), wanted));
}

/** "single-chart" counts nothing. */
const numerals = new RegExp(String.raw`(?![Ss]ingle-|[Oo]nce\b)(?:${numeral.source})`, 'gu');

/** Of what begins with a number: whether one of these comes before anything that ends what the number counts. */
function countsOne(text: string, wanted: readonly Term[]): boolean {
  for (const word of text.split(/\s+/, reach + 2)) {
    if (/^\d\S*-scale$/.test(word) || holdsOne(word, wanted)) return true;
    const clean = word.toLowerCase().replace(/[^\p{L}\p{N}-]/gu, '');
    if (ends.test(word) || (stopWords.has(clean) && !within.has(clean))) return false;
  }
  return false;
}

const holdsOne = (word: string, wanted: readonly Term[]): boolean =>
  stemsOf(word).some((stem) => wanted.some((term) => term.stem === stem || term.alternatives.has(stem)));

/** A number that measures is asked for. How well something does may be said in words, and time in days or years. */
export const asksAmount = ({ text, types }: Question): boolean =>
  !(types.has('duration') || types.has('play-time') || types.has('date')) &&
  (types.has('amount') || howMuch.test(text) || (types.has('number') && whatMeasure.test(text)));

const howMuch =
  /\bhow (?!(?:well|good|bad|hard|do|does|did|else|exactly)\b)\w+ (?:is|are|was|were|can|do|does|did|will|would)\b/i;
const whatMeasure = new RegExp(String.raw`\b(?:what|which|whats|what's)\b.{0,60}\b(?:${measures})\b`, 'i');
