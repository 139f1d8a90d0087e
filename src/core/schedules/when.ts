import type { Fault } from '../chat/fault.ts';
import { inWords, shorten } from '../text.ts';
import { type Apart, type Said, timesApart } from './apart.ts';
import { minutesMoved, movedLine } from './moved.ts';
import { clockTime, everyWeek, plainTimes } from './plain-line.ts';
import { strangeRhythm } from './rhythms.ts';
import { fiveFields, lineProblem } from './schedule.ts';
import { timesOfDay } from './times-of-day.ts';
import { dayOf, daysIn, daysOf, fieldOf, misspeltDay, printDays } from './week.ts';

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
  const isCron = looksLikeCron(words);
  const line = isCron ? cronLine(words) : (lineMoved(words, current) ?? lineOf(words, current));
  if (typeof line !== 'string') {
    return { ok: false, fault: { said: `${line.problem} Examples: ${examples}`, ...line } };
  }
  // Who typed words is told of those, and of how they are read.
  const problem = lineProblem(line, from, isCron ? undefined : `"${shorten(text, 80)}", ${printWhen(line)},`);
  return problem === undefined ? { ok: true, line } : { ok: false, fault: { problem } };
}

function lineMoved(words: string, current: string): string | Fault | undefined {
  const minutes = minutesMoved(words);
  if (minutes === undefined) return undefined;
  const problem = `I cannot move ${printWhen(current)} by that and keep its days. Say the new time.`;
  return movedLine(current, minutes) ?? { problem };
}

