import { casual, type ParsedResult } from 'chrono-node/en';
import { addDays, utcDay } from '../day.ts';

/** UTC days, `YYYY-MM-DD`, both of them included: the days by which papers are kept. */
export type Days = { since: string; until: string };

/** At most this much is read as one time: the parser's own time grows with the square of some texts. */
const longest = 60;

/**
 * The days that a person means: `2025`, `2026-05`, `yesterday`, `monday`, `last week`, `this-month`, `past 3 days`,
 * `May 2025`, `Q1`, `12.06.2026`. Undefined for what names no day, or one still to come. A date of numbers that is read
 * differently on the two sides of the Atlantic (5/6/2026) names none; with dots the day comes first on both.
 */
export function readDays(text: string, now: Date): Days | undefined {
  const written = text.trim();
  if (written.length > longest) return undefined;
  const numbers = daysOfNumbers(written);
  if (numbers !== undefined) return numbers;
  const words = plainWords(written);
  const today = utcDay(now);
  const special = specialDays(words, today) ?? partOfYear(words, today);
  if (special !== undefined) return special;
  // A short name of a month is one behind "in" only: "mar", "jan".
  const found = parseWhole(words, now, '') ?? parseWhole(words, now, 'in ');
  return found === undefined || isAmbiguous(found.text) || isFuture(found, today)
    ? undefined
    : daysOf(found, words, today);
}

/** `2025`, `2026-05`, `2026-05-13`, `13.5.2026`; no day that does not exist (2026-02-30). */
function daysOfNumbers(text: string): Days | undefined {
  const [dotted, first = '', second = '', last] = /^(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)$/.exec(text) ?? [];
  if (dotted !== undefined) return daysOfNumbers(`${last}-${second.padStart(2, '0')}-${first.padStart(2, '0')}`);
  const [, year, month, day] = /^((?:19|20)\d\d)(?:-(\d\d))?(?:-(\d\d))?$/.exec(text) ?? [];
  if (year === undefined) return undefined;
  if (day !== undefined) return isDay(text) ? { since: text, until: text } : undefined;
  if (month !== undefined) return isDay(`${text}-01`) ? monthOf(`${text}-01`) : undefined;
  return { since: `${year}-01-01`, until: `${year}-12-31` };
}

/** A day that does not exist moves to another one when it is read. */
function isDay(day: string): boolean {
  const read = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && utcDay(read) === day;
}

