import type { Hit } from '../core/queries/search.ts';
import { fieldBits, fields, type PaperIndex } from './paper-index.ts';
import type { PreparedQuery } from './prepared-query.ts';
import { positionsOf } from './sequence.ts';

/** Which words of a question a paper holds, and in which fields. */
export function matchedIn(
  index: PaperIndex,
  paper: number,
  { terms, words }: Pick<PreparedQuery, 'terms' | 'words'>,
): Hit['matched'] {
  const bitsOf = new Map<string, number>();
  const wordOf = new Map(terms.map(({ term, group, word }) => [term, word ?? words[group] ?? '']));
  const found = positionsOf(index, paper);
  for (let at = 0; at < found.length; at++) {
    const word = wordOf.get(found.terms[at] ?? -1);
    if (word !== undefined) bitsOf.set(word, (bitsOf.get(word) ?? 0) | (found.fieldBits[at] ?? 0));
  }
  return [...bitsOf].map(([word, bits]) => ({ word, fields: fieldNames(bits) }));
}

export const fieldNames = (bits: number) => fields.filter((field) => (bits & fieldBits[field]) !== 0);