const looksLikeCron = (words: string) => {
  const fields = words.split(/\s+/);
  const areTimes = fields.slice(0, 2).every((field) => /^[\d*?,\-/]+$/.test(field));
  return areTimes && fields.length >= 5 && fields.every((field) => /^[\d*?,\-/#a-z]+$/.test(field));
};

/** With single spaces and days as numbers, so that `1-5` and `MON-FRI` are one schedule; `?` is how Quartz writes `*`. */
const cronLine = (words: string) => {
  const [minute, hour, day, month, weekday = '', ...more] = words.replaceAll('?', '*').split(/\s+/);
  const numbers = weekday.replace(/[a-z]{3,}/g, (name) => `${dayOf(name) ?? name}`);
  return [minute, hour, day, month, numbers, ...more].join(' ');
};

/** At most this much is read: a schedule is a few words. */
const longest = 200;

function lineOf(typed: string, current: string): string | Fault {
  if (typed.length > longest) return { problem: 'That is too long for a schedule.' };
  const words = typed.replace(/\p{L}+/gu, (word) => misspeltDay(word) ?? word);
  const strange = strangeRhythm(words);
  if (strange !== undefined) return told(strange.problem);
  const plain = words
    .replace(/\b(?:week|work|working|business) days?\b/g, 'weekdays')
    .replace(/\b(?:once a|per|every|each) week\b/g, 'weekly')
    .replace(/\b(?:(?:apart|aside) from|other than|with (?:the )?exception of|leav(?:e|ing) out)\b/g, 'except');
  const { times: timed, rest } = timesOfDay(plain.replace(spanPattern, asSpan));
  const said: Said[] = [];
  let isAdded = false;
  for (const { before, time } of [...timed, { before: rest, time: undefined }]) {
    const words = before.replace(/[,;&+/]/g, ' and ').split(/\s+/);
    let isLeftOut = false;
    for (const word of words.filter((part) => part !== '' && !fillers.has(part))) {
      const days = daysOf(word);
      if (days !== undefined) said.push({ days, isLeftOut });
      else if (word === 'and') said.push(word);
      else if (word === 'also') isAdded = true;
      else if (leavingOut.has(word)) isLeftOut = true;
      else return { problem: `I cannot read "${word}" as a day, a time or a place.` };
    }
    if (time !== undefined) said.push({ time });
  }
  // One post a week, of a day that is not said.
  if (/\bweekly\b/.test(plain) && !said.some((one) => one !== 'and' && 'days' in one)) said.push({ days: [monday] });
  if (isAdded) return lineWith(said, current);
  const apart = timesApart(said);
  return apart === undefined ? lineFor(said, current) : told(sameTimes(apart));
}

const monday = 1;

/** "Also 18:00", "also sundays": besides the times, or the days, that there are. */
function lineWith(added: readonly Said[], current: string): string | Fault {
  const isOf = (what: 'days' | 'time') => added.some((one) => one !== 'and' && what in one);
  const [own, days] = [plainTimes(current), daysIn(everyWeek(current) ?? '')];
  if (own === undefined || days === undefined || isOf('days') === isOf('time'))
    return { problem: 'I can add a time alone, or days alone, to those that there are. Say all the days and times.' };
  const there = isOf('days') ? [{ days }] : own.hours.map((hour) => ({ time: clockTime(hour, own.minute) }));
  return lineFor([...there, ...added], current);
}

/** What holds its own example. */
const told = (problem: string): Fault => ({ problem, said: problem });

function lineFor(said: readonly Said[], current: string): string | Fault {
  const of = (isOut: boolean) =>
    said.flatMap((one) => (one !== 'and' && 'days' in one && (one.isLeftOut === true) === isOut ? one.days : []));
  const [named, out] = [of(false), of(true)];
  const times = said.flatMap((one) => (one !== 'and' && 'time' in one ? [one.time] : []));
  const [minute = '0', hour = '9', day = '*', month = '*', weekday = '*'] = fiveFields(current).split(' ');
  const minutes = new Set(times.map(minuteOf));
  if (minutes.size > 1)
    return { problem: 'Several times a day must share their minute, as in "daily 8:30 and 18:30".' };
  const hours = [...new Set(times.map((time) => Number(time.split(':')[0])))].sort((a, b) => a - b);
  if (named.length + out.length === 0 && hours.length === 0)
    return { problem: 'I found neither a day nor a time in that.' };
  const at = hours.length === 0 ? `${minute} ${hour}` : `${Number([...minutes][0])} ${hours.join(',')}`;
  if (out.length === 0) return named.length === 0 ? `${at} ${day} ${month} ${weekday}` : `${at} * * ${fieldOf(named)}`;
  const from = named.length > 0 ? named : daysIn(everyWeek(current) ?? '');
  if (from === undefined)
    return { problem: `Posts come ${printWhen(current)}, of which I can leave out no weekday. Say the days you want.` };
  const left = from.filter((one) => !out.includes(one));
  return left.length === 0 ? { problem: noDayLeft } : `${at} * * ${fieldOf(left)}`;
}

const noDayLeft = 'That leaves no day to post on. Say the days you want, or pause the posts: /paper pause.';

/** Why days cannot have times of their own, with what can be had. */
export function sameTimes(apart: readonly Apart[]): string {
  const asked = apart.map(({ days, times }) => `${printDays(fieldOf(days))} at ${listed(times)}`);
  const all = printDays(fieldOf(apart.flatMap(({ days }) => days)));
  const ways = new Set(apart.map(({ times }) => `${all} ${listed(withOneMinute(times))}`));
  return `A channel has the same times on all its days, so not ${inWords(asked)}. It can have ${[...ways].join(', or ')}.`;
}

const listed = (times: readonly string[]) => times.map((time) => time.padStart(5, '0')).join(' and ');
const minuteOf = (time = '') => time.split(':')[1];
/** Those that one schedule can have: the times of a day share their minute. */
const withOneMinute = (times: readonly string[]) => times.filter((time) => minuteOf(time) === minuteOf(times[0]));

/** "mon - fri", "monday to friday": with spaces, each end would be read as a day of its own. */
const asSpan = (whole: string, first: string, last: string) =>
  dayOf(first) === undefined || dayOf(last) === undefined ? whole : `${first}-${last}`;
const spanPattern =
  /(?<![\p{L}\d])(\p{L}{2,9})\s*(?:[-–—]|\s(?:to|through|thru|until|till)\s)\s*(\p{L}{2,9})(?![\p{L}\d])/gu;

const fillers = new Set([
  'at',
  'on',
  'every',
  'each',
  'week',
  'the',
  'weekly',
  'o',
  'clock',
  'morning',
  'mornings',
  'in',
  'please',
  'only',
  'just',
  'post',
  'posts',
  'papers',
  '@',
  'oclock',
  'from',
  '-',
]);

/** "Weekdays except fridays", "not on mondays": the days behind these are left out. */
const leavingOut = new Set(
  'not no never except excluding without but besides skip omit exclude bar barring minus'.split(' '),
);

/** "weekdays at 09:00", "Mon, Thu at 08:30"; a line no everyday words fit as it is. */
export function printWhen(line: string): string {
  const [times, days] = [plainTimes(line), printDays(everyWeek(line) ?? '')];
  if (times === undefined || days === undefined) return `at the cron line ${line}`;
  return `${days} at ${times.hours.map((hour) => clockTime(hour, times.minute)).join(' and ')}`;
}

/** A schedule as people would type it: what a form holds. */
export const typedWhen = (line: string) => printWhen(line).replace('at the cron line ', '').replace(' at ', ' ');
