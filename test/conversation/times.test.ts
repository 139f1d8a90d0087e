import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { papersADay } from '../../src/conversation/settings/papers-a-day.ts';
import { timesIn } from '../../src/conversation/times/schedule-words.ts';
import { spanIn } from '../../src/conversation/times/time.ts';
import { topOf } from '../../src/conversation/topics/top.ts';
import { readSentence } from '../../src/conversation/words/words.ts';
import { meant, whenMeant } from './meant.ts';

const times = (text: string) => timesIn(readSentence(text).parts);

it.each([
  ['make that 8:15', '8:15'],
  ['set the time to half eight', '8:30'],
  ['post at half nine', '9:30'],
  ['can it come at lunchtime', '12:00'],
  ['lunchtime', '12:00'],
  ['noon please', '12:00'],
  ['every lunchtime', 'daily 12:00'],
  ['post at 8 in the afternoons', '20:00'],
  ['post at 8 at night', '20:00'],
  ['every night at 9', 'daily 21:00'],
  ['post at 2 at night', '2:00'],
  ['post at 12 at night', '0:00'],
  ['evenings', '18:00'],
  ['once a week on friday afternoon please', 'fridays 14:00'],
  ['mornings and evenings', '9:00 18:00'],
])('%s: is offered', (text, when) => expect(whenMeant(text)).toBe(when));

describe('when something is to come', () => {
  it.each([
    ['at half past eight on weekdays, Berlin time', { when: 'weekdays 8:30', timezone: 'Europe/Berlin' }],
    ['the papers at 8 a.m. India time', { when: '8:00', timezone: 'Asia/Kolkata' }],
    ['at 9h, Paris time, from monday to friday', { when: 'weekdays 9:00', timezone: 'Europe/Paris' }],
    ['at 6 in the evening instead? every day', { when: 'daily 18:00' }],
    ['every Monday at 7', { when: 'mondays 7:00' }],
    ['fridays 14:00', { when: 'fridays 14:00' }],
    ['daily papers at 7pm, im in Chicago', { when: 'daily 19:00', timezone: 'America/Chicago' }],
    ['the Bangalore team joins us, so send it at 11:30 their time', { when: '11:30', timezone: 'Asia/Kolkata' }],
    ['can you post at 8 instead of 10', { when: '8:00' }],
    ['move the digest to 9:15 please, standup is at 9', { when: '9:15' }],
    ['quarter to seven every evening', { when: 'daily 18:45' }],
    ['send them in the evening, say half past eight', { when: '20:30' }],
    ['tue + thu 9:30', { when: 'tuesdays thursdays 9:30' }],
    ['post it at noon', { when: '12:00' }],
    ['mute the daily post', {}],
    ['papers on the march of progress', {}],
    ['10 papers is too many', {}],
    ['post sun 9', { when: 'sundays 9:00' }],
    ['move it to 8, no 9', { when: '9:00' }],
    ['post at 7:30, sorry, 8:30', { when: '8:30' }],
    ['on mondays at 9, no, tuesdays', { when: 'tuesdays 9:00' }],
    ['mondays at 10, wait no, wednesday', { when: 'wednesdays 10:00' }],
    ['move it from mondays at 9 to thursdays at 16:00', { when: 'thursdays 16:00' }],
    ['mondays and thursdays at 9 and 16:00', { when: 'mondays thursdays 9:00 16:00' }],
    ['follow weekly forecasting', {}],
    ['papers about daily life', {}],
    ['follow weekly robotics papers', { when: 'mondays' }],
  ])('%s', (text, read) => expect(times(text)).toEqual(read));

  it('reads a clock that exists, whatever is written', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('at', '25', '7', 'pm', '7:61', 'half', 'past', 'to', 'one', '24')),
        (words) => {
          const { when } = times(words.join(' '));
          if (when !== undefined) expect(when).toMatch(/^(?:[01]?\d|2[0-3]):[0-5]\d$/);
        },
      ),
    );
  });
});

it.each([
  ['only the top 5 in the morning? Ten is too much', 5],
  ['10 papers is too many for me, can i get just 5?', 5],
  ['Three papers a day is plenty', 3],
  ["let's shrink the morning list to 5", 5],
  ['post only the best 3 each morning', 3],
  ['move it to 7am', undefined],
  ['move it to 7', undefined],
])('%s: %s papers a day', (text, wanted) => {
  expect(papersADay(readSentence(text).parts.flatMap(({ words }) => words))).toBe(wanted);
});

it.each([
  ['last month', { since: '2026-05', until: '2026-05-31' }],
  ['in the last month', { since: '30d' }],
  ['since last month', { since: '30d' }],
  ['from last year', { since: '2025', until: '2025-12-31' }],
  ['last 2 months', { since: '60d' }],
  ['since the beginning of the month', { since: '2026-06' }],
])('%s', (text, span) => {
  const words = readSentence(text).parts.flatMap((part) => part.words);
  expect(spanIn(words, new Date('2026-06-19T12:00:00Z'))?.span).toMatchObject(span);
});

it.each([
  ['top of last week', { period: 'week', until: '2026-06-14' }],
  ['best papers in Q1 2026', { span: 'since:2026-01-01 until:2026-03-31' }],
  ['top papers between March and May', { span: 'since:2026-03-01 until:2026-05-31' }],
  ['best papers of May 2026', { span: 'since:2026-05 until:2026-05-31' }],
])('%s: the top of these days', (text, days) => {
  expect(topOf(readSentence(text), new Date('2026-06-19T12:00:00Z'))).toMatchObject(days);
});

it('leaves a time to core/queries of which it reads a part alone', () => {
  const span = (text: string) =>
    spanIn(
      readSentence(text).parts.flatMap((part) => part.words),
      new Date('2026-06-19T12:00:00Z'),
    );
  for (const text of ['since 1 June 2026', 'between March and May 2026', 'q1 2026', 'before June 2025'])
    expect([text, span(text)]).toEqual([text, undefined]);
});

it.each([
  ["this month's best, a few is enough", 'month'],
  ['what was trending over the whole week?', 'week'],
  ['was offline since monday, which papers did everybody talk about this week?', 'week'],
  ['whats hot', 'day'],
  ['top of the last 3 weeks', 'month'],
])('%s: the top of the %s', (text, period) => {
  expect(topOf(readSentence(text), new Date('2026-06-19T12:00:00Z'))).toMatchObject({ period });
});

describe('days and times as they are said by the way', () => {
  it.each([
    ['just once a week, monday morning, 8 o clock', 'mondays 8:00'],
    ['every thursday, 16 o clock', 'thursdays 16:00'],
    ['wed thru fri, 11:15', 'wednesdays thursdays fridays 11:15'],
    ['tuesday mornings, 7 oclock', 'tuesdays 7:00'],
    ['any day but friday, noon', 'daily except fridays 12:00'],
    ['any day except wednesday, 17:00', 'daily except wednesdays 17:00'],
    ['could we get it at lunch instead of morning, like 13?', '13:00'],
    ['can we have it in the evening instead, like 7?', '19:00'],
    ['could it come a bit later? half an hour or so', '30 minutes later'],
    ['could it come a little earlier? an hour or so', '60 minutes earlier'],
    ['can the digest come a bit later, maybe 30 minutes?', '30 minutes later'],
  ])('%s: %s', (text, when) => expect(meant(text)).toEqual({ kind: 'change', command: 'schedule', options: { when } }));

  it.each(['time series at 9', 'sun, 8', 'any day is fine', 'fewer papers, like 3'])('%s: none', (text) =>
    expect(meant(text)).not.toMatchObject({ options: { when: expect.anything() } }),
  );
});
