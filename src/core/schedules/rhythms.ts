import { timesOfDay } from './times-of-day.ts';
import { daysOf } from './week.ts';

/** Why a rhythm cannot be had, with the nearest that can. `days`: those of the nearest, where it has the same time. */
export type StrangeRhythm = { problem: string; days?: string };

/** What words name that no schedule has; undefined where they name no such rhythm. */
export function strangeRhythm(words: string): StrangeRhythm | undefined {
  for (const [pattern, say] of rhythms) {
    const found = pattern.exec(words);
    if (found === null) continue;
    const [first] = timesOfDay(words.replace(found[0], ' ')).times;
    const said = say(first?.time ?? '9:00', found);
    return typeof said === 'string' ? { problem: said } : said;
  }
  return undefined;
}

const many = '(?:other|alternate|2nd|second|two|2|3rd|third|three|3|4th|fourth|four|4|five|5|six|6)';
const day = '(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?s?';
/** "Monthly rainfall" is no rhythm of posts. */
const alone = '(?= *$| (?:at|on|please|instead|only|posts?|papers?|digests?|updates?)\\b| \\d)';
/** As cron writes them. */
const nths: Readonly<Record<string, string>> = { first: '1', second: '2', third: '3', fourth: '4', last: 'L' };

type Say = (time: string, found: RegExpExecArray) => string | StrangeRhythm;

/** Tried in their order. */
const rhythms: readonly (readonly [RegExp, Say])[] = [
  [
    new RegExp(
      `\\b(?:(?:every|each|on) ${many}|alternate) (weeks?|${day})\\b(?! (?:in|of) )|\\b(?:bi-?weekly|fortnight(?:ly)?)\\b`,
    ),
    (time, [, on = 'week']) => near('every other week', on.startsWith('week') ? 'mondays' : on, time),
  ],
  [
    new RegExp(
      `\\b(first|1st|second|2nd|third|3rd|fourth|4th|last) (${day})\\b(?: (?:in|of) (?:the|a|each|every) month)?`,
    ),
    (time, [, nth = '', on = '']) =>
      monthly(`${cronTime(time)} * * ${daysOf(on)?.[0] ?? 1}#${nths[nth] ?? nth.charAt(0)}`, `${on} ${time}`),
  ],
  [
    new RegExp(`\\b(?:every|each) ${many} days?\\b|\\balternate days\\b`),
    (time) => near('every few days', 'mon,wed,fri', time),
  ],
  [
    new RegExp(`\\bhourly\\b${alone}|\\b(?:every|each) (?:\\w+ )?(?:hours?|minutes?|mins?)\\b`),
    () => 'Two posts are at least 6 hours apart. The nearest: daily 8:00, 14:00 and 20:00.',
  ],
  [
    /\b(?:twice|two times|thrice|three times|several times) (?:(?:a|per|each|every) )?(?:day|daily)\b/,
    () => 'Say at which times, such as daily 9:00 and 17:00.',
  ],
  [
    /\b(?:twice|two times|thrice|three times|several times) (?:(?:a|per|each|every) )?week(?:ly)?\b/,
    (time) => `Say on which days, such as mon,thu ${time}.`,
  ],
  [
    /\b(0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)\b(?: (?:day )?of (?:the|each|every) month)?/,
    (time, [, date = '1']) => monthly(`${cronTime(time)} ${Number(date)} * *`, `mondays ${time}`),
  ],
  [
    new RegExp(`\\bmonthly\\b${alone}|\\b(?:once a|(?:first|last) (?:day )?of (?:the|each|every)|every|each) month\\b`),
    (time) => monthly(`${cronTime(time)} 1 * *`, `mondays ${time}`),
  ],
];

const near = (rhythm: string, days: string, time: string): StrangeRhythm => ({
  problem: `A schedule is the same every week, so not ${rhythm}. The nearest: ${days} ${time}.`,
  days,
});

const monthly = (line: string, near: string) =>
  `In words a schedule is the same every week, such as ${near}. What comes once a month is typed as five cron fields: ${line}`;

const cronTime = (time: string) => time.split(':').reverse().map(Number).join(' ');
