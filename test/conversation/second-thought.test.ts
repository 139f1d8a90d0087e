import { expect, it } from 'vitest';
import { secondThought } from '../../src/conversation/second-thought.ts';
import { buttons, titles, words } from '../commands/fixture.ts';
import { meant } from './meant.ts';
import { spoken } from './spoken.ts';

it.each([
  ['open 2, no wait, 4', 'open 4'],
  ['save the first one, sorry, the third', 'save the third'],
  ['cite 1 scratch that 3', 'cite 3'],
  ['find papers about kites, actually no, drones', 'find papers about drones'],
  ['give me something on audio... no wait video', 'give me something on video'],
  ['show the newest one, hmm no, the most upvoted one', 'the most upvoted one'],
  ['save 1, no wait, 3, no wait, 5', 'save 5'],
  ['papers on kites, actually no, drones, no wait, gliders', 'papers on gliders'],
  ['summarize 2 – on second thought show me papers on kites', 'show me papers on kites'],
])('%s', (text, last) => {
  expect(secondThought(text)).toBe(last);
});

it.each([
  'is there actually no code?',
  'post at 8, no, 9',
  'papers on waiting lists, no surveys please',
  'which one is better, Mamba or RWKV?',
  'no, show me the other one',
  'does it use SGD, no wait, Adam?',
  'papers that find actually no effect',
])('%s is no change of mind that can be put together', (text) => {
  expect(secondThought(text)).toBe(text);
});

it('takes what was said last, of a list and of its order', async () => {
  const { say } = await spoken();
  const [first, second] = titles(await say('papers about diffusion'));
  expect(titles(await say('open 1, no wait, 2'))).toEqual([second]);
  await say('papers about diffusion');
  expect(titles(await say('show me the newest one, actually no, the one with the most votes'))[0]).toBe(first);
});

it('asks which paper the other one is, where not two were shown', async () => {
  const { say } = await spoken();
  await say('today');
  expect((await say('nope, I meant the other one')).summary).toContain('Which paper do you mean?');
});

it('asks the whole search where it has more pages than were shown', async () => {
  const { say } = await spoken();
  const found = async (text: string) => {
    expect(titles(await say('search diffusion limit:1'))).toHaveLength(1);
    return say(text);
  };
  expect(words(await found('just those with code'))).toContain('Nothing found for "diffusion code:yes"');
  expect(titles(await found('which one is the newest?'))).toEqual(['Moebius: Lightweight Image Inpainting']);
  expect(titles(await found('the most upvoted one'))).toEqual(['LoopCoder: diffusion for code']);
});

it('saves and cites all of a list, and says which they are', async () => {
  const { say } = await spoken();
  const listed = titles(await say('papers about diffusion'));
  const offer = await say('bookmark these all please');
  for (const title of listed) expect(words(offer)).toContain(title);
  expect(buttons(offer)).toMatchObject([{ invoke: { options: { paper: '2606.18023 2606.19195' } } }]);
  const saved = words(await say('save all of them'));
  for (const title of listed) expect(saved).toContain(title);
  const cited = words(await say('cite all of them'));
  expect(cited).toContain('BibTeX of 2 papers');
  expect(cited.match(/@misc/g)).toHaveLength(2);
  expect(titles(await say('summarize them all'))).toEqual(listed);
});

it('asks the paper that was shown about "this one"', async () => {
  const { say } = await spoken();
  await say('show 2606.19195');
  expect(words(await say('who wrote that one?'))).toContain('Kangsheng Duan');
});

it.each([
  ['open textbooks are all you need', 'textbooks are all you need'],
  ['find me gradient noise can help training', 'gradient noise can help training'],
  ['Attention is not all you need', 'Attention is not all you need'],
])('%s names a paper by its title', (text, paper) => {
  expect(meant(text)).toEqual({ kind: 'paper', paper });
});

it('says that it knows no paper of such a title, and finds the one that holds a name', async () => {
  const { say } = await spoken();
  const none = words(await say('show diffusion is all you need'));
  expect(none).toContain('I know no paper like "diffusion is all you need"');
  expect(none).toContain('Look for it at arXiv');
  expect(words(await say('cite the moebius one'))).toContain('Lightweight Image Inpainting');
});
