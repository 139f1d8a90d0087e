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
  /** Terms that follow each other in the question, so many places apart. */
  neighbours: { first: number; second: number; apart: number }[];
};

/** What a word adds that the question says again; long questions repeat what they are about. */
const repetitionWeight = 0.7;
/** What the whole of a compound adds to its parts: `gpt4o` beside `gpt` and `4o`. */
const joinedWeight = 0.25;
/** What a word that stands in for the one written counts. */
const standInWeight = 0.8;
/** Completions taken for a half-typed last word. */
const completions = 12;
/** A question of 500 words is asked with its most telling ones, so that it cannot be slow. */
const mostTerms = 96;
/** Words beyond these are not read. */
const mostWords = 600;
/** Groups are bits of a 32-bit number; the words after these share the last. */
const mostGroups = 31;
/** Of unknown words, only so many are looked up by edit distance: a look-up takes milliseconds. */
const mostRepairs = 4;
/** Neighbours with more stop words between them are none. */
const farthestNeighbour = 3;

type Weighted = { term: number; weight: number };

/** The terms to rank papers by: words as they are; unknown ones repaired, and the last one completed. */
export function questionOf(index: PaperIndex, speller: Speller, scorer: Scorer, asked: readonly Term[]): Question {
  const words = asked
    .flatMap(({ kind, text }) => wordsOf(text).map(({ word }) => ({ word, isLoose: kind === 'word' })))
    .slice(0, mostWords);
  const weighed = new Map<number, QueryTerm>();
  const question: Question = { terms: [], words: [], repaired: [], neighbours: [] };
  const walk = neighbourWalk();
  let repairs = 0;
  for (const [nth, { word, isLoose }] of words.entries()) {
    let terms = knownTerms(index, word);
    let text = word.written.join('-');
    if (terms.length === 0 && isLoose && word.steps.some((step) => step.length > 0)) {
      const isLast = nth === words.length - 1;
      const completed = isLast ? speller.beginningWith(text, completions).map((near) => near.word) : [];
      if (completed.length === 0 && repairs++ < mostRepairs) {
        const repair = speller.nearest(text)[0]?.word;
        if (repair !== undefined) question.repaired.push({ wrote: text, used: repair });
        text = repair ?? text;
      }
      const standIns = completed.length > 0 ? completed : [text];
      terms = standIns.flatMap((standIn) => wordsOf(standIn).flatMap((found) => knownTerms(index, found.word)));
      terms = terms.map(({ term, weight }) => ({ term, weight: weight * standInWeight }));
    }
    walk.pass(index, word, question);
    if (terms.length === 0) continue;
    const group = Math.min(question.words.push(text), mostGroups) - 1;
    for (const { term, weight } of terms) {
      const before = weighed.get(term);
      if (before === undefined) weighed.set(term, { term, weight, group });
      else before.weight += weight * repetitionWeight;
    }
  }
  question.terms = strongest([...weighed.values()], scorer);
  return question;
}

function strongest(terms: QueryTerm[], scorer: Scorer): QueryTerm[] {
  if (terms.length <= mostTerms) return terms;
  const worth = ({ term, weight }: QueryTerm) => weight * scorer.rarity(term);
  return terms.sort((a, b) => worth(b) - worth(a)).slice(0, mostTerms);
}

/** The terms of a word that the index holds, as text and as part of a name. */
function knownTerms(index: PaperIndex, { steps, written }: AnalysedWord): Weighted[] {
  const known: Weighted[] = [];
  for (const step of steps) {
    for (const [nth, text] of step.entries()) {
      const term = index.vocabulary.find(text);
      if (term !== undefined) known.push({ term, weight: nth === 1 && steps.length > 1 ? joinedWeight : 1 });
    }
  }
  for (const part of written) {
    const name = index.vocabulary.find(nameMark + part);
    if (name !== undefined) known.push({ term: name, weight: 1 });
  }
  return known;
}

/** Goes along the places of a question and notes which known terms are neighbours. */
function neighbourWalk() {
  let at = 0;
  let last: { term: number; at: number } | undefined;
  return {
    pass(index: PaperIndex, { steps }: AnalysedWord, { neighbours }: Question) {
      for (const [text] of steps) {
        const term = text === undefined ? undefined : index.vocabulary.find(text);
        if (term !== undefined) {
          const apart = at - (last?.at ?? at);
          if (last !== undefined && last.term !== term && apart <= farthestNeighbour) {
            neighbours.push({ first: last.term, second: term, apart });
          }
          last = { term, at };
        }
        at++;
      }
    },
  };
}
