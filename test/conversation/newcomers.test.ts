import { expect, it } from 'vitest';
import { pointsBack } from '../../src/conversation/papers/reference.ts';
import { titles } from '../commands/fixture.ts';
import { meant } from './meant.ts';
import { spoken } from './spoken.ts';

it.each<[string, object]>([
  ['how do I get started?', { kind: 'smalltalk', is: 'greeting' }],
  ['where do i begin', { kind: 'smalltalk', is: 'greeting' }],
  ['how do i search by author', { kind: 'smalltalk', is: 'about' }],
  ['what are you good for?', { kind: 'smalltalk', is: 'about' }],
  ['what can you search by?', { kind: 'smalltalk', is: 'about' }],
  ['no thanks', { kind: 'smalltalk', is: 'other' }],
  ['at what time do papers come', { kind: 'status', of: 'subscriptions' }],
  ['show the last digest', { kind: 'recap' }],
  ['min 50 upvotes', { kind: 'change', command: 'subscribe', options: { 'min-upvotes': 50 } }],
  ['similar papers please', { kind: 'similar' }],
  ['summarize them', { kind: 'item', numbers: [], does: 'gist' }],
])('%s', (text, intent) => expect(meant(text)).toEqual(intent));

it('takes "they" of a short question for the authors of the paper that was shown', () => {
  expect(pointsBack('what datasets did they use?')).toBe(true);
  expect(pointsBack('how do they scale')).toBe(false);
});

it('takes "these" for the list, typed behind a command, too', async () => {
  const { say } = await spoken();
  const listed = titles(await say('search diffusion'));
  const offered = await say('save these');
  expect(JSON.stringify(offered.blocks)).toContain('save');
  expect(listed.every((title) => JSON.stringify(offered.blocks).includes(title))).toBe(true);
  await say('search diffusion');
  expect((await say('save the second of these')).summary).toContain(listed[1]);
  expect((await say('similar papers')).summary).toContain('Which paper do you mean?');
});
