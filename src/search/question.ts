import type { Term } from '../core/query.ts';
import { type AnalysedWord, nameMark, wordsOf } from './analysis.ts';
import type { PaperIndex } from './paper-index.ts';
import type { QueryTerm, Scorer } from './scorer.ts';
import type { Speller } from './spelling.ts';

/** What a query's words became: terms to rank by, and what was done to find them. */
export type Question = {
  terms: QueryTerm[];
  /** By group: the word as it was searched. */
  words: string[];
  repaired: { wrote: string; used: string }[];
};

/** What the words of a name count against words of the text. */
const nameWeight = 1;
/** What a word that stands in for the one written counts. */
const standInWeight = 0.8;
/** Completions taken for a half-typed last word. */
const completions = 12;
/** A question of 500 words is asked with its most telling ones, so that it cannot be slow. */
const mostTerms = 64;
/** Groups are bits of a 32-bit number. */
const mostGroups = 31;
/** Words beyond these are not read. */
const mostWords = 600;
/** Of unknown words, only so many are looked up by edit distance: the look-up takes milliseconds. */
const mostRepairs = 4;

/** The terms to rank papers by: words as they are; unknown ones repaired, and the last one completed. */
export function questionOf(index: PaperIndex, speller: Speller, scorer: Scorer, asked: readonly Term[]): Question {
  const words = asked
    .flatMap(({ kind, text }) => wordsOf(text).map(({ word }) => ({ word, isLoose: kind === 'word' })))
    .slice(0, mostWords);
  const question: Question = { terms: [], words: [], repaired: [] };
  const weights = new Map<number, QueryTerm>();
  const add = (term: number | undefined, weight: number, group: number) => {
    if (term === undefined) return;
    const before = weights.get(term);
    if (before === undefined) weights.set(term, { term, weight, group });
    else before.weight += weight;
  };
  let repairs = 0;
  for (const [nth, { word, isLoose }] of words.entries()) {
    const known = knownTerms(index, word);
    const text = word.written.join('-');
    const group = Math.min(question.words.length, mostGroups - 1);
    if (known.length > 0) {
      for (const { term, weight } of known) add(term, weight, group);
      question.words.push(text);
      continue;
    }
    if (!isLoose || word.steps.every((step) => step.length === 0)) continue;
    const isLast = nth === words.length - 1;
    const used = isLast ? speller.beginningWith(text, completions).map((near) => near.word) : [];
    for (const completion of used) for (const { term } of knownWord(index, completion)) add(term, standInWeight, group);
    if (used.length > 0) {
      question.words.push(text);
      continue;
    }
    const repair = repairs++ < mostRepairs ? speller.nearest(text)[0]?.word : undefined;
    if (repair === undefined) continue;
    for (const { term, weight } of knownWord(index, repair)) add(term, weight * standInWeight, group);
    question.words.push(repair);
    question.repaired.push({ wrote: text, used: repair });
  }
  const worth = ({ term, weight }: QueryTerm) => weight * scorer.rarity(term);
  question.terms = [...weights.values()];
  if (question.terms.length > mostTerms) {
    question.terms = question.terms.sort((a, b) => worth(b) - worth(a)).slice(0, mostTerms);
  }
  return question;
}

const knownWord = (index: PaperIndex, text: string) => wordsOf(text).flatMap(({ word }) => knownTerms(index, word));

/** The terms of a word that the index holds, as text and as part of a name. */
function knownTerms(index: PaperIndex, { steps, written }: AnalysedWord): { term: number; weight: number }[] {
  const known: { term: number; weight: number }[] = [];
  for (const step of steps.flat()) {
    const term = index.vocabulary.find(step);
    if (term !== undefined) known.push({ term, weight: 1 });
  }
  for (const part of written) {
    const name = index.vocabulary.find(nameMark + part);
    if (name !== undefined) known.push({ term: name, weight: nameWeight });
  }
  return known;
}
