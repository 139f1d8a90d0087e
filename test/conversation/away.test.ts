import { describe, expect, it } from 'vitest';
import type { Where } from '../../src/conversation/intent.ts';
import { meant } from './meant.ts';

describe('what was missed', () => {
  it.each<[string, number | undefined]>([
    ['had the flu for 4 days, show me what I missed', 4],
    ["I've been off sick for a week, what was posted?", 7],
    ['just returned from a conference, anything new?', undefined],
    ['what happened here while I was on leave?', undefined],
    ['I missed the last two days, fill me in', 2],
    ['what did we get the last 6 days?', 6],
    ['back from 3 days of skiing, it was cold. what was posted while I was gone?', 3],
    ["Home after a fortnight of moving house. What's this channel had while I was away?", 14],
    ['was in bed since monday, sick, anything we should know?', 5],
    ['what was posted in this channel in the last 5 days?', 5],
    ['after two weeks of jury duty and a sabbatical I should be pleased to hear what I have missed', 14],
    ['could I have a rundown of what was sent here over the past 6 days?', 6],
  ])('%s', (text, days) => expect(meant(text)).toEqual({ kind: 'recap', ...(days === undefined ? {} : { days }) }));

  it.each<[string, Where]>([
    ['which papers should I not miss this month?', 'dm'],
    ['what happened in it?', 'thread'],
    ['I was away, which papers were the most popular of the week?', 'dm'],
    ['what did they miss in the related work?', 'thread'],
    ['did I miss anything on flow matching in the last 5 days?', 'dm'],
    ['get me, please, papers on calibration', 'dm'],
    ['my project is on lip reading and I missed everything since May, what came out?', 'dm'],
  ])('not for "%s"', (text, where) => expect(meant(text, where).kind).not.toBe('recap'));
});

describe('what comes next', () => {
  it.each([
    'which papers will you send here tomorrow?',
    'could I see the next post beforehand?',
    "a sneak peek of tuesday's post, please",
    "what's planned for the next digest?",
    'do a dry run with our settings',
    'what would you show us if you posted now?',
    'can you do a test run before we go live',
    'what is planned for tomorrow?',
  ])('%s', (text) => expect(meant(text)).toEqual({ kind: 'status', of: 'preview' }));

  it.each(['when does the next post come?', 'move the next post to 9', 'what is next for diffusion models?'])(
    'not for "%s"',
    (text) => expect(meant(text)).not.toMatchObject({ of: 'preview' }),
  );
});

describe('papers outside of the chat', () => {
  it.each<[string, object]>([
    ['is there a calendar link I can add to Outlook?', {}],
    ['could you send the digest to my inbox', { way: 'email' }],
    ['do you have a newsletter version?', { way: 'email' }],
    ['is there a way to ask you from zed', { way: 'mcp' }],
    ['could cursor search your papers?', { way: 'mcp' }],
  ])('%s', (text, options) => expect(meant(text, 'dm')).toEqual({ kind: 'change', command: 'connect', options }));

  it.each(['papers on email classification', 'calendar agents benchmark', 'pruning, want each of those in my inbox'])(
    'not for "%s"',
    (text) => expect(meant(text, 'dm')).not.toMatchObject({ command: 'connect' }),
  );
});
