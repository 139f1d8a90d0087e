import type { Hit } from '../core/queries/search.ts';
import { fieldBits, fields, type PaperIndex } from './paper-index.ts';
import type { Question } from './question.ts';
import { placesOf } from './sequence.ts';

/** Which words of a question a paper holds, and in which fields. */
export function matchedIn(
  index: PaperIndex,
  paper: number,
  { terms, words }: Pick<Question, 'terms' | 'words'>,
): Hit['matched'] {
  const bitsOf = new Map<string, number>();
  const wordOf = new Map(terms.map(({ term, group, word }) => [term, word ?? words[group] ?? '']));
  const found = placesOf(index, paper);
  for (let at = 0; at < found.length; at++) {
    const word = wordOf.get(found.terms[at] ?? -1);
    if (word !== undefined) bitsOf.set(word, (bitsOf.get(word) ?? 0) | (found.fieldBits[at] ?? 0));
  }
  return [...bitsOf].map(([word, bits]) => ({ word, fields: fieldNames(bits) }));
}

export const fieldNames = (bits: number) => fields.filter((field) => (bits & fieldBits[field]) !== 0);
