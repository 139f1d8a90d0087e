import { type AnalysedWord, nameMark, term } from './analysis.ts';
import type { PaperIndex } from './paper-index.ts';
import type { Scorer, WeightedTerm } from './scorer.ts';

/** What the whole of a compound adds to its parts: `gpt4o` beside `gpt` and `4o`. */
const joinedWeight = 0.25;

/** The terms of a word that the index holds, as text and as part of a name. */
export function knownTerms(index: PaperIndex, scorer: Scorer, { steps, written }: AnalysedWord): WeightedTerm[] {
  const known: WeightedTerm[] = [];
  for (const step of steps) {
    for (const [nth, text] of step.entries()) {
      const number = index.vocabulary.find(text);
      if (number !== undefined) known.push({ term: number, weight: nth === 1 && steps.length > 1 ? joinedWeight : 1 });
    }
  }
  for (const part of written) {
    const stem = term(part);
    const name = index.vocabulary.find(nameMark + part);
    // Nobody who writes "a" or "in" means the people of that initial or name.
    if (stem === undefined || name === undefined) continue;
    const text = index.vocabulary.find(stem);
    const asText = known.find((other) => other.term === text);
    const asName = { term: name, weight: 1 };
    if (asText !== undefined) even(asText, asName, scorer);
    known.push(asName);
  }
  return known;
}

/**
 * Both readings of a word count like the commoner one. Else "long context" would bring the papers of somebody named
 * Long, and "wang" those that mention a method of Wang's.
 */
function even(asText: WeightedTerm, asName: WeightedTerm, scorer: Scorer): void {
  const [text, name] = [scorer.rarity(asText.term), scorer.rarity(asName.term)];
  if (text > name) asText.weight *= name / text;
  else if (text > 0) asName.weight *= text / name;
}
