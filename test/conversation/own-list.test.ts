import { describe, expect, it } from 'vitest';
import type { Where } from '../../src/conversation/intent.ts';
import { namesOwnList } from '../../src/conversation/papers/own-list.ts';
import { savedAsked } from '../../src/conversation/papers/several.ts';
import { takenOff } from '../../src/conversation/papers/taken-off.ts';
import { buttons, titles, words } from '../commands/fixture.ts';
import { meant } from './meant.ts';
import { spoken } from './spoken.ts';

describe('what is to go from the list of saved papers', () => {
  it.each(['remove all of them', 'get rid of everything', 'clear the whole list please'])('%s: all of it', (text) => {
    expect(takenOff(text)).toEqual({ all: true });
  });

  it.each([
    ['delete 3', '3'],
    ['drop the last one', 'the last one'],
    ['take number 2 off again', 'number 2'],
    ['throw out 1 and 4', '1 and 4'],
    ['unsave the first two', 'the first two'],
    ['remove 3, I have read it', '3'],
  ])('%s', (text, places) => {
    expect(takenOff(text)).toEqual({ places });
  });

  it.each(['remove robotics', 'stop all of it', 'show the second', 'drop papers about video'])(
    '%s is about something else',
    (text) => {
      expect(takenOff(text)).toBeUndefined();
    },
  );
});

it.each([
  ['cite the third of my list', true],
  ['take 2 out of my saved papers', true],
  ['what is new in the reading list', true],
  ['who wrote number 2', false],
  ['papers of my group', false],
])('%s counts in the own list: %s', (text, isOwn) => {
  expect(namesOwnList(text)).toBe(isOwn);
});

describe.each([
  'my list',
  'my private bookmarks',
  'my own saved papers',
  'my personal reading list',
  'the saved papers',
])('"%s", however it is spoken of', (list) => {
  it('is added to, cleared, summed up and counted in', () => {
    expect(meant(`add this paper to ${list}`)).toMatchObject({ command: 'save', options: {} });
    expect(meant(`remove this paper from ${list}`)).toMatchObject({ command: 'save', options: { remove: true } });
    expect(meant(`clear ${list}`)).toMatchObject({ command: 'clear-list', options: {} });
    expect(takenOff(`delete everything from ${list}`)).toEqual({ all: true });
    expect(savedAsked(`summarize ${list}`)).toBe('gist');
    expect(namesOwnList(`cite the second of ${list}`)).toBe(true);
  });
});

it.each(['put this one with my bookmarked papers', 'this belongs in my private bookmarks'])('%s: saves it', (text) => {
  expect(meant(text)).toEqual({ kind: 'change', command: 'save', options: {} });
});

async function withTwoSaved() {
  const here = await spoken();
  await here.say('save 2606.11111');
  await here.say('save 2606.18023');
  return here;
}

it('takes what is said after the list of saved papers for that list, and offers it', async () => {
  const { say } = await withTwoSaved();
  const removal = async (text: string) => {
    const listed = titles(await say('what have I saved?'));
    expect(listed).toHaveLength(2);
    const offer = await say(text);
    return { listed, offer, offered: buttons(offer) };
  };
  const all = await removal('get rid of them all');
  expect(words(all.offer)).toContain('off your private list?');
  expect(all.offered).toMatchObject([
    { invoke: { command: 'save', options: { paper: expect.stringMatching(/^\S+ \S+$/) } } },
  ]);
  expect(words(await say('yes'))).toContain('Nothing is changed by a word.');
  for (const text of ['drop the second', 'delete number 2 please']) {
    const { listed, offer, offered } = await removal(text);
    expect(words(offer), text).toContain(listed[1]);
    expect(offered, text).toMatchObject([{ label: 'Remove', invoke: { command: 'save' } }]);
  }
});

it('counts in the own list where it is named, and says what is not on it', async () => {
  const { say } = await withTwoSaved();
  const [, second] = titles(await say('saved'));
  for (const text of ['take the second off my list', 'open number 2 of my reading list']) {
    await say('papers about diffusion');
    expect(words(await say(text)), text).toContain(second);
  }
  await say('papers about diffusion');
  expect(words(await say('take the fifth off my saved list'))).toContain('Your list has 2 papers');
  await say('papers about inpainting');
  const other = await say('unsave 1');
  expect(words(other)).toContain('Not on your list: "Moebius');
  expect(buttons(other)).toMatchObject([{ label: 'My list' }]);
});

it('takes "saved" for words of a title, not for all that is saved', async () => {
  const { say } = await withTwoSaved();
  const reply = await say('offer line:"save saved remove:true"');
  expect(buttons(reply)).toMatchObject([{ label: 'Remove', invoke: { command: 'save', options: { paper: 'saved' } } }]);
});

describe('what one has saved', () => {
  it.each([
    'list all the things I bookmarked',
    'Kindly open my reading list',
    'where are the papers I saved last week?',
    'do I have anything saved?',
    'everything I have kept so far',
    'gimme my bookmarks',
    'I want to look at the papers I stored',
  ])('%s', (text) => expect(meant(text, 'dm')).toEqual({ kind: 'status', of: 'saved' }));

  it('as BibTeX', () =>
    expect(meant('bibtex of all I saved', 'dm')).toEqual({ kind: 'status', of: 'saved', as: 'bibtex' }));

  it.each<[string, Where]>([
    ['save this to my reading list', 'thread'],
    ['how much is saved by quantizing the cache?', 'thread'],
    ['papers about reading lists', 'dm'],
    ['clear my reading list', 'dm'],
  ])('not for "%s"', (text, where) => expect(meant(text, where)).not.toMatchObject({ of: 'saved' }));
});
