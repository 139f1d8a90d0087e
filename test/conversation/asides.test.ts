import { expect, it } from 'vitest';
import { caller, titles, words } from '../commands/fixture.ts';
import { meant } from './meant.ts';
import { spoken } from './spoken.ts';

it.each([
  'this bot is so stupid',
  'lmao you suck',
  'what a waste of time',
  'screw you',
  'ugh, that was terrible',
  'wrong paper',
  'not the right paper',
])('%s is answered with a way on', (text) => {
  for (const where of ['channel', 'thread'] as const)
    expect(meant(text, where), where).toEqual({ kind: 'smalltalk', is: 'lost' });
});

it.each([
  ["I'll stop bothering you now :)", 'other'],
  ["ok i'm done bothering you", 'other'],
  ['ugh my schedule today is a mess', 'other'],
  ['my calendar is a nightmare today', 'other'],
  ['nevermind, leave it as it is', 'other'],
  ['nvm, keep it as it is', 'other'],
  ['forget it, leave everything as it is', 'other'],
  ['no wait', 'other'],
  ['bravo', 'thanks'],
  ['well done', 'thanks'],
  ['ok buonanotte see you tomorrow', 'greeting'],
  ['gute nacht', 'greeting'],
])('%s is talk', (text, is) => {
  expect(meant(text)).toEqual({ kind: 'smalltalk', is });
});

it.each([
  'somethign good to read tonight?',
  'something nice to read tonight?',
  'anything worth reading tonight',
  'got something good to read?',
])('%s asks for the best of today', (text) => {
  expect(meant(text)).toEqual({ kind: 'top', period: 'day' });
});

it.each([
  ['why is this a bad idea?', 'question'],
  ['papers on terrible weather', 'search'],
  ['something good to read on diffusion?', 'search'],
  ['leave out video', 'change'],
  ['is that a hopeless case for small models?', 'question'],
])('%s is %s', (text, kind) => {
  expect(meant(text).kind).toBe(kind);
});

it.each(['what have I searched for so far?', 'show me my history', 'what were my last questions'])(
  '%s asks for what nobody keeps',
  (text) => {
    expect(meant(text, 'thread')).toEqual({ kind: 'smalltalk', is: 'asked' });
  },
);

it.each(['is this paper any good?', 'is it worth the hype', 'would you recommend it?', 'how important is this work?'])(
  '%s asks for votes',
  (text) => {
    expect(meant(text, 'thread')).toEqual({ kind: 'facts', fact: 'votes' });
  },
);

it.each(['is it any good at counting?', 'is it better than the baseline?', 'is it good for long videos'])(
  '%s asks the paper',
  (text) => {
    expect(meant(text, 'thread').kind).toBe('question');
  },
);

it('says what people gave a paper, and leaves the judging to them', async () => {
  const { say } = await spoken();
  await say('show 2606.19195');
  const text = words(await say('is it a solid paper?'));
  expect(text).toContain('37 upvotes');
  expect(text).toContain('for people to judge');
  await say('show 2606.19195');
  expect(words(await say('how many upvotes does it have?'))).not.toContain('judge');
});

it('turns back a page, and says where there is none', async () => {
  const { say } = await spoken();
  const [first] = titles(await say('search diffusion limit:1'));
  expect(words(await say('previous page'))).toContain('no page before it');
  const [second] = titles(await say('next page'));
  expect(second).not.toBe(first);
  expect(titles(await say('go back one page'))).toEqual([first]);
});

it('sums up in as few sentences as are asked for', async () => {
  const { say } = await spoken();
  await say('show 2606.19195');
  const whole = words(await say('summarize it'));
  expect(whole).toContain('outperforms');
  for (const text of ['summarize it in one sentence', 'sum it up in a single line please']) {
    const brief = words(await say(text));
    expect(brief, text).toContain('We propose Moebius');
    expect(brief, text).not.toContain('outperforms');
  }
});

it('names all authors where they are asked for, and searches for their other papers or those of their lab', async () => {
  const { say, store } = await spoken();
  const authors = Array.from({ length: 20 }, (_, at) => `Ada Number${at}`);
  const [paper] = await store.get(['2606.19195']);
  if (paper === undefined) throw new Error('no paper');
  await store.save([{ ...paper, authors }], new Date('2026-06-20T00:00:00Z'));
  await say('show 2606.19195');
  expect(words(await say('who are the authors?'))).toContain('Ada Number19');
  await say('show 2606.19195');
  expect(words(await say('more papers by these people'))).toContain('author:"Ada Number0" | author:"Ada Number19"');
  await say('show 2606.19195');
  expect(words(await say('anything else from this institute?'))).toContain('org:HUST');
});

it('greets who greets', async () => {
  const { say } = await spoken();
  expect(words(await say('hey there', caller({ isAlone: true })))).toContain('Hello.');
});
