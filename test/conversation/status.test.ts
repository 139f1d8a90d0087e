import { describe, expect, it } from 'vitest';
import type { Intent, Where } from '../../src/conversation/intent.ts';
import { meant } from './meant.ts';

const offer = (command: Extract<Intent, { kind: 'change' }>['command'], options = {}): Intent => ({
  kind: 'change',
  ...(command === undefined ? {} : { command }),
  options,
});

describe('what is asked about the work of the bot', () => {
  it.each<[string, Intent]>([
    ['what topics do we have here?', { kind: 'status', of: 'subscriptions' }],
    ['which topics does this channel follow?', { kind: 'status', of: 'subscriptions' }],
    ["when's the next digest", { kind: 'status', of: 'subscriptions' }],
    ['which day does it come', { kind: 'status', of: 'subscriptions' }],
    ['is it daily', { kind: 'status', of: 'subscriptions' }],
    ['at what time on fridays?', { kind: 'status', of: 'subscriptions' }],
    ['what time does the digest come', { kind: 'status', of: 'subscriptions' }],
    ['are we subscribed to anything?', { kind: 'status', of: 'subscriptions' }],
    ['which keywords does this channel track, and at which hour?', { kind: 'status', of: 'subscriptions' }],
    ['what are we actually getting in here and how often', { kind: 'status', of: 'subscriptions' }],
    ['when does the next round of papers go out here', { kind: 'status', of: 'subscriptions' }],
    ['what are we currently tracking here?', { kind: 'status', of: 'subscriptions' }],
    ['what am I signed up to at present and when will it come', { kind: 'status', of: 'subscriptions' }],
    ['what would mondays digest look like as it stands', { kind: 'status', of: 'preview' }],
    ['list from wednesday the 3rd', { kind: 'top', period: 'day', date: '2026-06-03' }],
    ['show me the papers of tuesday the 16th', { kind: 'top', period: 'day', date: '2026-06-16' }],
    ['servus', { kind: 'smalltalk', is: 'greeting' }],
    ['ta mate', { kind: 'smalltalk', is: 'thanks' }],
    ['what is queued for tomorrow', { kind: 'status', of: 'preview' }],
    ['can I peek at what you will send next', { kind: 'status', of: 'preview' }],
    ['What have I saved?', { kind: 'status', of: 'saved' }],
    ['export my saved papers', { kind: 'status', of: 'saved' }],
    ['my reading list as bibtex please', { kind: 'status', of: 'saved', as: 'bibtex' }],
    ['why did you post this', { kind: 'status', of: 'why' }],
    ['why is there no post today?', { kind: 'status', of: 'why' }],
    ["where is today's digest?", { kind: 'status', of: 'why' }],
    ['which paper should I read first', { kind: 'top', period: 'day' }],
    ['is this thing on?', { kind: 'smalltalk', is: 'greeting' }],
  ])('%s', (text, intent) => {
    expect(meant(text)).toEqual(intent);
  });

  it.each<[string, Intent]>([
    ['how do i change the time it posts?', offer('schedule')],
    ['How can I change when you post here?', offer('schedule')],
    ['how can we get fewer papers', offer('schedule')],
    ['how do we add a topic', offer('subscribe')],
    ['how do I stop this?', offer('pause')],
    ['how to unsubscribe', offer('unsubscribe')],
    ['how do I delete my data?', offer('forget-me')],
  ])('%s', (text, intent) => {
    expect(meant(text)).toEqual(intent);
  });

  it.each<[string, Where]>([
    ['why is this better than DPO?', 'thread'],
    ['what are the settings?', 'thread'],
    ['what are they tracking and when does it stop', 'thread'],
    ['how do I reproduce this?', 'thread'],
    ['how do they stop the model from overfitting?', 'thread'],
    ['how do I train a reward model?', 'dm'],
  ])('leaves %s to the papers', (text, where) => {
    expect(meant(text, where)).toMatchObject({ kind: 'question' });
  });
});

describe('days that are left out', () => {
  it.each([
    ["don't post on fridays", 'not on fridays'],
    ["don't send the daily digest on fridays", 'not on fridays'],
    ['post every day except sunday at 9', 'daily except sundays 9:00'],
    ['no posts on weekends please', 'not on weekends'],
    ['no posts on weekdays please', 'not on weekdays'],
    ["don't post on mondays or the weekend", 'not on mondays weekends'],
    ["don't post on mondays, tuesdays at 9 instead", 'tuesdays except mondays 9:00'],
    ['not on mondays, tuesdays or fridays', 'not on mondays tuesdays fridays'],
    ["fridays are busy, so don't post on fridays", 'not on fridays'],
    ['Could you stop the weekend posts? Mondays to Fridays at 9:15 is fine', 'weekdays 9:15'],
    ['post at 9 on mondays, not at 8', 'mondays 9:00'],
  ])('%s', (text, when) => {
    expect(meant(text)).toEqual(offer('schedule', { when }));
  });
});

it.each([
  'do we get papers on saturday?',
  'is there a post on weekends?',
  'will it post on christmas',
  'do you post on sundays too?',
  'are weekends included',
  'do papers come on sunday?',
  'what time is it there',
  'which time zone do you use',
])('%s: the settings show it', (text) => expect(meant(text)).toEqual({ kind: 'status', of: 'subscriptions' }));
