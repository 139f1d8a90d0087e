import { describe, expect, it } from 'vitest';
import { createAnswerer } from '../../src/answers/answerer.ts';
import type { Paper } from '../../src/core/papers/paper.ts';
import { papers } from '../fixtures/papers.ts';
import { buttons, caller, press, replyTo, room, titles, words } from './fixture.ts';
import { boats, kites, planes } from './three-papers.ts';

describe('today', () => {
  it('shows the latest day, most upvoted first', async () => {
    const reply = await replyTo(await room([kites, planes, boats]), 'today');
    expect(words(reply)).toContain('Daily papers · Fri 19 June');
    expect(titles(reply)).toEqual([planes.title, kites.title]);
  });

  it('takes a topic and a day', async () => {
    const days = await room([planes, kites, boats]);
    const about = await replyTo(days, 'today turbulent diffusion');
    expect(titles(about)).toEqual([kites.title]);
    expect(words(about)).toContain('1 of 2 papers that day matches turbulent diffusion');
    expect(titles(await replyTo(days, 'today date:2026-06-17'))).toEqual([boats.title]);
  });

  it('counts one paper as one', async () => {
    const here = await room([planes]);
    expect(words(await replyTo(here, 'today'))).toContain('1 paper that day');
    expect(words(await replyTo(here, 'top'))).toContain('1 paper of 1 day');
    expect(buttons(await replyTo(here, 'today boats')).map(({ label }) => label)).toContain('The one paper');
  });

  it.each([
    ['2026-06-14', 'No papers for Sun 14 June. Daily Papers rests at weekends.'],
    ['2026-06-16', 'No papers for Tue 16 June. I have not read that day'],
    ['2026-06-22', 'Mon 22 June is yet to come.'],
    ['2026-02-30', '"2026-02-30" is no day I can read. Such as: 2026-06-19, yesterday, last friday.'],
    ['"last tuesday"', 'No papers for Tue 16 June.'],
    ['"last week"', '"last week" is no day I can read.'],
  ])('explains %s', async (date, expected) => {
    expect(words(await replyTo(await room([planes, boats]), `today date:${date}`))).toContain(expected);
  });

  it('says so when there are no papers at all', async () => {
    expect((await replyTo(await room([]), 'today')).summary).toContain('I have no papers yet');
  });
});

describe('top', () => {
  it('counts back from the newest day', async () => {
    const reply = await replyTo(await room([planes, kites, boats]), 'top');
    expect(words(reply)).toContain('Most upvoted · Wed 17 June to Fri 19 June');
    expect(titles(reply)).toEqual([boats.title, planes.title, kites.title]);
    expect(buttons(reply).map(({ label }) => label)).toEqual(['Top of the month']);
  });

  it('counts back from a day that is named, and says which it cannot read', async () => {
    const here = await room([planes, kites, boats]);
    const reply = await replyTo(here, 'top until:2026-06-18');
    expect(words(reply)).toContain('Most upvoted · Wed 17 June');
    expect(titles(reply)).toEqual([boats.title]);
    expect(words(await replyTo(here, 'top until:"last year"'))).toContain(
      'I have no papers until Wed 31 December 2025',
    );
    expect((await replyTo(here, 'top until:sometime')).summary).toContain('"sometime" is no day I can read.');
  });

  it('takes the newest day alone', async () => {
    const reply = await replyTo(await room([planes, kites, boats]), 'top day');
    expect(words(reply)).toContain('Most upvoted · Fri 19 June');
    expect(titles(reply)).toEqual([planes.title, kites.title]);
  });
});

