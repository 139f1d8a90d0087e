import type { Doc } from '../search/systems.ts';
import type { Collection } from './collection.ts';
import { shuffled } from './known-items.ts';
import { seeded } from './metrics.ts';

/**
 * Claims with one paper each that supports them: a sentence of 7 to 22 words is taken out of a paper's abstract, and the
 * paper is looked for with it, or with nine words of it, among all. Titles and abstracts only, as in judged collections.
 */
export function sentenceCollections(docs: readonly Doc[], count: number): Record<string, Collection> {
  const random = seeded(31);
  const chosen = new Map<string, string>();
  for (const { id, text } of shuffled(docs, random).slice(0, count)) {
    const sentences = (text.match(/[^.!?]+(?:\.\d[^.!?]*)*[.!?]+(?=\s|$)/g) ?? [])
      .map((sentence) => sentence.trim())
      .filter((sentence) => sentence.split(/\s+/).length >= 7 && sentence.split(/\s+/).length <= 22);
    const sentence = sentences[Math.floor(random() * sentences.length)];
    if (sentence !== undefined) chosen.set(id, sentence);
  }
  const cut = docs.map(({ id, title, text }) => ({ id, title, text: text.replace(chosen.get(id) ?? '', ' ') }));
  const queries = [...chosen].map(([id, text]) => ({ id, text, relevant: new Map([[id, 1]]) }));
  const nineWords = (text: string) => {
    const words = text.split(/\s+/);
    const from = Math.floor(random() * Math.max(1, words.length - 8));
    return words.slice(from, from + 9).join(' ');
  };
  return {
    'a sentence of the abstract': { docs: cut, queries },
    'nine words of it': { docs: cut, queries: queries.map((query) => ({ ...query, text: nineWords(query.text) })) },
  };
}
