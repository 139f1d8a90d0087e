import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDays } from '../../../src/core/queries/days.ts';
import { findDays } from '../../../src/core/queries/find-days.ts';

/** A Friday. */
const now = new Date('2026-06-19T09:00:00Z');

describe('readDays', () => {
  it.each([
    ['2025', '2025-01-01', '2025-12-31'],
    ['2026-02', '2026-02-01', '2026-02-28'],
    ['2026-05-13', '2026-05-13', '2026-05-13'],
    ['today', '2026-06-19', '2026-06-19'],
    ['Yesterday', '2026-06-18', '2026-06-18'],
    ['day before yesterday', '2026-06-17', '2026-06-17'],
    ['friday', '2026-06-19', '2026-06-19'],
    ['monday', '2026-06-15', '2026-06-15'],
    ['sat', '2026-06-13', '2026-06-13'],
    ['last friday', '2026-06-12', '2026-06-12'],
    ['last weekend', '2026-06-13', '2026-06-14'],
    ['this week', '2026-06-12', '2026-06-19'],
    ['last-week', '2026-06-08', '2026-06-14'],
    ['this-month', '2026-06-01', '2026-06-30'],
    ['previous month', '2026-05-01', '2026-05-31'],
    ['past month', '2026-05-19', '2026-06-19'],
    ['last 3 days', '2026-06-16', '2026-06-19'],
    ['the past two weeks', '2026-06-05', '2026-06-19'],
    ['3 days ago', '2026-06-16', '2026-06-16'],
    ['last year', '2025-01-01', '2025-12-31'],
    ['in May', '2026-05-01', '2026-05-31'],
    ['mar', '2026-03-01', '2026-03-31'],
    ['December', '2025-12-01', '2025-12-31'],
    ['may 2024', '2024-05-01', '2024-05-31'],
    ['25 june', '2025-06-25', '2025-06-25'],
    ['13.5.2026', '2026-05-13', '2026-05-13'],
    ['12.06.2026', '2026-06-12', '2026-06-12'],
    ['fortnight', '2026-06-05', '2026-06-19'],
    ['past fortnight', '2026-06-05', '2026-06-19'],
    ['a fortnight ago', '2026-06-05', '2026-06-05'],
    ['q1', '2026-01-01', '2026-03-31'],
    ['Q4', '2025-10-01', '2025-12-31'],
    ['q3 2024', '2024-07-01', '2024-09-30'],
    ['2024-Q3', '2024-07-01', '2024-09-30'],
    ['second quarter of 2025', '2025-04-01', '2025-06-30'],
    ['first half of 2025', '2025-01-01', '2025-06-30'],
    ['this quarter', '2026-04-01', '2026-06-30'],
    ['last quarter', '2026-01-01', '2026-03-31'],
    ['past quarter', '2026-03-19', '2026-06-19'],
    ['may 3 to may 9', '2026-05-03', '2026-05-09'],
  ])('reads %s', (text, since, until) => {
    expect(readDays(text, now)).toEqual({ since, until });
  });

  it.each([
    '',
    'yesterdayish',
    '2026-02-30',
    '2026-13',
    '5/6/2026',
    '3/4',
    'tomorrow',
    'next week',
    'noon',
    '3 days',
    '31.02.2026',
    'q5',
    'h3 2025',
    'second half',
    'x',
  ])('does not take %j for a day', (text) => {
    expect(readDays(text, now)).toBeUndefined();
  });

  it('knows the day in UTC, whatever the clock of the machine', () => {
    expect(readDays('yesterday', new Date('2026-06-19T00:30:00Z'))?.since).toBe('2026-06-18');
    expect(readDays('today', new Date('2026-06-18T23:30:00Z'))?.since).toBe('2026-06-18');
  });
});

/** How people name a time of the past. */
const aTime = fc.oneof(
  fc.constantFrom(...'today|yesterday|last week|this month|past fortnight|last quarter|past 3 days|monday'.split('|')),
  fc
    .tuple(fc.constantFrom('January', 'March', 'Nov', 'Q1', 'q4', 'h1'), fc.constantFrom('', ' 2024', ' 2025'))
    .map((parts) => parts.join('')),
  fc.constantFrom(
    '2024',
    '2025',
    '2026-02',
    '2025-12-31',
    '12.06.2026',
    '1.11.2025',
    '3 May 2025',
    'first half of 2025',
  ),
);

/** Any moment of two years. */
const aMoment = fc.date({ min: new Date('2026-01-01'), max: new Date('2028-01-01'), noInvalidDate: true });

