import { addDays, utcDay } from '../../core/day.ts';
import { findDays } from '../../core/queries/find-days.ts';
import { anyNumber, numberIn } from '../words/numbers.ts';
import { holds, phrases } from '../words/phrases.ts';
import { venues } from '../words/venues.ts';
import { type Word, writtenAs } from '../words/words.ts';
import { anyWeekday, monthOf, oneMonth, weekdayOf, weekdays } from './time-words.ts';

/** A span of days people name. `from` and `to` are terms of a query; `days` how many days it holds, about. */
export type Span = { since: string; until?: string; days: number };

/** The first span of time that words name, and where it stands. */
export function spanIn(words: readonly Word[], now: Date): { span: Span; start: number; end: number } | undefined {
  const found = holds(words, times) ?? yearAtEnd(words);
  // "Our group meets on Thursday and would like papers of the past 30 days"
  if (found !== undefined && meeting.has(words[found.start - 1]?.text ?? '')) {
    const later = spanIn(words.slice(found.end), now);
    return later && { span: later.span, start: later.start + found.end, end: later.end + found.end };
  }
  // "Before June 2025" and "older than last month" bound what people want: core/queries reads them.
  const [side, before] = [words[(found?.start ?? 0) - 2]?.text ?? '', words[(found?.start ?? 0) - 1]?.text ?? ''];
  if (found === undefined || bounding.has(before) || (before === 'to' && /^(?:up|prior)$/.test(side))) return undefined;
  if (isPart(words, found, now)) return undefined;
  if (/^20\d\d$/.test(words[found.start]?.text ?? '') && venues.test(before)) return undefined;
  const span = spanOf(
    words.slice(found.start, found.end).map(({ text }) => text),
    now,
  );
  return span === undefined ? undefined : { span, start: found.start, end: found.end };
}

/** Whether it is a part of a time that core/queries reads: "since 1 June 2026", "Q1 2026", "between March and May 2026". */
function isPart(words: readonly Word[], { start, end }: { start: number; end: number }, now: Date): boolean {
  const near = writtenAs(words.slice(Math.max(0, start - 6), end + 2));
  const own = writtenAs(words.slice(start, end));
  const whole = findDays(near, now);
  return whole !== undefined && whole.to - whole.from > own.length && near.slice(whole.from, whole.to).includes(own);
}

const meeting = new Set('meet meets meeting starts due presenting'.split(' '));
const bounding = new Set(['before', 'until', 'till', 'than', 'between', 'end']);

/** "GUI agents 2025" names the year; behind a name in capitals it is the name's: "ICLR 2025". */
function yearAtEnd(words: readonly Word[]): { start: number; end: number } | undefined {
  const start = words.findLastIndex(({ text }) => text !== 'papers' && text !== 'please');
  const isYear = /^20[12]\d$/.test(words[start]?.text ?? '') && start > 0;
  return isYear && /^[^\p{Lu}]+$/u.test(words[start - 1]?.written ?? '') ? { start, end: start + 1 } : undefined;
}

/** As terms of the query language. */
export const timeTerms = ({ since, until }: Span): string =>
  until === undefined ? `since:${since}` : `since:${since} until:${until}`;

function spanOf(words: readonly string[], now: Date): Span | undefined {
  const today = utcDay(now);
  const has = (...any: string[]) => any.find((word) => words.includes(word));
  const year = words.find((word) => /^(19|20)\d\d$/.test(word));
  const month = words.map(monthOf).find((found) => found !== undefined);
  if (month !== undefined)
    return monthSpan(month, year === undefined ? undefined : Number(year), now, has('since', 'after') !== undefined);
  if (year !== undefined) {
    const isOpen = has('since', 'after', 'on', 'onwards', 'onward') !== undefined || year === today.slice(0, 4);
    return isOpen ? { since: year, days: 365 } : { since: year, until: `${year}-12-31`, days: 365 };
  }
  if (has('yesterday', 'yesterdays') !== undefined) return { since: '1d', days: 1 };
  if (has('today', 'todays', 'tonight', 'morning') !== undefined) return { since: today, days: 1 };
  const weekday = words.map(weekdayOf).find((day) => day !== undefined);
  if (weekday !== undefined) return weekdaySpan((weekdays.indexOf(weekday) + 1) % 7, now, has('last') !== undefined);
  const unit = units.find(([names]) => names.some((name) => words.includes(name)));
  if (unit === undefined) return undefined;
  if (has('half') !== undefined) return { since: '180d', days: 180 };
  const isCalendar = has('last', 'previous') !== undefined && has('the', 'half', 'since', 'over') === undefined;
  const calendar = isCalendar ? lastOf(words, now) : undefined;
  if (calendar !== undefined) return calendar;
  // "Top 5 of the week" counts papers.
  const isTop = has('top', 'best', 'hottest') !== undefined;
  const count = (isTop ? undefined : words.map(countOf).find((number) => number !== undefined)) ?? 1;
  const isWhole = has('this', 'beginning', 'start') !== undefined;
  if (unit[1] === 365 && isWhole) return { since: today.slice(0, 4), days: 365 };
  if (unit[1] === 30 && isWhole && has('past', 'last') === undefined) return { since: today.slice(0, 7), days: 30 };
  return { since: `${count * unit[1]}d`, days: count * unit[1] };
}

