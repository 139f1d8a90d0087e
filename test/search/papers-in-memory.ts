import type { Paper } from '../../src/core/papers/paper.ts';
import type { PaperStore } from '../../src/core/papers/paper-store.ts';
import { openDatabase } from '../../src/storage/open.ts';
import { createPaperStore } from '../../src/storage/papers.ts';

/** A real store on a database that lives as long as the test. */
export async function storeOf(
  papers: readonly Paper[],
  seenAt = new Date('2026-06-19T10:00:00Z'),
): Promise<PaperStore> {
  const store = createPaperStore(await openDatabase(':memory:'));
  await store.save(papers, seenAt);
  return store;
}

let made = 0;

/** A paper of which only what matters to the test is given. */
export const paper = (parts: Partial<Paper> = {}): Paper => ({
  id: `2606.${String(10_000 + made++)}`,
  title: 'A title',
  abstract: 'An abstract.',
  authors: [],
  upvotes: 0,
  comments: 0,
  keywords: [],
  ...(parts.featuredOn === undefined ? {} : { listed: [{ source: 'hf', as: 'Daily Papers', on: parts.featuredOn }] }),
  ...parts,
});
