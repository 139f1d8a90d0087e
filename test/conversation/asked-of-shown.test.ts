import { describe, expect, it } from 'vitest';
import { comparesAll } from '../../src/conversation/papers/compared-all.ts';
import { comparedPlace } from '../../src/conversation/papers/compared-place.ts';
import { rankingAsked } from '../../src/conversation/topics/ranked.ts';
import { readSentence } from '../../src/conversation/words/words.ts';
import { titles, words } from '../commands/fixture.ts';
import { spoken } from './spoken.ts';

describe('one of the list is set beside the paper that was shown', () => {
  it.each([
    ['compare it to 1', 1],
    ['compare it with the first one', 1],
    ['how does it compare to the second one?', 2],
    ['what is the difference between it and number 3?', 3],
    ['how is this different from the last one', -1],
    ['vs 2', 2],
    ['measure it against 3', 3],
    ['put it next to 2', 2],
    ['compare this paper against 2606.11111', '2606.11111'],
  ])('%s', (text, place) => {
    expect(comparedPlace(text)).toEqual({ with: place, isAll: true });
  });

  it('and asked what is asked beside the comparison', () => {
    expect(comparedPlace('is it faster than the first one?')).toEqual({ with: 1, isAll: false });
  });

  it.each([
    'compare 1 and 2',
    'difference between 1 and 3',
    'papers similar to 2',
    'from 1 to 5',
    'is it better than GPT-4?',
  ])('%s is something else', (text) => {
    expect(comparedPlace(text)).toBeUndefined();
  });
});

it.each([
  ['which one is newer?', 'newest'],
  ['which of these is the most recent', 'newest'],
  ['which came out last?', 'newest'],
  ['which paper is the oldest', 'oldest'],
  ['the oldest of these', 'oldest'],
  ['show me the most upvoted among them', 'upvotes'],
  ['which one was published first?', 'oldest'],
  ['which is most popular?', 'upvotes'],
  ['which one has the most upvotes?', 'upvotes'],
  ['and which of them is the most cited?', 'citations'],
  ['which of these has the most authors', 'authors'],
  ['which has the highest number of authors?', 'authors'],
  ['which of the five has the largest team', 'authors'],
  ['sort these by number of authors', 'authors'],
  ['which one has the fewest authors?', 'fewest-authors'],
  ['which of those has the most github stars', 'stars'],
  ['which of them is the most starred', 'stars'],
  ['which one has more comments', 'comments'],
  ['which is the most discussed of these', 'comments'],
  ['which of these has the fewest upvotes', 'fewest-upvotes'],
  ['which is the least popular one', 'fewest-upvotes'],
  ['which has the most parameters?', undefined],
  ['which of these has the most layers', undefined],
  ['which is faster?', undefined],
  ['which is the most popular dataset?', undefined],
  ['what is popular today', undefined],
] as const)('%s: %s', (text, ranking) => {
  expect(rankingAsked(text)).toBe(ranking);
});

it('puts the papers that were shown in order and keeps their numbers', async () => {
  const { say } = await spoken();
  const listed = titles(await say('papers about diffusion'));
  expect(listed).toHaveLength(2);
  const popular = await say('which one is most popular?');
  expect(words(popular)).toContain('2 papers of the list, most upvoted first:');
  expect(titles(popular)[0]).toContain('LoopCoder');
  expect(words(await say('which is cited most?'))).not.toContain('of the list');
  expect(words(await say('which one is the most cited?'))).toContain('I know no counts of citations');
  expect(titles(await say('which one is newer?'))[0]).toContain('Moebius');
  expect(titles(await say('2'))).toEqual([listed[1]]);
  expect(words(await say('only the ones with code'))).toBe('None of the 2 papers links code.');
});

it('compares the paper that was shown with one of the list, or with the one before', async () => {
  const { say } = await spoken();
  const [first = '', second = ''] = titles(await say('papers about diffusion'));
  await say('2');
  for (const text of ['compare it to 1', 'how does it compare to the first one?'])
    expect(titles(await say(text)), text).toEqual([second, first]);
  await say('show 2606.11111');
  expect(titles(await say('compare it with the other one'))).toEqual(['Robots that fold', second]);
  await say('papers about diffusion');
  expect((await say('compare it with 1')).summary).toContain('Which paper do you mean?');
});

it('finds what else the first or the last author wrote, and papers like the one that was shown', async () => {
  const { say } = await spoken();
  for (const text of ['other papers by him', 'more from these authors', 'what else have they written?']) {
    await say('show 2606.19195');
    expect(words(await say(text)), text).toContain('author:"Kangsheng Duan"');
  }
  for (const text of ['show me more papers by the last author', 'what else did the senior author publish?']) {
    await say('show 2606.19195');
    expect(words(await say(text)), text).toContain('author:"Ziyang Xu"');
  }
  for (const text of ['show me similar', 'anything similar?']) {
    await say('show 2606.18023');
    expect((await say(text)).summary, text).toContain('LoopCoder');
  }
});

