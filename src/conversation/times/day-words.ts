import { daysOf, fieldOf } from '../../core/schedules/week.ts';
import { type Classes, holds, phrases, withoutEnd } from '../words/phrases.ts';
import type { Part, Word } from '../words/words.ts';
import { daysOut, leavesThemAsTheyAre } from './days-out.ts';
import {
  adjectival,
  anyWeekday,
  beginsTopic,
  dayPart,
  eachWeekday,
  namedTime,
  someDay,
  timeWords,
  weekdayOf,
  weekdays,
} from './time-words.ts';

/**
 * As they are typed; "the daily digest" says no days. Days that are left out are so of those that the sentence names, else of
 * the channel's own, which the command knows.
 */
export function daysIn(parts: readonly Part[], hasTime: boolean): string | undefined {
  const { out, rest } = daysOut(parts.map(({ words }) => cut(words, holds(words, notDaily))));
  const ofAll = out.length > 0 && holds(rest, anyDay) !== undefined ? 'daily' : undefined;
  const named = daysNamed(rest, hasTime) ?? ofAll;
  if (out.length > 0 && parts.some(leavesThemAsTheyAre)) return undefined;
  if (named === undefined) return out.length === 0 ? undefined : `not on ${out.join(' ')}`;
  // "Stop the weekend posts? Mondays to Fridays is fine": weekdays hold none of these.
  const left = named === 'weekdays' ? out.filter((day) => day !== 'weekends') : out;
  return left.length === 0 ? named : `${named} except ${left.join(' ')}`;
}

/** "Any day but Friday": alone it names none. */
const anyDay = phrases(['any|all day|days', 'all|whole|entire week']);

const cut = (words: readonly Word[], found: { start: number; end: number } | undefined): readonly Word[] =>
  found === undefined ? words : words.toSpliced(found.start, found.end - found.start);

function daysNamed(words: readonly Word[], hasTime: boolean): string | undefined {
  const group = dayPhrases.find(([, list]) => holds(words, list) !== undefined)?.[0];
  if (group === 'daily') return group;
  const said = hasTime || words.every(({ text }) => timeWords.has(text) || besideDays.has(text)) ? bareDays : each;
  const free = words.filter((_, at) => !beginsTopic(words, at));
  const named = weekdays.filter((_, at) => holds(free, said[at] ?? none) !== undefined);
  // "Weekdays and saturdays", "weekends and mondays": all of them.
  const single = named.map((day) => `${day}s`);
  const groups = [
    ...(group === undefined ? [] : [group]),
    ...(holds(free, looser[0][1]) === undefined ? [] : ['weekends']),
  ];
  if (groups.length + single.length > 0) return [...groups, ...single].join(' ');
  for (const [days, list] of looser) if (holds(free, list) !== undefined) return days;
  const daily = words.findIndex(({ text }, at) => text === 'daily' && !beginsTopic(words, at));
  if (daily === -1) return undefined;
  const isAdjective = adjectival.has(words[daily + 1]?.text ?? '');
  return isAdjective && (!hasTime || articles.has(words[daily - 1]?.text ?? '')) ? undefined : 'daily';
}

/** Without "daily", which is said of what comes, too. */
const everyDay: Classes = { everyDay: ['every|each day', 'everyday', 'all|seven days'] };
export const saidEveryDay = phrases(['{everyDay}'], everyDay);

/** "On Tuesdays, not every day", "on Wednesday instead of Tuesday" */
const notDaily = phrases(
  [
    'not|than {everyDay}',
    'not|than daily',
    'instead of {everyDay}',
    'instead of daily|every|each',
    `instead of on? ${someDay}`,
  ],
  everyDay,
);

const dayPhrases = [
  ['weekdays', phrases(['weekdays|weekday|workdays|workday'])],
  ['daily', saidEveryDay],
] as const;

/** Said beside named days these add nothing. */
const looser = [
  ['weekends', phrases(['weekends', 'every|each|on|at|over|and|plus the? weekend'])],
  ['daily', phrases([`every|each ${dayPart}|${namedTime}`])],
  ['mondays', phrases(['weekly', 'every|each|once week', 'once a week'])],
] as const;

/** "Tue and Thu": each of a list, as its last is one. */
const each = weekdays.map((day) =>
  phrases([
    `${day}s`,
    `every|each|on|and ${day}|${day.slice(0, 3)}`,
    `${day}|${day.slice(0, 3)} and|or|plus? ${anyWeekday}|${eachWeekday}`,
  ]),
);
/** Beside a time of day a day needs nothing before it. */
const bareDays = weekdays.map((day) => phrases([`${day}s|${day}|${day.slice(0, 3)}`]));
const none = phrases([]);

/** Beside days alone. */
const besideDays = new Set([
  'and',
  'or',
  'on',
  'only',
  'just',
  'please',
  'the',
  'make',
  'it',
  'then',
  'but',
  'instead',
  'rather',
  'no',
  'plus',
  'also',
  'add',
]);
const articles = new Set('the my our your this that'.split(' '));

/** Each day by itself: of "mon,thu" and "tue/fri", and from the first of "mondays to thursdays" on. */
export const daysApart = (words: readonly Word[]): Word[] => ofRanges(words.flatMap(listed));

function listed(word: Word): Word[] {
  const short = shortened.has(word.text) ? weekdayOf(word.text) : undefined;
  if (short !== undefined) return [{ text: `${short}s`, written: word.written }];
  const names = word.text.split(/[,/+&]/);
  const days = names.map(weekdayOf);
  if (names.length < 2) return [word];
  return days.every((day) => day !== undefined) ? days.map((day) => ({ text: `${day}s`, written: `${day}s` })) : [word];
}

/** Of more letters than "sun", which may be a topic's. */
const shortened = new Set('mons tues weds thur thurs fris'.split(' '));

function ofRanges(words: readonly Word[]): Word[] {
  const found: Word[] = [];
  for (let at = 0; at < words.length; ) {
    const [word, joint, last] = words.slice(at, at + 3);
    if (word === undefined) break;
    const isJoined = isRange.has(joint?.text ?? '') || (joint?.text === 'and' && words[at - 1]?.text === 'between');
    const ends = isJoined ? [word.text, last?.text ?? ''].map(weekdayOf) : [];
    const isTwo = ends.length === 2 && ends.every((end) => end !== undefined);
    const days = isTwo ? daysOf(ends.join('-')) : word.text.includes('-') ? daysOf(word.text) : undefined;
    if (days === undefined) found.push(word);
    else found.splice(0, found.length, ...withoutEnd(found, everyDayOf), ...inWords(days));
    at += isTwo ? 3 : 1;
  }
  return found;
}
/** "Every day from Monday to Thursday": each of those. */
const everyDayOf = phrases(['{everyDay} from|between|of|on?', 'daily from|between?'], everyDay);
const isRange = new Set('to till until through thru'.split(' '));

function inWords(days: readonly number[]): Word[] {
  const names =
    fieldOf(days) === '1-5'
      ? ['weekdays']
      : days.length === 7
        ? ['daily']
        : days.map((day) => `${weekdays.at(day - 1)}s`);
  return names.map((text) => ({ text, written: text }));
}