describe('show', () => {
  it.each([
    '2606.00001',
    'https://arxiv.org/abs/2606.00001v2',
    'gliding policies for folded wings',
    'A. Falter et al. Planes. arXiv preprint arXiv:2606.00001, 2026.',
  ])('%s', async (text) => {
    const reply = await replyTo(await room([planes, kites, boats]), `show ${text}`);
    expect(titles(reply)).toEqual([planes.title]);
    expect(words(reply)).toContain(planes.abstract);
    expect(words(reply)).toContain('Authors: Ada Falter, Ben Kniff, Chloé Papier');
    expect(words(reply)).toContain('arXiv 2606.00001 · PDF · Hugging Face · code · project page');
    expect(buttons(reply).map(({ label }) => label)).toEqual([
      ...['Discuss', 'Save', 'Similar', 'Cite'],
      ...['Why here', 'More like this', 'Less like this'],
    ]);
  });

  it('reads a stored id as it is stored', async () => {
    const old = await room([planes, { ...boats, id: 'math.GT/0309136' }]);
    expect((await replyTo(old, 'show math.GT/0309136')).summary).toContain(boats.title);
  });

  it('asks which one when several titles hold the words, and cuts long lists of authors', async () => {
    const authors = Array.from({ length: 300 }, (_, n) => `Author ${n}`);
    const reply = await replyTo(await room([planes, boats, { ...kites, authors }]), 'show paper');
    expect(reply.failed).toBe(true);
    expect(titles(reply).sort()).toEqual([boats.title, planes.title]);
    const long = await replyTo(await room([{ ...kites, authors }]), 'show 2606.00002');
    expect(words(long)).toContain('Author 11 and 288 more');
  });

  it('shows the only paper whose title holds the words, in any order', async () => {
    const here = await room([planes, kites, boats]);
    expect(titles(await replyTo(here, 'show the water boats paper'))).toEqual([boats.title]);
    expect(words(await replyTo(here, 'show difusion kites'))).toContain(kites.abstract);
  });

  it('names no neighbours of nonsense, and where else to look', async () => {
    const here = await room([planes, kites, boats]);
    const reply = await replyTo(here, 'show frobnicated zymurgy kitestring');
    expect(reply.summary).toBe('I know no paper like "frobnicated zymurgy kitestring".');
    expect(titles(reply)).toEqual([]);
    expect(reply.blocks.at(-1)).toMatchObject({
      text: [
        expect.stringContaining('I fetch it'),
        { text: 'Look for it at arXiv', url: expect.stringContaining('frobnicated+zymurgy') },
      ],
    });
  });

  it('says what it does not have', async () => {
    const reply = await replyTo(await room([planes]), 'show 2501.12345');
    expect(words(reply)).toContain('I have no paper 2501.12345.');
    expect(words(await replyTo(await room([]), 'show nothing like this'))).toContain('I know no paper like');
    const wordless = await replyTo(await room([planes]), 'show *');
    expect(words(wordless)).toContain('I know no paper like "*".');
    expect(titles(wordless)).toEqual([]);
  });

  it('offers papers by their half-typed title', async () => {
    const { dispatch } = await room([planes, kites, boats]);
    expect(await dispatch.complete('show', 'paper', 'paper b', caller())).toEqual([
      { label: boats.title, value: boats.id },
    ]);
  });
});

it.each(['arXiv:2606.00001v2 [cs.RO] 17 Jun 2026', 'Cite as: arXiv:2606.00001 [cs.RO]'])(
  'search finds the one paper of %s',
  async (stamp) =>
    expect(titles(await replyTo(await room([planes, kites, boats]), `search ${stamp}`))).toEqual([planes.title]),
);

it('lookup shows the papers that a message names', async () => {
  const reply = await replyTo(
    await room([planes, kites]),
    'lookup see arxiv.org/abs/2606.00002v1 and 2606.00001, 2501.00001',
  );
  expect(titles(reply)).toEqual([kites.title, planes.title]);
  expect(words(reply)).toContain('arXiv 2501.00001 is a paper I do not have. Hugging Face and arXiv do not know it');
  expect((await replyTo(await room([]), 'lookup hello')).summary).toContain('no arXiv id');
});

it('start shows the three best papers and the first steps', async () => {
  const reply = await replyTo(await room([planes, kites, boats]), '');
  expect(titles(reply)).toEqual([planes.title, kites.title]);
  expect(buttons(reply).map(({ label }) => label)).toEqual(['Search', 'Subscribe this channel', 'Help']);
});