/** "Last month" and "last year" are the calendar's; "the last month" and "since last month" are thirty days. */
function lastOf(words: readonly string[], now: Date): Span | undefined {
  if (words.includes('year')) {
    const year = String(now.getUTCFullYear() - 1);
    return { since: year, until: `${year}-12-31`, days: 365 };
  }
  if (!words.includes('month')) return undefined;
  const before = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 0));
  return monthSpan(before.getUTCMonth(), before.getUTCFullYear(), now, false);
}

function monthSpan(month: number, year: number | undefined, now: Date, isOpen: boolean): Span {
  // "In November", said in June, is the last one there was.
  const whichYear = year ?? (month > now.getUTCMonth() ? now.getUTCFullYear() - 1 : now.getUTCFullYear());
  const since = `${whichYear}-${String(month + 1).padStart(2, '0')}`;
  const isNow = whichYear === now.getUTCFullYear() && month === now.getUTCMonth();
  if (isOpen || isNow) return { since, days: 31 };
  return { since, until: utcDay(new Date(Date.UTC(whichYear, month + 1, 0))), days: 31 };
}

/** Sunday is 0. Monday is the last Monday there was, today among them; "last Thursday" is never today. */
function weekdaySpan(weekday: number, now: Date, isLast: boolean): Span {
  const ago = (now.getUTCDay() - weekday + 7) % 7;
  const days = ago === 0 && isLast ? 7 : ago;
  return { since: addDays(utcDay(now), -days), days: days + 1 };
}

/** How people name a time of the past. */
const times = phrases(
  [
    'on|of|from|for? today|todays|tonight|yesterday|yesterdays',
    'from? this morning',
    'from|of|in|for|over|during|within? the|this|these|last|past|previous|current|same last|past|previous|few|couple|current? {count}? few? day|days|week|weeks|weeks|month|months|year|years',
    'in|over|during|from? the? last|past half a? year',
    'say? the last|past {count} day|days|week|weeks|month|months|year|years',
    '{count} day|days|week|weeks|month|months|year|years ago',
    'a|one week|month|year ago',
    'nothing|not|no|none|never older|earlier than|then {long} day|days|week|weeks|month|months|year|years',
    'no|not more than {long} day|days|week|weeks|month|months|year|years old',
    'at most {long} day|days|week|weeks|month|months|year|years old',
    'less|newer|younger|later than|then {long} day|days|week|weeks|month|months|year|years old?',
    'from|since|after|on last|this? {weekday}',
    'last|this {weekday}',
    'from|since|after|in|during|of|over last|this|early|late|mid|the|beginning? of? {month} {year}? onwards|onward?',
    'from|since|after the? very? first|1st|start|beginning of {month} {year}?',
    'from|since|after the? very? start|beginning of the|this? week|month|year',
    'from|since|after|in|during|of|over the? year? {year} onwards|onward?',
    'since|from last|the|this? week|month|year',
    '{month} {year}',
    '{month} only',
    '{year} papers|ones? only',
    'only|just {month} {year}?',
    'only|just {year}',
    'top|best|hottest {count}? of? day|week|month|year',
  ],
  {
    count: [
      '{digits}',
      'two|three|four|five|six|seven|eight|nine|ten|couple|few|couple',
      'couple of',
      'a couple of',
      'a few',
    ],
    long: ['{count}', 'a|one|half'],
    digits: [anyNumber(100)],
    year: [Array.from({ length: 40 }, (_, number) => 2000 + number).join('|')],
    weekday: [anyWeekday],
    month: [oneMonth],
  },
);

const units: readonly [names: string[], days: number][] = [
  [['day', 'days'], 1],
  [['week', 'weeks'], 7],
  [['month', 'months'], 30],
  [['year', 'years'], 365],
];
const countOf = (word: string) => (word === 'couple' ? 2 : word === 'few' ? 7 : numberIn(word));

/** Words that ask for what is new, or what is liked, rather than name a topic. */
export function orderIn(words: readonly Word[]): 'new' | 'upvotes' | undefined {
  // "I am new here" asks for nothing new.
  const said = words.filter(({ text }, at) => text !== 'new' || !/^(?:here|to)$/.test(words[at + 1]?.text ?? ''));
  // "Recent work, sorted by upvotes" is wanted in that order.
  for (const [order, list] of orders) if (holds(said, list) !== undefined) return order;
  return undefined;
}

const newest = phrases([
  'newest|latest|recent|recently|lately|new|newer',
  'most recent',
  'came|come|coming out',
  'sorted|sort|ordered|order|ranked by date|day|time|recency',
]);
const mostLiked = phrases([
  'most upvoted|popular|liked|voted|upvotes|votes|likes',
  'liked|upvoted|voted most',
  'popular|best|top|hottest|trending|hot',
  'best|highest|top voted|rated|upvoted',
  'sorted|sort|ordered|order|ranked|in by|of order? of? votes|upvotes|popularity|likes|score',
  'upvotes|votes first',
]);

const orders = [
  [
    'upvotes',
    phrases([
      'sorted|sort|sorting|ordered|order|ranked|rank|ranking by? votes|upvotes|popularity|likes|score',
      'most upvotes|upvoted|voted|votes|likes',
      'by|votes|upvotes votes|upvotes|first|sort|sorted',
      'highest|best voted',
      'best-voted|top-voted|highest-voted|most-upvoted|most-voted|top-rated',
    ]),
  ],
  ['new', newest],
  ['upvotes', mostLiked],
] as const;
