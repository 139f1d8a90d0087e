import { describe, expect, it } from 'vitest';
import { papers } from '../fixtures/papers.ts';
import { buttons, press, replyTo, room, titles, words } from './fixture.ts';
import { boats, kites, planes } from './three-papers.ts';

describe('search', () => {
  it('shows matching papers with the words marked, their year, and a button to share', async () => {
    const reply = await replyTo(await room([planes, kites, boats]), 'search turbulent diffusion');
    expect(reply.summary).toBe('1 paper for "turbulent diffusion"');
    expect(titles(reply)).toEqual([kites.title]);
    expect(reply.blocks).toContainEqual(
      expect.objectContaining({
        type: 'paper',
        rank: 1,
        facts: ['2026 · ', 'Kai Wind', ' · ', '▲ 25', ' · ', '💬 1'],
        body: expect.arrayContaining([{ text: 'diffusion', mark: 'bold' }]),
      }),
    );
    expect(reply.audience).toBe('caller');
    expect(reply.share).toEqual({ command: 'search', options: { query: 'turbulent diffusion' }, share: true });
  });

  it('turns pages by buttons, in one order, and sorts anew from the first page', async () => {
    const many = await room(papers(12, { abstract: 'About gliding.' }));
    const first = await replyTo(many, 'search gliding limit:5 sort:upvotes');
    expect(titles(first)).toHaveLength(5);
    const second = await press(many, first, 'Next 5');
    const third = await press(many, second, 'Next 2');
    expect(words(third)).toContain('Page 3 of 3');
    const all = [...titles(first), ...titles(second), ...titles(third)];
    expect(all).toEqual(papers(12).map(({ title }) => title));
    expect(titles(await press(many, third, 'Previous'))).toEqual(titles(second));
    expect(words(await press(many, third, 'Newest'))).toContain('Page 1 of 3');
  });

  it('says which word it read differently', async () => {
    const reply = await replyTo(await room([planes, kites, boats]), 'search difusion');
    expect(words(reply)).toContain('Showing results for diffusion (you wrote difusion).');
    expect(titles(reply)).toEqual([kites.title]);
  });

  it('says how to go on when nothing is found, and which titles come near, with their days', async () => {
    const reply = await replyTo(await room([planes, kites, boats]), 'search author:nobody');
    expect(words(reply)).toContain('Nothing found for "author:nobody".');
    expect(words(reply)).toContain('Try fewer or other words');
    expect(reply.failed).toBeUndefined();
    const elsewhere = await replyTo(await room([planes, kites, boats]), 'search author:nobody paper since:2026-06-19');
    expect(words(elsewhere)).toMatch(/Titles that come near:.*17 June/s);
  });

  it.each([
    ['since:2026-12', 'of other days'],
    ['votes:500', 'with fewer upvotes'],
    ['code:yes', 'without code'],
    ['until:2025 votes:500', 'of other days or with fewer upvotes'],
  ])('where %s alone keeps papers away, says that they are %s', async (bounds, where) => {
    const one = await replyTo(await room([planes, kites, boats]), `search kites ${bounds}`);
    expect(one.summary).toBe(`Nothing found for "kites ${bounds}". 1 paper ${where}.`);
    expect(titles(one)).toEqual([kites.title]);
    expect(words(one)).not.toContain('leave out since:');
    const here = await room(papers(6, { abstract: 'About eddies.' }));
    const many = await replyTo(here, `search eddies ${bounds}`);
    expect(words(many)).toContain(`6 papers ${where}:`);
    expect(titles(many)).toHaveLength(3);
    expect((await press(here, many, 'All 6')).summary).toBe('6 papers for "eddies"');
  });

  it.each([
    ['kites code:no', /I cannot read "code:no"/],
    ['kites since:yesterdayish', /"since:yesterdayish" is not a date I can read/],
  ])('says what to write in place of a filter that it cannot read: %s', async (query, says) => {
    expect((await replyTo(await room([kites]), `search ${query}`)).summary).toMatch(says);
  });

  it('sets apart the papers that hold some of the words only', async () => {
    const here = await room([planes, kites, boats]);
    const reply = await replyTo(here, 'search folded paper water');
    expect(reply.summary).toBe('1 paper for "folded paper water"');
    const shown = reply.blocks.map((block) =>
      block.type === 'paper' ? block.title : words({ ...reply, blocks: [block] }),
    );
    expect(shown.slice(0, 4)).toEqual([
      reply.summary,
      boats.title,
      '2 more papers hold some of the words:',
      planes.title,
    ]);
    expect(words(reply)).not.toContain('Page');
  });

  it('tells the day of a paper where days were asked for, else its year', async () => {
    const here = await room([planes]);
    expect(words(await replyTo(here, 'search gliding since:2026-06'))).toContain('Fri 19 June');
    expect(words(await replyTo(here, 'search gliding'))).not.toContain('Fri 19 June');
  });

  it('says of bounds that leave no day what to type', async () => {
    const here = await room([planes, kites, boats]);
    const reply = await replyTo(here, 'search gliding since:2026-06-18 until:2026-06-16 votes:5');
    expect(reply.summary).toBe(
      'No day is both since Thu 18 June and until Tue 16 June. For the days between them type gliding since:2026-06-16 until:2026-06-18 votes:5.',
    );
    const query = 'gliding since:2026-06-16 until:2026-06-18 votes:5';
    expect(buttons(reply)).toMatchObject([{ invoke: { command: 'search', options: { query } } }]);
    const words = await replyTo(here, 'search gliding since:7d until:"last quarter"');
    expect(words.summary).toContain('type gliding since:last-quarter until:7d.');
  });

  it('says that the papers are a sample, or that the source is silent', async () => {
    expect(words(await replyTo(await room([planes], { isSample: true }), 'search gliding'))).toContain('sample');
    const quiet = await room([planes]);
    quiet.health.now = { reachable: false, source: 'Hugging Face', since: '2026-06-18T07:30:00.000Z', reason: '503' };
    expect(words(await replyTo(quiet, 'search gliding'))).toContain('since 18 June 2026 07:30 UTC');
  });
});
