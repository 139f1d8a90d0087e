import { fiveFields } from './schedule.ts';

/** The times of day of a cron line that names them in numbers; undefined where it says more. */
export function plainTimes(line: string): { minute: number; hours: number[] } | undefined {
  const [minute = '', hour = ''] = fiveFields(line).split(' ');
  if (!/^\d+$/.test(minute) || !/^\d+(?:,\d+)*$/.test(hour)) return undefined;
  return { minute: Number(minute), hours: hour.split(',').map(Number) };
}

/** `09:05` */
export const clockTime = (hour: number, minute: number): string =>
  [hour, minute].map((part) => `${part}`.padStart(2, '0')).join(':');

/** The weekday field of a cron line that is the same every week; undefined where it says more. */
export function everyWeek(line: string): string | undefined {
  const [, , day, month, weekday] = fiveFields(line).split(' ');
  return day === '*' && month === '*' ? weekday : undefined;
}
