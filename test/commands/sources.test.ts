import { expect, test } from 'vitest';
import type { Paper } from '../../src/core/papers/paper.ts';
import type { SourceInfo } from '../../src/core/papers/paper-source.ts';
import { aPaper, papers } from '../fixtures/papers.ts';
import { dailyPapers } from '../fixtures/sources.ts';
import { place, replyTo, titles, words } from './fixture.ts';
import { subscribed } from './subscribed.ts';

const day = '2026-06-18';
const arxiv: SourceInfo = {
  ...{ name: 'arxiv', title: 'arXiv', list: 'arXiv', votes: false, restsAtWeekends: true, categories: ['cs.RO'] },
};
const lab: SourceInfo = {
  ...{ name: 'lab', title: 'lab', list: 'lab', votes: false, restsAtWeekends: false, categories: [] },
};

/** A paper of a source without votes. */
function uncounted({ name, list }: SourceInfo, given: Partial<Paper>): Paper {
  const { upvotes: _, comments: __, page: ___, ...paper } = aPaper({ featuredOn: day, ...given });
  return { ...paper, listed: [{ source: name, as: list, on: day }], ...given };
}

const robot = (number: number, title: string) =>
  uncounted(arxiv, { id: `2607.0000${number}`, title, categories: number === 3 ? ['cs.LG', 'cs.RO'] : ['cs.RO'] });
const robots = [
  robot(1, 'Gliding Robots for Folded Wings'),
  robot(2, 'A Survey of Gliding Robots'),
  robot(3, 'Gliding Robots by Learning'),
];
const post = uncounted(lab, {
  id: 'lab:kites-2026',
  title: 'Gliding Kites at our Lab',
  abstract: 'Our kites glide for an hour on the wind of the lab. They need no motor.',
  page: { url: 'https://lab.example/kites', site: 'lab' },
});
const voted = papers(4, { featuredOn: day });
const all = [...voted, ...robots, post];

/** A channel with one topic, three sources, and the papers of a day. */
async function channelOn(topic: string, top = 5) {
  const here = await subscribed([], {}, { sources: [dailyPapers, arxiv, lab], papers: all });
  const say = (line: string) => replyTo(here, line);
  await say(`subscribe topic:"${topic}" top:${top} when:"weekdays 9:00"`);
  await here.channels.update(place, (channel) => channel && { ...channel, nextDue: here.clock.now().toISOString() });
  await here.tick();
  const [posted] = here.chat.stands.map(({ reply }) => reply);
  return { say, posted, text: async (line: string) => words(await say(line)) };
}

/** What a person does with a paper of a post. */
async function reads(here: Awaited<ReturnType<typeof channelOn>>, paper: Paper) {
  expect(await here.text(`show ${paper.id}`)).toContain(paper.abstract);
  expect(await here.text(`similar ${paper.id}`)).toContain('Gliding');
  expect(await here.text(`cite ${paper.id}`)).toContain(paper.page?.url ?? `https://arxiv.org/abs/${paper.id}`);
  expect(titles(await here.say(`search ${paper.title}`))).toContain(paper.title);
}

test('a channel on a category without surveys gets its papers alone, and knows why', async () => {
  const here = await channelOn('in:cs.RO -survey');
  expect(here.posted && titles(here.posted)).toEqual([robots[0]?.title, robots[2]?.title]);
  expect(here.posted && words(here.posted)).not.toMatch(/▲|arXiv cs/);
  expect(await here.text('why 2607.00001')).toContain('a match of 1.0, where nobody votes');
  expect(await here.text('why 2607.00002')).toContain('but for the exclusion -survey');
  await reads(here, robots[0] ?? post);
});

test('a channel on all sources gets its places shared, and each paper says where it is from', async () => {
  const here = await channelOn('gliding', 4);
  const text = here.posted === undefined ? '' : words(here.posted);
  expect(text).toContain('arXiv cs.RO');
  expect(text).toContain('Hugging Face · ▲ 4');
  expect(text).toContain('lab');
  expect(here.posted && titles(here.posted)).toHaveLength(4);
  expect(await here.text('why 2606.00001')).toContain('among those of Hugging Face');
});

test('a channel on a feed gets its items, which lead to the feed', async () => {
  const here = await channelOn('in:lab');
  expect(here.posted && titles(here.posted)).toEqual([post.title]);
  expect(JSON.stringify(here.posted)).toContain('https://lab.example/kites');
  expect(await here.text('why lab:kites-2026')).toContain('place 1');
  await reads(here, post);
});
