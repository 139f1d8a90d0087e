import { describe, expect, it } from 'vitest';
import { readWhen } from '../../src/core/schedules/when.ts';
import { meant, now, whenMeant } from './meant.ts';

it.each([
  ['can you send it in the evening as well', 'also 18:00'],
  ['every evening as well please', 'also 18:00'],
  ['add an evening post', 'also 18:00'],
  ['also in the evenings', 'also 18:00'],
  ['an extra lunchtime post', 'also 12:00'],
  ['add a noon post', 'also 12:00'],
  ['a second post at 18:00', 'also 18:00'],
  ['add a post at 6pm', 'also 18:00'],
  ['also at 6pm', 'also 18:00'],
  ['another digest at 17:00 please', 'also 17:00'],
  ['post again at 5pm', 'also 17:00'],
  ['plus 6pm', 'also 18:00'],
  ['at 18:00 too', 'also 18:00'],
  ['we want a second round at 17:00', 'also 17:00'],
  ['once more at 6 pm', 'also 18:00'],
  ['also on sundays', 'also sundays'],
  ['on sundays too', 'also sundays'],
  ['same time but on fridays too', 'also fridays'],
  ['also on weekdays', 'also weekdays'],
  ['can you also post on sundays', 'also sundays'],
  ['add saturday and sunday', 'also saturdays sundays'],
  ['plus fridays please', 'also fridays'],
])('%s: besides the days and times that there are', (text, read) => expect(whenMeant(text)).toBe(read));

it.each([
  ['every morning at 8 and every evening at 8', 'daily 8:00 20:00'],
  ['8 in the morning and 8 in the evening', '8:00 20:00'],
  ['mornings at 7 and evenings at 7', '7:00 19:00'],
  ['post at 8am and again at 6pm', '8:00 18:00'],
  ['at 9 and also at 18:00', '9:00 18:00'],
  ['post at 8am, 2pm and 8pm', '8:00 14:00 20:00'],
  ['post at 8 and 5', '8:00 17:00'],
  ['post in the morning and in the evening', '9:00 18:00'],
])('%s: both are said', (text, read) => expect(whenMeant(text)).toBe(read));

it.each([
  ['move it to 7am as well', '7:00'],
  ['also, could you post at 9?', '9:00'],
  ['post at 9 and the 5 best papers', '9:00'],
  ['weekdays plus saturday at 9', 'weekdays saturdays 9:00'],
])('%s: in the place of what there is', (text, read) => expect(whenMeant(text)).toBe(read));

it.each(['also on saturdays at 18:00', 'fridays at 18:00 as well'])('%s: no day has times of its own', (text) =>
  expect(meant(text)).toMatchObject({
    command: 'schedule',
    options: {},
    says: expect.stringMatching(/all the days and times/),
  }),
);

describe('what is typed behind the command', () => {
  it.each([
    ['also 18:00', '0 9,18 * * 1-5'],
    ['also sundays', '0 9 * * 0,1,2,3,4,5'],
    ['also saturday and sunday', '0 9 * * *'],
    ['every morning at 8 and every evening at 8', '0 8,20 * * 1-5'],
    ['8 and 5', '0 8,17 * * 1-5'],
    ['8am and 8pm on saturdays only', '0 8,20 * * 6'],
    ['daily 9 no papers on friday', '0 9 * * 0,1,2,3,4,6'],
  ])('%s', (typed, line) => expect(readWhen(typed, '0 9 * * 1-5', now)).toEqual({ ok: true, line }));

  it.each([
    ['8 and 11', '"8 and 11", weekdays at 08:00 and 11:00, comes more often than every 6 hours'],
    ['also 11:00', '"also 11:00", weekdays at 09:00 and 11:00, comes more often than every 6 hours'],
    ['also 18:30', 'must share their minute'],
    ['also fridays 18:00', 'Say all the days and times'],
    ['8am and 8pm on kittens only', 'I cannot read "kittens"'],
  ])('%s: is quoted where it is refused, and no cron line', (typed, said) => {
    const read = readWhen(typed, '0 9 * * 1-5', now);
    const problem = read.ok ? '' : read.fault.problem;
    expect(problem).toContain(said);
    expect(problem).not.toMatch(/\* \*/);
  });
});
