import { describe, expect, it } from 'vitest';
import { meant } from './meant.ts';
import { spoken } from './spoken.ts';

const talk = (is: string) => ({ kind: 'smalltalk', is });

describe('what is asked of the bot or of the channel, and of no paper', () => {
  it.each([
    'remind me tomorrow',
    'can you remind me in two hours?',
    'set a reminder for friday',
    'ping me again tonight',
    'wake me up at 7',
    'remind us to read this on monday',
    'do you have reminders?',
    'reminder in an hour please',
    'nudge me next week',
    'alert me tomorrow morning',
    'alert me in two hours to read it',
    'ping me after lunch',
    'timer for 5 minutes',
  ])('%s: there are no reminders', (text) => expect(meant(text)).toEqual(talk('reminders')));

  it.each([
    'can you read pdfs',
    'do you read the full text?',
    'can i upload a pdf',
    'can you look at figures',
    'do you support attachments',
    'are you able to open PDF files?',
    'do you only read the abstract',
    'can you read pdfs that I upload?',
    'can you read pdf files and images',
    'can it process tables in papers',
    'do you read the full text of papers or only the abstract?',
  ])('%s: which texts it reads', (text) => expect(meant(text)).toEqual(talk('reads')));

  it.each([
    'how does the ranking work',
    'how are papers ranked here?',
    'what decides which papers get posted',
    'what algorithm do you use to rank',
    'how does the scoring work?',
    'how do you choose the papers',
    'what is your algorithm?',
    'explain your ranking please',
  ])('%s: how papers are chosen', (text) => expect(meant(text)).toEqual(talk('choice')));

  it.each(['how do you rank papers?', 'thanks, how do you pick them?'])('%s: in a discussion, too', (text) =>
    expect(meant(text, 'thread')).toEqual(talk('choice')),
  );

  it.each([
    'who changed the schedule',
    'who paused the channel?',
    'who added this topic',
    'who removed the robotics topic?',
    'when was the schedule changed',
    'who did that?',
    'who made the last change?',
    'who made these changes',
  ])('%s: of that nothing is kept', (text) => expect(meant(text)).toEqual(talk('changed')));

  it.each([
    ['remind me when there is a new paper on robots', 'channel', 'change'],
    ['remind me of number 2 later', 'digest', 'item'],
    ['what do you have on diffusion', 'channel', 'search'],
    ['who made EMOv2', 'channel', 'facts'],
    ['how does the ranking work?', 'thread', 'question'],
    ['do we get papers on graph networks?', 'channel', 'search'],
    ['Can you open the pdf of 2605.19660', 'channel', 'paper'],
    ['could you see the text of number 2', 'channel', 'item'],
    ['can you read the full text of 3', 'channel', 'item'],
    ['can you look at the figures of the first one', 'digest', 'item'],
    ['have you read the second paper', 'channel', 'item'],
    ['have you read 2605.19660', 'channel', 'paper'],
    ['could you open the pdf', 'channel', 'facts'],
    ['notify us in slack of mamba releases', 'channel', 'change'],
    ['alert me next time mamba gets mentioned', 'channel', 'search'],
    ['alarm in medical monitoring', 'channel', 'search'],
    ['who made this', 'channel', 'facts'],
    ['who made it?', 'channel', 'facts'],
    ['who made that', 'digest', 'facts'],
  ] as const)('%s (%s): asks for something else', (text, where, kind) => expect(meant(text, where).kind).toBe(kind));
});

it('says to a request that it cannot fulfil what it is for, and never "all right"', async () => {
  const { say } = await spoken();
  for (const text of ['morning paperboy, coffee?', 'do you ever sleep', 'could you sing for us?'])
    expect((await say(text)).summary, text).not.toContain('All right');
});
