import { expect, it } from 'vitest';
import type { Paper } from '../../src/core/papers/paper.ts';
import { paper } from '../search/papers-in-memory.ts';
import { replyTo, room, words } from './fixture.ts';

/** What is said of what is counted of two papers: the last line. */
async function apart(one: Partial<Paper>, other: Partial<Paper>): Promise<string | undefined> {
  const papers = [paper({ title: 'Gliding kites', ...one }), paper({ title: 'Floating boats', ...other })] as const;
  const here = await room(papers);
  return words(await replyTo(here, `compare ${papers[0].id} with:${papers[1].id}`))
    .split('\n')
    .at(-1);
}

const published = (day: string) => ({ publishedAt: `${day}T18:00:00.000Z` });

it.each<[string, Partial<Paper>, Partial<Paper>, RegExp]>([
  ['both were published', published('2026-06-05'), published('2026-06-02'), /^The first is 3 days newer\./],
  [
    'they were listed the other way round',
    { ...published('2026-06-05'), featuredOn: '2026-06-10' },
    { ...published('2026-06-02'), featuredOn: '2026-06-12' },
    /^The first is 3 days newer\. Neither/,
  ],
  [
    'both were only listed',
    { featuredOn: '2026-06-10' },
    { featuredOn: '2026-06-11' },
    /^The second was listed 1 day later\./,
  ],
  ['one was published, one listed', published('2026-06-01'), { featuredOn: '2026-06-11' }, /^Neither links code/],
  ['both have votes', { upvotes: 3 }, { upvotes: 10 }, /^The second has 7 upvotes more\./],
])('says what tells two papers apart where %s', async (_, one, other, said) => {
  expect(await apart(one, other)).toMatch(said);
});

it('compares no upvotes where nobody counted those of one', async () => {
  const { upvotes: _, ...uncounted } = paper({ title: 'Floating boats' });
  const counted = paper({ title: 'Gliding kites', upvotes: 12 });
  const here = await room([counted, uncounted]);
  const said = words(await replyTo(here, `compare ${counted.id} with:${uncounted.id}`));
  expect(said.split('\n').at(-1)).toMatch(/^Neither links code/);
});