describe('findDays', () => {
  const read = (sentence: string) => {
    const found = findDays(sentence, now);
    if (found === undefined) return undefined;
    const { from, to, ...days } = found;
    return [days, sentence.slice(from, to)];
  };

  it.each([
    ['papers about diffusion from last week', { since: '2026-06-08', until: '2026-06-14' }, 'from last week'],
    ['anything on robots since Monday?', { since: '2026-06-15' }, 'since Monday'],
    ['What came out in May on agents?', { since: '2026-05-01', until: '2026-05-31' }, 'in May'],
    ["yesterday's papers", { since: '2026-06-18', until: '2026-06-18' }, "yesterday's"],
    ['any new papers on diffusion this week?', { since: '2026-06-12' }, 'this week'],
    ['world models in the last couple of weeks', { since: '2026-06-05' }, 'in the last couple of weeks'],
    ['surveys before 2025', { until: '2024-12-31' }, 'before 2025'],
    ['best papers of 2025', { since: '2025-01-01', until: '2025-12-31' }, 'of 2025'],
    ['rl after May 2025', { since: '2025-06-01' }, 'after May 2025'],
    ['video models between March and May', { since: '2026-03-01', until: '2026-05-31' }, 'between March and May'],
    [
      'video models between March and May 2024',
      { since: '2024-03-01', until: '2024-05-31' },
      'between March and May 2024',
    ],
    [
      'between November and February 2026',
      { since: '2025-11-01', until: '2026-02-28' },
      'between November and February 2026',
    ],
    ['agents between March and August', { since: '2026-03-01' }, 'between March and August'],
    ['rl from 2025 to 2023', { since: '2023-01-01', until: '2025-12-31' }, 'from 2025 to 2023'],
    ['agents from 2024', { since: '2024-01-01', until: '2024-12-31' }, 'from 2024'],
    ['agents from 2024 onwards', { since: '2024-01-01' }, 'from 2024 onwards'],
    ['robots in Q1 2026', { since: '2026-01-01', until: '2026-03-31' }, 'in Q1 2026'],
    ['robots q1 2026', { since: '2026-01-01', until: '2026-03-31' }, 'q1 2026'],
    ['robot papers from 12.06.2026', { since: '2026-06-12', until: '2026-06-12' }, 'from 12.06.2026'],
    ['what happened in the past fortnight', { since: '2026-06-05' }, 'in the past fortnight'],
    ['rl from 2023 to 2025 please', { since: '2023-01-01', until: '2025-12-31' }, 'from 2023 to 2025'],
    ['papers until 2026-05-13', { until: '2026-05-13' }, 'until 2026-05-13'],
    ['any good papers on robots today?', { since: '2026-06-19' }, 'today'],
    ['what was hot on Wednesday', { since: '2026-06-17', until: '2026-06-17' }, 'on Wednesday'],
    ['3 days ago there was one on agents', { since: '2026-06-16', until: '2026-06-16' }, '3 days ago'],
  ])('finds it in %j', (sentence, days, words) => {
    expect(read(sentence)).toEqual([days, words]);
  });

  it.each([
    'may I see papers on agents',
    'anything on SAT solvers',
    'the march of progress in the sun',
    'how long was it trained for 3 days on 8 gpus',
    'trained in 3 days',
    'gpt 4.5 with 3/4 of the layers',
    'in 2048 dimensions of 2000 samples',
    'one-shot second order methods',
    'ICLR 2025 winners',
    'time series forecasting',
  ])('finds none in %j', (sentence) => {
    expect(read(sentence)).toBeUndefined();
  });

  it('finds days that exist, in their order and begun, wherever they are named', () => {
    const asking = fc.constantFrom('since', 'from', 'in', 'until', 'before', 'after');
    fc.assert(
      fc.property(asking, aTime, aMoment, (bound, time, at) => {
        const sentence = `papers on robots ${bound} ${time}, please`;
        const found = findDays(sentence, at);
        expect(sentence.slice(found?.from, found?.to)).toBe(`${bound} ${time}`);
        for (const day of [found?.since, found?.until]) expect(day ?? '2026-01-01').toMatch(/^\d{4}-\d\d-\d\d$/);
        if (bound === 'since' || bound === 'from') expect(found?.since).toBe(readDays(time, at)?.since);
        if (found?.since !== undefined && found.until !== undefined) expect(found.since <= found.until).toBe(true);
      }),
    );
  });

  it('finds a span that holds a day between any two times', () => {
    fc.assert(
      fc.property(fc.constantFrom('between', 'from'), aTime, aTime, aMoment, (bound, first, second, at) => {
        const sentence = `robots ${bound} ${first} ${bound === 'from' ? 'to' : 'and'} ${second}`;
        const found = findDays(sentence, at);
        expect(sentence.slice(found?.to)).toBe('');
        expect(found?.since).toMatch(/^\d{4}-\d\d-\d\d$/);
        expect((found?.since ?? '') <= (found?.until ?? '9999')).toBe(true);
      }),
    );
  });

  it('stays quick on a hostile text', () => {
    for (const text of ['1 day and ', 'last ', 'may 3 - ', '1/', 'in ', 'since last ', '1'.repeat(60), '-']) {
      const started = performance.now();
      findDays(text.repeat(4_000), now);
      readDays(text.repeat(4_000), now);
      expect(performance.now() - started).toBeLessThan(500);
    }
  });
});
