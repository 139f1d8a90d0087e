import { plainTimes } from './plain-line.ts';
import { fiveFields } from './schedule.ts';

/** By how many minutes a time is to move, earlier below 0: "an hour later", "30 min earlier"; undefined: not by a length. */
export function minutesMoved(text: string): number | undefined {
  const { half, count = '', unit = '', way = '' } = move.exec(text)?.groups ?? {};
  const number = count === '' ? undefined : (counts.get(count.toLowerCase()) ?? Number(count));
  if (number === undefined) return undefined;
  const minutes = number * (/^h/i.test(unit) ? 60 : 1) * (half === undefined ? 1 : 0.5);
  return /^e/i.test(way) ? -minutes : minutes;
}

const move =
  /\b(?<half>half )?(?:by )?(?<count>\d{1,3}|an?|one|two|three|four)[ -]?(?<unit>hours?|hrs?|h|minutes?|mins?) (?<way>later|earlier)\b/i;
const counts = new Map([
  ['a', 1],
  ['an', 1],
  ['one', 1],
  ['two', 2],
  ['three', 3],
  ['four', 4],
]);

/** A cron line so many minutes later on its days; undefined where that is another day, or it has no plain times. */
export function movedLine(line: string, minutes: number): string | undefined {
  const plain = plainTimes(line);
  if (plain === undefined) return undefined;
  const times = plain.hours.map((hour) => hour * 60 + plain.minute + minutes);
  if (times.some((time) => time < 0 || time >= 24 * 60)) return undefined;
  const hours = times.map((time) => Math.floor(time / 60));
  return [(times[0] ?? 0) % 60, hours.join(','), ...fiveFields(line).split(' ').slice(2)].join(' ');
}
