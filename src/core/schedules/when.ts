import type { Fault } from '../chat/fault.ts';
import { minutesMoved, movedLine } from './moved.ts';
import { fiveFields, lineProblem } from './schedule.ts';

/** A cron line for what a person typed, or what is wrong with it. */
export type WhenAnswer = { ok: true; line: string } | { ok: false; fault: Fault };

const examples =
  'weekdays 9:00 · mon,thu 08:30 · daily 18:00 · every friday at 17:30 · or five cron fields such as 0 9 * * 1-5';

/**
 * Reads when a channel wants its papers: days and a time in everyday words, or five cron fields. Days that are not named
 * stay those of `current`, and so does the time; "an hour later" is later than that.
 */
export function readWhen(text: string, current: string, from: Date): WhenAnswer {
  const words = fiveFields(text.toLowerCase().replace(/["`]/g, ' ').trim());
  if (/^(never|no|none|off|stop)$/.test(words)) {
    return { ok: false, fault: { problem: '/paper pause stops the posts here, and /paper resume starts them again.' } };
  }
  const line = looksLikeCron(words) ? cronLine(words) : (lineMoved(words, current) ?? lineOf(words, current));
  if (typeof line !== 'string') {
    return { ok: false, fault: { ...line, said: `${line.problem} Examples: ${examples}` } };
  }
  const problem = lineProblem(line, from);
  return problem === undefined ? { ok: true, line } : { ok: false, fault: { problem } };
}

function lineMoved(words: string, current: string): string | { problem: string } | undefined {
  const minutes = minutesMoved(words);
  if (minutes === undefined) return undefined;
  const problem = `I cannot move ${printWhen(current)} by that and keep its days. Say the new time.`;
  return movedLine(current, minutes) ?? { problem };
}

const looksLikeCron = (words: string) => {
  const fields = words.split(/\s+/);
  return /^[\d*]/.test(words) && fields.length >= 5 && fields.every((field) => /^[\d*?,\-/#a-z]+$/.test(field));
};

/** With single spaces and days as numbers, so that `1-5` and `MON-FRI` are one schedule; `?` is how Quartz writes `*`. */
const cronLine = (words: string) => {
  const [minute, hour, day, month, weekday = '', ...more] = words.replaceAll('?', '*').split(/\s+/);
  const numbers = weekday.replace(/[a-z]{3,}/g, (name) => `${dayOf(name) ?? name}`);
  return [minute, hour, day, month, numbers, ...more].join(' ');
};

/** At most this much is read: a schedule is a few words. */
const longest = 200;

function lineOf(words: string, current: string): string | { problem: string } {
  if (words.length > longest) return { problem: 'That is too long for a schedule.' };
  const times = new Set<string>();
  let days: number[] = [];
  const plain = words.replace(/\b(?:week|work|working|business) days?\b/g, 'weekdays');
  const spans = plain.replace(spanPattern, '$1-$2');
  let rest = '';
  let readTo = 0;
  for (const { 0: whole, index, groups } of spans.matchAll(timePattern)) {
    const time = timeOf(whole, groups);
    if (time === undefined) continue;
    times.add(time);
    rest += `${spans.slice(readTo, index)} `;
    readTo = index + whole.length;
  }
  rest += spans.slice(readTo);
  for (const word of rest.split(/[\s,;&+/]+/).filter((part) => part !== '' && !fillers.has(part))) {
    const named = daysOf(word);
    if (named === undefined) return { problem: `I cannot read "${word}" as a day or a time.` };
    days = [...days, ...named];
  }
  const [minute = '0', hour = '9', , , weekday = '*'] = fiveFields(current).split(' ');
  const minutes = new Set([...times].map((time) => time.split(':')[1]));
  if (minutes.size > 1)
    return { problem: 'Several times a day must share their minute, as in "daily 8:30 and 18:30".' };
  const hours = [...times].map((time) => Number(time.split(':')[0])).sort((a, b) => a - b);
  if (days.length === 0 && hours.length === 0) return { problem: 'I found neither a day nor a time in that.' };
  const at = hours.length === 0 ? `${minute} ${hour}` : `${Number([...minutes][0])} ${hours.join(',')}`;
  return `${at} * * ${days.length === 0 ? weekday : fieldOf(days)}`;
}

/** "mon - fri", "monday to friday": with spaces, each end would be read as a day of its own. */
const spanPattern =
  /(?<![\p{L}\d])(\p{L}{2,9})\s*(?:[-–—]|\s(?:to|through|thru|until|till)\s)\s*(\p{L}{2,9})(?![\p{L}\d])/gu;

/** Each way has names of its own for its parts, because a name may stand in a pattern once. */
const timePattern = new RegExp(
  [
    // `9:00`, `09.30`, `17h30`, `9:30 pm`.
    String.raw`(?<![\d:.])(?<hour>\d{1,2})[:.h](?<minute>\d{2})(?::00)?(?:\s*(?<half>[ap])\.?m\b\.?)?(?![\d:])`,
    // `9am`, `9 p.m.`
    String.raw`\b(?<halfHour>\d{1,2})\s*(?<ofHalf>[ap])\.?m\b\.?`,
    // `0900`
    String.raw`\b(?<twoDigits>\d{2})(?<twoMore>\d{2})\b`,
    // `at 9`, `17h`, `9 o'clock`.
    String.raw`\b(?<hourAlone>\d{1,2})(?:h|\s*o'clock)?(?![\w:.])`,
    String.raw`\b(?:noon|midday|midnight)\b`,
  ].join('|'),
  'g',
);

function timeOf(whole: string, parts: Readonly<Record<string, string | undefined>> = {}): string | undefined {
  if (whole === 'noon' || whole === 'midday') return '12:00';
  if (whole === 'midnight') return '0:00';
  const half = parts.half ?? parts.ofHalf;
  const written = Number(parts.hour ?? parts.halfHour ?? parts.twoDigits ?? parts.hourAlone);
  const minute = parts.minute ?? parts.twoMore ?? '00';
  if (half !== undefined && (written < 1 || written > 12)) return undefined;
  const hour = half === undefined ? written : (written % 12) + (half === 'p' ? 12 : 0);
  return hour < 24 && Number(minute) < 60 ? `${hour}:${minute}` : undefined;
}

const fillers = new Set([
  'at',
  'on',
  'every',
  'each',
  'and',
  'the',
  'weekly',
  'o',
  'clock',
  'morning',
  'mornings',
  'in',
  'please',
  '@',
  'oclock',
  'from',
  '-',
]);
const names = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const groups: Readonly<Record<string, number[]>> = {
  daily: [0, 1, 2, 3, 4, 5, 6],
  everyday: [0, 1, 2, 3, 4, 5, 6],
  day: [0, 1, 2, 3, 4, 5, 6],
  days: [0, 1, 2, 3, 4, 5, 6],
  weekday: [1, 2, 3, 4, 5],
  weekdays: [1, 2, 3, 4, 5],
  workdays: [1, 2, 3, 4, 5],
  weekend: [0, 6],
  weekends: [0, 6],
};

function daysOf(word: string): number[] | undefined {
  if (Object.hasOwn(groups, word)) return groups[word];
  const [first = '', last, ...more] = word.split(/[-–]/);
  const start = dayOf(first);
  if (start === undefined || more.length > 0) return undefined;
  if (last === undefined) return [start];
  const end = dayOf(last);
  if (end === undefined) return undefined;
  return Array.from({ length: ((end - start + 7) % 7) + 1 }, (_, step) => (start + step) % 7);
}

/** "mon", "tues", "fridays": the beginning of a name, at least two letters. */
function dayOf(word: string): number | undefined {
  const bare = word.replace(/\.$/, '').replace(/(?<=day)s$/, '');
  const day = bare.length < 2 ? -1 : names.findIndex((name) => name.startsWith(bare));
  return day === -1 ? undefined : day;
}

/** Days (Sunday is 0) as the last field of a cron line. */
export function fieldOf(days: readonly number[]): string {
  const sorted = [...new Set(days)].sort((a, b) => a - b);
  if (sorted.length === 7) return '*';
  return sorted.join(',') === '1,2,3,4,5' ? '1-5' : sorted.join(',');
}

/** "weekdays at 09:00", "Mon, Thu at 08:30"; a line no everyday words fit as it is. */
export function printWhen(line: string): string {
  const [minute = '', hour = '', day, month, weekday = ''] = fiveFields(line).split(' ');
  const plain = /^\d+$/.test(minute) && /^\d+(,\d+)*$/.test(hour) && day === '*' && month === '*';
  const days = weekday === '*' ? 'every day' : weekday === '1-5' ? 'weekdays' : printDays(weekday);
  if (!plain || days === undefined) return `at the cron line ${line}`;
  const times = hour.split(',').map((one) => `${one.padStart(2, '0')}:${minute.padStart(2, '0')}`);
  return `${days} at ${times.join(' and ')}`;
}

/** A schedule as people would type it: what a form holds. */
export const typedWhen = (line: string) => printWhen(line).replace('at the cron line ', '').replace(' at ', ' ');

function printDays(field: string): string | undefined {
  if (!/^[0-7](,[0-7])*$/.test(field)) return undefined;
  const numbers = field.split(',').map((day) => Number(day) % 7);
  // The week of people who read papers begins on Monday.
  const ordered = numbers.sort((a, b) => ((a + 6) % 7) - ((b + 6) % 7));
  return ordered.map((day) => names[day]?.slice(0, 3).replace(/^./, (letter) => letter.toUpperCase())).join(', ');
}
