import { type Classes, holds, phrases } from './phrases.ts';
import { adjectival, beginsTopic, timeWords, weekdays } from './time-words.ts';
import type { Part, Word } from './words.ts';

/**
 * As they are typed; "the daily digest" says no days. Days that are left out are so of those that the sentence names, else of
 * the channel's own, which the command knows.
 */
export function daysIn(parts: readonly Part[], hasTime: boolean): string | undefined {
  const { out, rest } = daysOut(parts.map(({ words }) => cut(words, holds(words, notDaily))));
  const named = daysNamed(rest, hasTime);
  if (out.length === 0) return named;
  return named === undefined ? `not on ${out.join(' ')}` : `${named} except ${out.join(' ')}`;
}

const cut = (words: readonly Word[], found: { start: number; end: number } | undefined): readonly Word[] =>
  found === undefined ? words : words.toSpliced(found.start, found.end - found.start);

function daysNamed(words: readonly Word[], hasTime: boolean): string | undefined {
  for (const [days, list] of dayPhrases) if (holds(words, list) !== undefined) return days;
  const said = hasTime || words.every(({ text }) => timeWords.has(text) || besideDays.has(text)) ? bareDays : each;
  const free = words.filter((_, at) => !beginsTopic(words, at));
  const named = weekdays.filter((_, at) => holds(free, said[at] ?? none) !== undefined);
  if (named.length > 0) return named.map((day) => `${day}s`).join(' ');
  for (const [days, list] of looser) if (holds(free, list) !== undefined) return days;
  const daily = words.findIndex(({ text }, at) => text === 'daily' && !beginsTopic(words, at));
  if (daily === -1) return undefined;
  const isAdjective = adjectival.has(words[daily + 1]?.text ?? '');
  return isAdjective && (!hasTime || articles.has(words[daily - 1]?.text ?? '')) ? undefined : 'daily';
}

/** Without "daily", which is said of what comes, too. */
const everyDay: Classes = { everyDay: ['every|each day', 'everyday', 'all|seven days'] };
export const saidEveryDay = phrases(['{everyDay}'], everyDay);

/** "On Tuesdays, not every day" */
const notDaily = phrases(
  ['not|than {everyDay}', 'not|than daily', 'instead of {everyDay}', 'instead of daily|every|each'],
  everyDay,
);

/** "Not on Fridays", "every day except Sunday": the days that are not wanted, and what else is said. */
function daysOut(parts: readonly (readonly Word[])[]): { out: string[]; rest: readonly Word[] } {
  const out: string[] = [];
  const rest = parts.flatMap((words, part) => {
    // "Not on Mondays, Tuesdays or Fridays" goes on in the next part; "not on Mondays, Tuesdays instead" does not.
    if (part > 0 && out.length > 0 && daysEnd(words, 0) === words.length) {
      out.push(...words.flatMap(daySaid));
      return [];
    }
    let left = words;
    for (let at = holds(left, leavingOut); at !== undefined; at = holds(left, leavingOut)) {
      const end = daysEnd(left, at.end);
      out.push(...left.slice(at.start, end).flatMap(daySaid));
      left = cut(left, { start: at.start, end });
    }
    return left;
  });
  // "Fridays are busy, so not on Fridays"
  return { out: [...new Set(out)], rest: rest.filter((word) => !daySaid(word).some((day) => out.includes(day))) };
}

/** Where the days that stand from a place on end. */
function daysEnd(words: readonly Word[], from: number): number {
  const behind = words.slice(from).findIndex((word) => daySaid(word).length === 0 && !joining.has(word.text));
  return behind === -1 ? words.length : from + behind;
}

/** "Fri", "weekend": as the command is told it. */
function daySaid({ text }: Word): string[] {
  const day = weekdayOf(text) ?? ['weekend', 'weekday'].find((days) => text === days || text === `${days}s`);
  return day === undefined ? [] : [`${day}s`];
}
const weekdayOf = (name: string) => weekdays.find((day) => name.length > 2 && `${day}s`.startsWith(name));
const joining = new Set(['and', 'or', 'nor', 'on', 'the']);

/** Between the two nothing else stands: "not before 9 on Mondays" leaves none out. */
const between = Array(6)
  .fill('on|at|the|daily|during|over|any|more|anything|me|us|here|to|post|posts|posting|send|sending|papers|digest?')
  .join(' ');
const leavingOut = phrases(
  [
    `not|never|no|skip|exclude|omit|except|excluding|without|besides ${between} {day}`,
    `stop|quit posting|sending ${between} {day}`,
  ],
  {
    day: [...weekdays.flatMap((day) => [day, `${day}s`, day.slice(0, 3)]), 'weekend|weekends|weekday|weekdays'],
  },
);
const dayPhrases = [
  [
    'weekdays',
    phrases([
      'weekdays|weekday|workdays|workday',
      'working|work|business|week days|day',
      'monday|mondays|mon to|till|until|through|thru friday|fridays|fri',
      'mon-fri|monday-friday|mo-fr',
    ]),
  ],
  ['daily', saidEveryDay],
] as const;

/** Said beside named days these add nothing. */
const looser = [
  ['weekends', phrases(['weekends', 'every|each|on weekend'])],
  ['daily', phrases(['every|each morning|evening|night|afternoon|noon'])],
  ['mondays', phrases(['weekly', 'every|each|once week', 'once a week'])],
] as const;

const each = weekdays.map((day) => phrases([`${day}s`, `every|each|on|and ${day}|${day.slice(0, 3)}`]));
/** Beside a time of day a day needs nothing before it. */
const bareDays = weekdays.map((day) =>
  phrases([
    `${day}s`,
    `${day}|${day.slice(0, 3)}`,
    ...(day === 'tuesday' ? ['tues'] : day === 'thursday' ? ['thurs|thur'] : []),
  ]),
);
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
]);
const articles = new Set('the my our your this that'.split(' '));

/** "mon,thu", "tue/fri" */
export function daysListed(word: Word): Word[] {
  const names = word.text.split(/[,/+&]/);
  const days = names.map(weekdayOf);
  if (names.length < 2) return [word];
  return days.every((day) => day !== undefined) ? days.map((day) => ({ text: `${day}s`, written: `${day}s` })) : [word];
}
