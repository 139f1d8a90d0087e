import { describe, expect, it } from 'vitest';
import { buttons, caller, words } from '../commands/fixture.ts';
import { meant } from './meant.ts';
import { spoken } from './spoken.ts';

const stored = { kind: 'smalltalk', is: 'stored' };

it.each([
  'do you store what i ask',
  'what do you know about me',
  'do you keep my questions?',
  'which data do you collect about us?',
  'are my searches logged?',
  'who can see my questions',
  'is my list private',
  'what happens with my data?',
  'how long are my questions stored',
  'do you track us?',
  'your privacy policy?',
  'can I get a copy of my data',
])('%s: what is stored', (text) => expect(meant(text)).toEqual(stored));

describe('a part of what is stored about somebody', () => {
  it.each([
    'delete my questions',
    'erase my votes',
    'wipe my search history please',
    'forget what I asked',
    'please remove all my questions',
    'delete my old questions and answers',
    'delete everything about me but keep my list',
  ])('%s: is never all of it', (text) => expect(meant(text, 'dm')).toEqual(stored));

  it.each([
    'forget me please, but only my list',
    'delete only my list',
    'clear only my bookmarks',
    'just delete my saved papers, nothing else',
    'forget only what I saved',
  ])('%s: the list alone', (text) => expect(meant(text, 'dm')).toMatchObject({ command: 'clear-list' }));

  it.each(['forget me', 'delete all my data', 'erase everything you know about me', 'wipe my profile please'])(
    '%s: all of it',
    (text) => expect(meant(text, 'dm')).toMatchObject({ command: 'forget-me' }),
  );
});

it.each(['remove our data pruning topic', 'drop my data compression topic', 'delete our information retrieval topic'])(
  '%s: is a topic',
  (text) => expect(meant(text)).toMatchObject({ command: 'unsubscribe' }),
);

it('says what is stored, with the way to what goes by itself', async () => {
  const { say } = await spoken();
  const told = await say('do you store what i ask', caller());
  expect(told.summary).toContain('the questions you ask about papers');
  expect(words(told)).toMatch(/forget-me.*clear my list.*docs\/privacy\.md/s);
  expect(buttons(told).map(({ label }) => label)).toEqual(['My list', 'Delete my data']);
  expect(words(await say('help me'))).toContain('I am Paperboy');
});

it.each([
  'delete our data',
  'remove our personal information',
  'delete my account',
  'delete our information here please',
])('%s: is no topic', (text) => expect(meant(text)).toMatchObject({ command: 'forget-me' }));