it.each([
  ['compare these two', true],
  ['how do they differ from each other?', true],
  ["what's the difference between them?", true],
  ['put both side by side please', true],
  ['compare them with Moebius', false],
  ['compare my saved papers', false],
  ['how do they train it?', false],
])('%s sets beside each other what was shown: %s', (text, isAll) => {
  expect(comparesAll(readSentence(text).parts.flatMap((part) => part.words))).toBe(isAll);
});

it('compares those that were shown, and says which where there are more than two', async () => {
  const { say } = await spoken();
  const listed = titles(await say('papers about diffusion'));
  expect(titles(await say('how do these two compare?'))).toEqual(listed);
  const more = await say('papers about diffusion | robots');
  expect(titles(more)).toHaveLength(3);
  const compared = await say('compare them all');
  expect(titles(compared)).toEqual(titles(more).slice(0, 2));
  expect(words(compared)).toContain('The first two of 3');
  await say('show 2606.11111');
  await say('show 2606.18023');
  expect(titles(await say('what is the difference between them'))).toEqual([
    'Robots that fold',
    'LoopCoder: diffusion for code',
  ]);
});

it('asks which paper is meant where the list has that one alone', async () => {
  const { say } = await spoken();
  expect(titles(await say('papers about inpainting'))).toHaveLength(1);
  for (const text of ['compare it to 1', 'stack it up against 1', 'compare them'])
    expect((await say(text)).summary, text).toContain('Which paper do you mean?');
  await say('show 2606.11111');
  await say('papers about inpainting');
  expect(titles(await say('compare it with 1'))).toEqual(['Robots that fold', 'Moebius: Lightweight Image Inpainting']);
});

it('finds what else the first author of a discussed paper wrote', async () => {
  const { say, services } = await spoken();
  Object.assign(services, { discussions: { at: async () => ({ paper: '2606.19195' }) } });
  for (const text of ['show me other work by the lead author', 'what else have these people published?'])
    expect(words(await say(text)), text).toContain('author:"Kangsheng Duan"');
});

it.each([
  ['which of these has the most authors', '2 papers of the list, most authors first'],
  ['which of these has the most stars', '2 papers of the list, most stars of their code first'],
  ['who wrote these', '2 papers of the list'],
  ['how many authors do these have', '2 papers of the list'],
  ['how many votes do these have', '2 papers of the list'],
  ['which of these is from google', '2 papers of the list'],
  ['which of these was published in june', '2 papers of the list, newest first'],
  ['which of these were released this week?', '2 papers of the list, newest first'],
  ['which of these are by Kaiming He', '2 papers of the list'],
  ['which of these come from the university of Oxford', '2 papers of the list'],
])('answers from the cards: %s', async (text, summary) => {
  const here = await spoken();
  await here.say('papers on diffusion');
  const reply = await here.say(text);
  expect(reply.summary).toBe(summary);
  if (text.includes('most authors')) expect(titles(reply)[0]).toContain('Moebius');
});

it.each([
  'which of these are released on github?',
  'which of these is published in full?',
  'which of these is by far the fastest?',
  'which one of these is at the top of the field',
  'which of these were written from scratch',
])('asks the texts what no card tells: %s', async (text) => {
  const { say } = await spoken();
  await say('papers on diffusion');
  expect((await say(text)).summary).not.toContain('papers of the list');
});

it.each(['who made this?', 'who made it', 'who made that?'])(
  '%s asks for the authors of what was shown',
  async (text) => {
    const { say } = await spoken();
    await say('show the moebius paper');
    expect(words(await say(text))).toContain('Kangsheng Duan, Ziyang Xu');
  },
);

it.each([
  ['which paper has the most stars', 'stars'],
  ['who published most this month?', 'who published most'],
  ['which lab published the most papers this week', 'who published most'],
  ['the most discussed paper today', 'comments'],
  ['what paper got the most comments today', 'comments'],
  ['what is the most cited paper this week', 'citations'],
  ['most cited papers on diffusion', 'citations'],
  ['most downloaded papers this month', 'views'],
  ['which paper has the most authors today', 'numbers of authors'],
  ['most prolific authors of the month', 'who published most'],
  ['papers on diffusion by citations', 'citations'],
  ['which diffusion paper has more citations', 'citations'],
])('says by what it cannot rank: %s', async (text, order) => {
  const here = await spoken();
  expect(words(await here.say(text))).toContain(`I cannot rank by ${order}`);
});

it('says no such thing where it can', async () => {
  const here = await spoken();
  for (const text of [
    'the most upvoted paper today',
    'newest papers on diffusion',
    'papers on citation graphs',
    'papers about prediction of citations',
    'novel view synthesis with fewest views',
    '3d reconstruction from the fewest views',
    'more shared parameters across layers',
  ])
    expect(words(await here.say(text))).not.toContain('I cannot rank');
});
