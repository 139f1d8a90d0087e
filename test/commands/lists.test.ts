import { expect, test } from 'vitest';
import type { Paper } from '../../src/core/papers/paper.ts';
import { parseQuery } from '../../src/core/queries/query.ts';
import { aPaper } from '../fixtures/papers.ts';
import { dailyPapers } from '../fixtures/sources.ts';
import { replyTo, room, words } from './fixture.ts';
import { subscribed } from './subscribed.ts';

const arxiv = { name: 'arxiv', title: 'arXiv', list: 'arXiv', votes: false, restsAtWeekends: true };
const { upvotes: _, comments: __, page: ___, ...uncounted } = aPaper({ id: '2606.00002', title: 'Gliding Robots' });
const robot: Paper = {
  ...uncounted,
  listed: [{ source: 'arxiv', as: 'arXiv', on: '2026-06-18' }],
  categories: ['cs.RO', 'astro-ph.GA'],
  withdrawn: true,
};

async function twoSources() {
  const here = await room([aPaper({ title: 'Gliding Planes' }), robot]);
  here.services.sources = [dailyPapers, { ...arxiv, categories: ['cs.RO', 'astro-ph'] }];
  return here;
}

test('in: asks for the papers of a source or a category, in any case, and -in: for all others', async () => {
  const { services } = await twoSources();
  const found = async (text: string) => {
    const today = new Date('2026-06-19T12:00:00Z');
    const query = parseQuery(text);
    const searched = await services.index?.search(query, { limit: 5, today });
    const matched = await services.index?.matches(query, ['2606.00001', '2606.00002'], today);
    const ids = searched?.hits.map(({ id }) => id).sort();
    expect(matched?.map(({ id }) => id)).toEqual(ids);
    return ids;
  };
  expect(await found('in:CS.ro')).toEqual(['2606.00002']);
  expect(await found('gliding in:hf')).toEqual(['2606.00001']);
  expect(await found('gliding -in:hf')).toEqual(['2606.00002']);
  expect(await found('in:astro-ph | planes')).toEqual(['2606.00001', '2606.00002']);
  expect(await found('in:cs.R')).toEqual([]);
});

test('a category that is not read is refused in words with those that are', async () => {
  const here = await twoSources();
  const text = async (line: string) => words(await replyTo(here, line));
  expect(await text('search robots in:cs.CV')).toContain(
    'I do not read cs.CV. Here there is in:hf, in:arxiv, in:cs.RO and in:astro-ph; whoever runs me can add more.',
  );
  const there = await subscribed();
  expect(words(await replyTo(there, 'subscribe in:math.AG'))).toContain('I do not read math.AG. Here there is in:hf;');
});

test('a withdrawn paper says so, with its own category and those it is cross-listed in', async () => {
  const here = await twoSources();
  const text = async (line: string) => words(await replyTo(here, line));
  const shown = await text('show 2606.00002');
  expect(shown).toContain('Withdrawn by its authors');
  expect(shown).toContain('cs.RO, cross-listed in astro-ph.GA');
  expect(shown).not.toContain('▲');
  expect(await text('cite 2606.00002')).toContain('Withdrawn');
});
