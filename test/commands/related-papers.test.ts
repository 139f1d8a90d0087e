import { expect, it } from 'vitest';
import { relatedPapers } from '../../commands/related-papers.ts';
import type { Query } from '../../src/core/queries/query.ts';
import type { SearchAnswer } from '../../src/core/queries/search.ts';
import { tidepool } from '../answers/papers.ts';

const now = new Date('2026-06-19T12:00:00Z');

/** What is found in an index where one paper holds some words, and one of them for a word that nobody wrote. */
async function found(
  about: string,
  words: readonly string[],
  repaired?: string,
  searches = [about],
  bounds: readonly string[] = [],
) {
  const asked: Query[] = [];
  const search = async (query: Query): Promise<SearchAnswer> => {
    asked.push(query);
    const matched = words.map((word) => ({ word, fields: ['abstract' as const] }));
    return {
      hits: [{ id: tidepool.id, score: 1, matched, paper: tidepool }],
      total: 1,
      whole: 0,
      repaired: repaired === undefined ? [] : [{ wrote: 'shipps', used: repaired }],
      nearest: [],
    };
  };
  const papers = await relatedPapers({ search }, () => searches, about, { bounds, now });
  return { papers: papers.map(({ paper }) => paper.id), asked };
}

it('is bounded by the days it is given', async () => {
  const [lately] = (await found('how do robots weld?', ['robots'], undefined, undefined, ['since:2026-06-08'])).asked;
  expect(lately).toHaveProperty('since');
  const [ever] = (await found('how do robots weld?', ['robots'])).asked;
  expect(ever).not.toHaveProperty('since');
});

it('takes a paper that holds half of what it was searched for, where a word was guessed', async () => {
  const long = 'how do harbour cranes unload shipps faster than people with hooks and ropes ever could?';
  expect((await found(long, ['harbour', 'cranes', 'ships'], 'ships')).papers).toEqual([]);
  const short = ['harbour shipps', 'cranes shipps unload'].join(' | ');
  expect((await found(long, ['harbour', 'cranes', 'ships'], 'ships', [short])).papers).toEqual([tidepool.id]);
});
