import { expect, it } from 'vitest';
import { meant, whenMeant } from './meant.ts';

it.each([
  'stop on fridays',
  'pause on weekends',
  'pause monday to friday',
  'stop posting in the evening',
  'stop at 9',
  'no emails on weekends',
  'do not email us on fridays',
  "we don't meet on fridays",
  'nobody is in the office on fridays',
  'no one reads it on sundays',
])('no day or time that is not wanted is offered: %s', (text) =>
  expect(meant(text)).toMatchObject({
    kind: 'change',
    command: 'schedule',
    options: {},
    says: expect.stringContaining('that are to stay'),
  }),
);

it.each([
  'move the friday post to thursday at 10',
  'move the friday 9am post to 10am',
  "move friday's post to 10",
  'replace mondays with tuesdays and wednesdays',
  'move monday and tuesday to friday',
])('no day is lost where several days or a time are moved: %s', (text) =>
  expect(meant(text)).toMatchObject({
    command: 'schedule',
    options: {},
    says: expect.stringContaining('all the days and times'),
  }),
);

it.each([
  ['weekdays at 9, no fridays', 'weekdays except fridays 9:00'],
  ['every day, no weekends', 'daily except weekends'],
  ['move it to 8, no 9', '9:00'],
  ['to monday, no tuesday', 'tuesdays'],
  ['move the friday post to thursday', 'also thursdays not fridays'],
])('what is wanted is: %s', (text, when) => expect(whenMeant(text)).toBe(when));
