import { expect, test } from 'vitest';
import { papers } from '../fixtures/papers.ts';
import { replyTo, room, titles, words } from './fixture.ts';

test('top trending shows what the source told last, in its order, and says before that that there is nothing', async () => {
  const here = await room(papers(7));
  expect(words(await replyTo(here, 'top trending'))).toContain('I have no list of what trends yet');
  const ids = papers(7).map(({ id }) => id);
  await here.store.keepTrending([...ids].reverse(), here.clock.now());
  const shown = await replyTo(here, 'top trending');
  expect(words(shown)).toContain('Trending at Hugging Face · Fri 19 June');
  expect(titles(shown)).toEqual([7, 6, 5, 4, 3].map((part) => `Paper Planes, Part ${part}`));
  expect(titles(await replyTo(here, 'top period:trending page:2'))).toHaveLength(2);
});