describe('what cannot be shown', () => {
  it('shows the last page for a number beyond it', async () => {
    const many = await room(papers(12, { abstract: 'About gliding.', featuredOn: '2026-06-19' }));
    for (const line of ['search gliding page:500', 'today page:99', 'top page:1000']) {
      const reply = await replyTo(many, line);
      expect(titles(reply)).toHaveLength(2);
      expect(buttons(reply).map(({ label }) => label)).toContain('Previous');
      expect(titles(await press(many, reply, 'Previous'))).toHaveLength(5);
    }
  });

  it('reads a day as a day, and offers the way on when none of its papers match', async () => {
    const here = await room([planes, kites, boats]);
    expect(titles(await replyTo(here, 'today 2026-06-17'))).toEqual([boats.title]);
    expect(words(await replyTo(here, 'today yesterday'))).toContain('No papers for Thu 18 June.');
    expect(titles(await replyTo(here, 'today yesterday date:2026-06-19'))).toEqual([]);
    const none = await replyTo(here, 'today boats');
    expect(words(none)).toContain('No paper of Fri 19 June matches boats.');
    expect(titles(await press(here, none, 'Search all days'))).toEqual([boats.title]);
    expect(titles(await press(here, none, 'All 2 papers'))).toEqual([planes.title, kites.title]);
  });

  it('offers a day that has papers instead of one that was never read', async () => {
    const here = await room([planes]);
    expect(buttons(await replyTo(here, 'today date:2026-05-01')).map(({ label }) => label)).toEqual([
      'Show Fri 19 June',
    ]);
  });

  it('does not list everything for a search without words', async () => {
    const reply = await replyTo(await room([planes]), 'search 🤖');
    expect(words(reply)).toContain('I find no word in "🤖"');
    expect(reply.failed).toBe(true);
  });
});

describe('ask about all papers', () => {
  it('ends with those that may say it, and a search within the days that were named', async () => {
    const here = await room([planes, kites, boats]);
    Object.assign(here.services, { answerer: createAnswerer(here.clock), discussions: { at: async () => undefined } });
    const reply = await replyTo(here, 'ask who painted the gliding wings green since 2020?');
    expect(words(reply)).toContain('No text I have says that. Papers that may:');
    expect(titles(reply)[0]).toBe(planes.title);
    expect(words(reply)).toContain('Fri 19 June · ');
    expect(buttons(reply).find(({ label }) => label === 'Search for more')).toMatchObject({
      invoke: { command: 'search', options: { query: 'painted gliding wings green since:2020-01-01' } },
    });
    const said = await replyTo(here, 'ask do models of kites stay up where it is good?');
    expect(words(said)).not.toContain('Papers near it:');
    expect(buttons(said)).toMatchObject([
      {
        label: 'Search for more',
        invoke: { options: { query: 'kites' } },
      },
    ]);
    const named = await replyTo(here, 'ask how long do kites of Zorblax-9B stay up?');
    expect(words(named)).toContain('No text I have mentions Zorblax-9B. Papers near it:');
    expect(titles(named)).toContain(kites.title);
    const none = await replyTo(here, 'ask which papers painted the gliding wings green before 1999?');
    expect(words(none)).toContain('I find no paper about it');
  });
});

it('compare signs the words of each paper with what they are', async () => {
  const ours = { ...kites, ownWords: true as const };
  const reply = await replyTo(await room([planes, ours, boats]), `compare ${boats.id} with:${ours.id}`);
  const sources = reply.blocks.flatMap((block) => (block.type === 'quote' ? [block.source] : []));
  expect(sources).toEqual([
    ['Paper Boats and the Surface of Water, ', 'abstract, sentences 1 and 2'],
    ['Kites in Turbulent Diffusion, ', 'our summary of the abstract, sentences 1 and 2'],
  ]);
});

it('compare sets what both say of the same beside each other, no sentence twice', async () => {
  const told = (over: Partial<Paper>) => ({ ...planes, ...over });
  const one = told({
    id: '2606.00021',
    abstract: 'Existing sails tear. We propose a sail of silk. It outperforms cotton. Silk is dear.',
    publishedAt: '2026-06-10T00:00:00Z',
    upvotes: 9,
  });
  const other = told({
    id: '2606.00022',
    abstract: 'We present a hull of reeds. It floats. Results improve by a third on the Pond benchmark.',
    publishedAt: '2026-06-12T00:00:00Z',
    upvotes: 12,
  });
  const text = words(await replyTo(await room([one, other]), `compare ${one.id} with:${other.id}`));
  expect(text).toMatch(/What is new.*sail of silk.*hull of reeds.*What was found.*outperforms.*Results improve/s);
  expect(text).not.toContain('What was hard');
  expect(text.split('sail of silk')).toHaveLength(2);
  expect(text).toContain('The second is 2 days newer and has 3 upvotes more.');
});
