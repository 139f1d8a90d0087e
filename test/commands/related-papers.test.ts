import { expect, it } from 'vitest';
import { relatedPapers } from '../../commands/related-papers.ts';
import type { Query } from '../../src/core/queries/query.ts';
import type { SearchAnswer } from '../../src/core/queries/search.ts';
import { tidepool } from '../answers/papers.ts';

const now = new Date('2026-06-19T12:00:00Z');

/** What is found in an index where one paper holds some words, and one of them for a word that nobody wrote. */
async function found(about: string, words: readonly string[], repaired?: string, searches = [about]) {
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
  const papers = await relatedPapers({ search }, () => searches, about, now);
  return { papers: papers.map(({ paper }) => paper.id), asked };
}

it('is bounded by the days that a question names, and by no time that it tells of something else', async () => {
  const [lately] = (await found('how did robots weld last week?', ['robots'])).asked;
  expect(lately).toHaveProperty('since');
  const [clock] = (await found('how do robots recall what they did a few minutes ago?', ['robots'])).asked;
  expect(clock).not.toHaveProperty('since');
});

it('takes a paper that holds half of what it was searched for, where a word was guessed', async () => {
  const long = 'how do harbour cranes unload shipps faster than people with hooks and ropes ever could?';
  expect((await found(long, ['harbour', 'cranes', 'ships'], 'ships')).papers).toEqual([]);
  const short = ['harbour shipps', 'cranes shipps unload'].join(' | ');
  expect((await found(long, ['harbour', 'cranes', 'ships'], 'ships', [short])).papers).toEqual([tidepool.id]);
});
