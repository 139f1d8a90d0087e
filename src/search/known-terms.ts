import { type AnalysedWord, nameMark } from './analysis.ts';
import type { PaperIndex } from './paper-index.ts';

/** What the whole of a compound adds to its parts: `gpt4o` beside `gpt` and `4o`. */
const joinedWeight = 0.25;

export type WeightedTerm = { term: number; weight: number };

/** The terms of a word that the index holds, as text and as part of a name. */
export function knownTerms(index: PaperIndex, { steps, written }: AnalysedWord): WeightedTerm[] {
  const known: WeightedTerm[] = [];
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
