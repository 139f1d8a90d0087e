import { type AnalysedWord, wordsOf } from './analysis.ts';
import type { PaperIndex } from './paper-index.ts';

/** Two terms that follow each other in the question, so many places apart. */
export type Neighbours = { first: number; second: number; apart: number };

/** Neighbours with more stop words between them are none. */
const farthest = 3;

/** Goes along the words of a question and notes which known terms follow each other; `used`: what was searched instead. */
export function neighbourWalk(index: PaperIndex, neighbours: Neighbours[]) {
  let place = 0;
  let last: { term: number; place: number } | undefined;
  return (word: AnalysedWord, used: readonly string[]) => {
    const steps = used === word.written ? word.steps : wordsOf(used.join(' ')).flatMap((found) => found.word.steps);
    for (const [text] of steps) {
      const term = text === undefined ? undefined : index.vocabulary.find(text);
      if (term !== undefined) {
        const apart = place - (last?.place ?? place);
        if (last !== undefined && last.term !== term && apart <= farthest) {
          neighbours.push({ first: last.term, second: term, apart });
        }
        last = { term, place };
      }
      place++;
    }
  };
}
