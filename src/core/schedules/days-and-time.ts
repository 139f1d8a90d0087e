import { clockTime, everyWeek, plainTimes } from './plain-line.ts';
import { daysIn, fieldOf } from './week.ts';
import { readWhen, typedWhen } from './when.ts';

/** A schedule as a form asks for it. Days: Sunday is 0; at least one. Time: `09:00`. */
export type DaysAndTime = { days: number[]; time: string };

/** The days as a form offers them: the week of people who read papers begins on Monday. */
export const weekdayChoices = [
  { day: 1, label: 'Monday' },
  { day: 2, label: 'Tuesday' },
  { day: 3, label: 'Wednesday' },
  { day: 4, label: 'Thursday' },
  { day: 5, label: 'Friday' },
  { day: 6, label: 'Saturday' },
  { day: 0, label: 'Sunday' },
] as const;

/** A typed schedule by its days and time; undefined where it says more (twice a day, the first of a month) or cannot be read. */
export function daysAndTime(typed: string, now: Date): DaysAndTime | undefined {
  const read = readWhen(typed, '0 9 * * 1-5', now);
  if (!read.ok) return undefined;
  const { minute, hours: [hour, ...others] = [] } = plainTimes(read.line) ?? {};
  if (minute === undefined || hour === undefined || others.length > 0) return undefined;
  const falling = daysIn(everyWeek(read.line) ?? '') ?? [];
  const days = weekdayChoices.map((choice) => choice.day).filter((one) => falling.includes(one));
  return days.length === 0 ? undefined : { days, time: clockTime(hour, minute) };
}

/** As people would type it: the same words that `typedWhen` has for the schedule. */
export function typedDaysAndTime({ days, time }: DaysAndTime): string {
  const [hour, minute] = time.split(':').map(Number);
  return typedWhen(`${minute} ${hour} * * ${fieldOf(days)}`);
}
