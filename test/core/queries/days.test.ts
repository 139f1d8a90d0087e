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
    'x',
  ])('does not take %j for a day', (text) => {
    expect(readDays(text, now)).toBeUndefined();
  });

  it('knows the day in UTC, whatever the clock of the machine', () => {
    expect(readDays('yesterday', new Date('2026-06-19T00:30:00Z'))?.since).toBe('2026-06-18');
    expect(readDays('today', new Date('2026-06-18T23:30:00Z'))?.since).toBe('2026-06-18');
  });
});

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

  it('stays quick on a hostile text', () => {
    for (const text of ['1 day and ', 'last ', 'may 3 - ', '1/', 'in ', 'since last ', '1'.repeat(60), '-']) {
      const started = performance.now();
      findDays(text.repeat(4_000), now);
      readDays(text.repeat(4_000), now);
      expect(performance.now() - started).toBeLessThan(500);
    }
  });
});
