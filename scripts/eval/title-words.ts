import { readFileSync, writeFileSync } from 'node:fs';
import type { Paper } from '../../src/core/papers/paper.ts';
import { titleWords } from '../../src/core/papers/title-words.ts';

const file = new URL('../../src/conversation/words/title-words.json', import.meta.url);

/** A word of fewer titles tells nothing. */
const fewest = 3;

/**
 * Writes how often titles hold a word, as src/conversation/words/title-share.ts reads it: the whole part of the logarithm to two
 * of how many do, and one. True where that is not what was written there.
 */
export function writeTitleWords(papers: readonly Paper[]): boolean {
  const counts = new Map<string, number>();
  for (const { title } of papers) {
    for (const word of new Set(titleWords(title))) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const shares = [...counts]
    .filter(([, count]) => count >= fewest)
    .map(([word, count]) => [word, Math.floor(Math.log2(count + 1))] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  const written = `${JSON.stringify({ shares: Object.fromEntries(shares) }, null, 2)}\n`;
  const isNew = written !== readFileSync(file, 'utf8');
  if (isNew) writeFileSync(file, written);
  return isNew;
}