/** In lower case, with spaces for dashes, without what stands before a time and says nothing: "in", "the". */
const plainWords = (written: string): string =>
  written
    .toLowerCase()
    .replace(/(?<!\d)-|-(?!\d)/g, ' ')
    .replace(/'s$/, '')
    .replace(/\s+/g, ' ')
    .replace(/^(?:in |on |during )?(?:the )?(?:this (?=past ))?/, '')
    .replace(/^previous /, 'last ')
    .replace(/^day before yesterday$/, '2 days ago')
    .replace(/^(?:(?:past|last|this) )?fortnight$/, 'past 2 weeks')
    .replace(/^(?:a )?fortnight ago$/, '2 weeks ago')
    .replace(/^past quarter$/, 'past 3 months');

/** What the parser reads otherwise than readers of papers mean it, or not at all. */
function specialDays(words: string, today: string): Days | undefined {
  // On a Monday the calendar's week holds nothing yet.
  if (/^(?:this|current) week$/.test(words)) return { since: addDays(today, -7), until: today };
  const monday = addDays(today, -((new Date(today).getUTCDay() + 6) % 7));
  if (words === 'last week') return { since: addDays(monday, -7), until: addDays(monday, -1) };
  if (/^(?:last |this )?weekend$/.test(words)) return { since: addDays(monday, -2), until: addDays(monday, -1) };
  return undefined;
}

/** `q1`, `q3 2025`, `2025 h1`, `first half of 2025`, `last quarter`: where no year is named, the last one that has begun. */
function partOfYear(words: string, today: string): Days | undefined {
  const [thisYear = 0, thisMonth = 1] = today.split('-').map(Number);
  const [, which] = /^(this|current|last) quarter$/.exec(words) ?? [];
  const quarter = Math.floor((thisMonth - 1) / 3) - (which === 'last' ? 1 : 0);
  if (which !== undefined) return monthsOf(thisYear, quarter * 3, 3);
  const { first, part = '', digit, nth = '', unit, last } = partNamed.exec(words)?.groups ?? {};
  const number = digit === undefined ? ordinals.findIndex((names) => names.includes(nth)) : Number(digit) - 1;
  const months = part === 'q' || unit === 'quarter' ? 3 : 6;
  // "The second half" alone is one of anything.
  if (number < 0 || number * months >= 12 || (nth !== '' && last === undefined)) return undefined;
  const named = { 'this year': thisYear, 'last year': thisYear - 1 }[last ?? ''];
  const year = named ?? Number(first ?? last ?? thisYear);
  const days = monthsOf(year, number * months, months);
  return (first ?? last) === undefined && days.since > today ? monthsOf(year - 1, number * months, months) : days;
}

const partNamed =
  /^(?:(?<first>(?:19|20)\d\d) )?(?:(?<part>[qh])(?<digit>[1-4])|(?<nth>[a-z1-4]{3,6}) (?<unit>quarter|half))(?: (?:of )?(?:the )?(?<last>(?:19|20)\d\d|(?:this|last) year))?$/;
const ordinals = [
  ['first', '1st'],
  ['second', '2nd'],
  ['third', '3rd'],
  ['fourth', '4th', 'last'],
];

/** What the parser finds in all of the words, if it does. */
function parseWhole(words: string, now: Date, behind: '' | 'in '): ParsedResult | undefined {
  const [found] = casual.parse(behind + words, { instant: now, timezone: 0 });
  return found?.index === behind.length && found.text.length === words.length ? found : undefined;
}

/** Numbers of which either may be the month. */
function isAmbiguous(text: string): boolean {
  const [, first, second, year] = /^(\d{1,2})[./-](\d{1,2})(?:[./-](\d{2,4}))?$/.exec(text) ?? [];
  if (first === undefined) return false;
  return year?.length !== 4 || (Number(first) <= 12 && Number(second) <= 12 && first !== second);
}

function daysOf({ start, end }: ParsedResult, words: string, today: string): Days | undefined {
  const first = wholeOf(start, today);
  if (first === undefined) return undefined;
  if (end !== null && end !== undefined) {
    const until = wholeOf(end, today)?.until ?? first.until;
    return until < first.since ? undefined : { since: first.since, until };
  }
  // "past month", "last 3 days", "last few weeks": up to now.
  const isSpan = /^past |^last (?:\d|an?\b|few|couple|several|two|three|four|five|six|seven|eight|nine|ten)/.test(
    words,
  );
  return isSpan ? { since: utcDay(start.date()), until: today } : first;
}

/** The day, month or year that was named; the last one, where nothing says which. */
function wholeOf(start: ParsedResult['start'], today: string): Days | undefined {
  const day = utcDay(start.date());
  const isPast = start.isCertain('year') || day <= today;
  if (start.isCertain('day') || start.isCertain('weekday')) {
    const earlier = start.isCertain('day') ? yearBefore(day) : addDays(day, -7);
    return isPast ? { since: day, until: day } : { since: earlier, until: earlier };
  }
  if (start.isCertain('month')) return monthOf(isPast ? day : yearBefore(day));
  return start.isCertain('year') ? daysOfNumbers(day.slice(0, 4)) : undefined;
}

/** "tomorrow", "next week", "for 3 days": no paper has come by then. */
const isFuture = ({ start, text }: ParsedResult, today: string) =>
  text.startsWith('next') ||
  ([...start.tags()].some((tag) => /relative|casual/i.test(tag)) && utcDay(start.date()) > today);

const yearBefore = (day: string) => `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;

function monthOf(day: string): Days {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return monthsOf(year, month - 1, 1);
}

/** So many months from one on; the first is 0, and what is before it or behind the last is of another year. */
const monthsOf = (year: number, from: number, count: number): Days => ({
  since: utcDay(new Date(Date.UTC(year, from, 1))),
  until: utcDay(new Date(Date.UTC(year, from + count, 0))),
});
