import fc from 'fast-check';
import { expect, it } from 'vitest';
import { daysAndTime, typedDaysAndTime, weekdayChoices } from '../../../src/core/schedules/days-and-time.ts';
import { readWhen, typedWhen } from '../../../src/core/schedules/when.ts';

const now = new Date('2026-06-19T12:00:00Z');
const read = (typed: string) => daysAndTime(typed, now);

it.each([
  ['weekdays 09:00', { days: [1, 2, 3, 4, 5], time: '09:00' }],
  ['Mon, Thu 08:30', { days: [1, 4], time: '08:30' }],
  ['every day 18:05', { days: [1, 2, 3, 4, 5, 6, 0], time: '18:05' }],
  ['15 7 * * 0', { days: [0], time: '07:15' }],
  ['0 9 * * 2-5', { days: [2, 3, 4, 5], time: '09:00' }],
  ['30 8 * * 1-3,5', { days: [1, 2, 3, 5], time: '08:30' }],
  ['0 9 * * 0,2-4', { days: [2, 3, 4, 0], time: '09:00' }],
])('reads days and a time from %s', (typed, wanted) => {
  expect(read(typed)).toEqual(wanted);
});

it.each(['daily 8:30 and 18:30', '0 9 1 * *', '0 9 * 6 *', '0 9 * * 1#1', 'whenever'])(
  'leaves %s to words: days and one time cannot say it',
  (typed) => {
    expect(read(typed)).toBeUndefined();
  },
);

it('writes what is read the same again, in the words of the schedule itself', () => {
  const days = fc.subarray(
    weekdayChoices.map(({ day }) => day),
    { minLength: 1 },
  );
  const clock = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }));
  fc.assert(
    fc.property(days, clock, (chosen, [hour, minute]) => {
      const two = (part: number) => String(part).padStart(2, '0');
      const asked = { days: [...chosen], time: `${two(hour)}:${two(minute)}` };
      const typed = typedDaysAndTime(asked);
      expect(read(typed)).toEqual(asked);
      const line = readWhen(typed, '0 9 * * 1-5', now);
      expect(line.ok && typedWhen(line.line)).toBe(typed);
    }),
  );
});
