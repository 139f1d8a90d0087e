import { afterEach, expect, test } from 'vitest';
import { parseQuery } from '../../src/core/queries/query.ts';
import type { SearchIndex } from '../../src/core/queries/search.ts';
import { createSearchIndex } from '../../src/search/index.ts';
import { paper, storeOf } from './papers-in-memory.ts';

const today = new Date('2026-06-19T12:00:00Z');
const quiet = { info: () => {}, warn: () => {}, error: () => {} };
const open: SearchIndex[] = [];
afterEach(async () => {
  for (const index of open.splice(0)) await index.close();
});

const transformers = paper({
  title: 'Transformers for vision',
  abstract: 'We train a large transformer. It sees well.',
});
const diffusion = paper({ title: 'Latent diffusion', abstract: 'Images from noise.', authors: ['Yang Liu'] });

async function indexOf(...papers: (typeof transformers)[]) {
  return indexIn({ inThisThread: false }, ...papers);
}

async function indexIn(thread: { inThisThread: boolean }, ...papers: (typeof transformers)[]) {
  const index = createSearchIndex({ papers: await storeOf(papers), log: quiet, ...thread });
  open.push(index);
  await index.ready();
  return index;
}

test('a search is answered from the worker, with the sentence that matched', async () => {
  const index = await indexOf(transformers, diffusion);
  const answer = await index.search(parseQuery('transformer'), { limit: 5, today });
  expect(answer.total).toBe(1);
  expect(answer.hits[0]?.id).toBe(transformers.id);
  expect(answer.hits[0]?.snippet).toEqual([
    { text: 'We train a large ', matched: false },
    { text: 'transformer', matched: true },
    { text: '.', matched: false },
  ]);
  expect(answer.ready).toBeUndefined();
});

test('and without it where none is shown', async () => {
  const index = await indexOf(transformers, diffusion);
  const { hits } = await index.search(parseQuery('transformer'), { limit: 5, today, snippets: false });
  expect(hits).toMatchObject([{ id: transformers.id, paper: { title: transformers.title } }]);
  expect(hits[0]).not.toHaveProperty('snippet');
});

test('whoever asks once gets the same without a worker', async () => {
  const [here, there] = await Promise.all(
    [true, false].map(async (inThisThread) => {
      const index = await indexIn({ inThisThread }, transformers, diffusion);
      return index.search(parseQuery('transformer | noise'), { limit: 5, today });
    }),
  );
  expect(here?.hits).toHaveLength(2);
  expect(here).toEqual(there);
});

test('an added paper is found when the promise resolves', async () => {
  const index = await indexOf(transformers);
  await index.add([diffusion]);
  const answer = await index.search(parseQuery('author:liu'), { limit: 5, today });
  expect(answer.hits.map(({ id }) => id)).toEqual([diffusion.id]);
});
