import { addDays, utcDay } from '../day.ts';
import { type Days, readDays } from './days.ts';

/**
 * The days that a sentence names, as bounds of a search. `from` and `to` are where the words that name them stand: what
 * is left without them is what is looked for.
 */
export type FoundDays = Partial<Days> & { from: number; to: number };

/** A sentence is not looked at further: nobody names a time behind so much. */
const longest = 400;

/** A time is at most so many words: "the first quarter of this year". */
const mostWords = 6;

/**
 * Finds "last week", "since Monday", "in May", "before 2025", "between March and May" in a sentence. The first one
 * counts. A name that is another word as well (May, March, sun, SAT) counts only behind a word that asks for a time.
 */
export function findDays(sentence: string, now: Date): FoundDays | undefined {
  const words = [...sentence.slice(0, longest).matchAll(/[\p{L}\p{N}](?:[^\s?!,;()".]|\.(?=[\p{L}\p{N}]))*/gu)].map(
    ({ 0: text, index }) => ({ text, from: index }),
  );
  for (let at = 0; at < words.length; at += 1) {
    const asking = boundAt(words, at);
    const asks = bounds.has(asking);
    const both = /^(?:from|between)$/.test(asking)
      ? (daysWithin(words, at + 1, now) ?? readBoth(words, at + 1, now))
      : undefined;
    const from = words[at]?.from ?? 0;
    if (both !== undefined) return { ...both, from };
    const found = readAt(words, asks ? at + 1 : at, now, asks ? isYearOrTime : isCertainTime);
    if (found === undefined) continue;
    const [onwards = ''] =
      asking === 'from' ? (/^ on(?:wards?)?(?=[\s.,;!?)]*$|wards?)/.exec(sentence.slice(found.to)) ?? []) : [];
    const side = onwards === '' ? asking : 'since';
    return { ...bounded(side, found.days, utcDay(now)), from, to: found.to + onwards.length };
  }
  return undefined;
}

/** "Older than June" is before June, "nothing older than June" since then. */
function boundAt(words: readonly Word[], at: number): string {
  const [denied = '', side = '', word = ''] = [at - 2, at - 1, at].map((one) => words[one]?.text.toLowerCase());
  // "Up to the first of May", "until the end of May"
  if (word === 'to' && (side === 'up' || side === 'prior')) return side === 'up' ? 'until' : 'before';
  if (word === 'of' && side === 'end' && /^(?:until|till|the)$/.test(denied)) return 'until';
  if (word !== 'than') return word;
  if (side === 'newer' || side === 'later') return 'after';
  if (side !== 'older' && side !== 'earlier') return word;
  return /^(?:no|not|nothing|none|never)$/.test(denied) ? 'since' : 'before';
}

type Word = { text: string; from: number };
/** `next`: the word behind it; `to`: where it ends in the sentence. */
type Read = { days: Days; text: string; next: number; to: number };

/** What stands before a time and says which side of it is meant. */
const bounds = new Set([
  ...['since', 'after', 'from', 'until', 'till', 'before', 'in', 'during', 'between', 'within', 'over', 'of', 'on'],
]);

/** The longest time that begins at a word. */
function readAt(words: readonly Word[], at: number, now: Date, counts: Counts): Read | undefined {
  for (let count = Math.min(mostWords, words.length - at); count > 0; count -= 1) {
    const taken = words.slice(at, at + count);
    const text = taken.map((word) => word.text).join(' ');
    const last = taken.at(-1);
    const days = last !== undefined && counts(text, words[at + count]?.text) ? readDays(text, now) : undefined;
    if (last !== undefined && days !== undefined)
      return { days, text, next: at + count, to: last.from + last.text.length };
  }
  return undefined;
}

const readSecond = (words: readonly Word[], at: number, now: Date): Read | undefined =>
  /^(?:and|to|until|till|through)$/i.test(words[at]?.text ?? '') ? readAt(words, at + 1, now, isYearOrTime) : undefined;

/** "March and May 2024": two times, of which neither holds what joins them. */
function readBoth(words: readonly Word[], at: number, now: Date) {
  const first = readAt(words, at, now, (text, next) => isYearOrTime(text, next) && !/ (?:and|to) /i.test(text));
  const second = first === undefined ? undefined : readSecond(words, first.next, now);
  return first && second && { ...spanned(first, second, now), to: second.to };
}

/**
 * From the first of two times to the second, in whichever order they stand. "March and May 2024" are of one year; where
 * neither names one, the last March and a May before it, that May is yet to come, and has no end.
 */
function spanned(first: Read, second: Read, now: Date): Partial<Days> {
  const [year] = /\b(?:19|20)\d\d$/.exec(second.text) ?? [];
  const ofYear = (one: number) => (/\d{4}/.test(first.text) ? undefined : readDays(`${first.text} ${one}`, now)?.since);
  const since = (year === undefined ? undefined : ofYear(Number(year))) ?? first.days.since;
  const { until } = second.days;
  if (since <= until) return { since, until };
  // "Between November and February 2026"
  const before = year === undefined ? undefined : ofYear(Number(year) - 1);
  if (before !== undefined) return { since: before, until };
  return /\d{4}/.test(second.text) ? { since: second.days.since, until: first.days.until } : { since };
}

/** "From the 10th to the 20th of May 2026": the month is that of the second day. */
function daysWithin(words: readonly Word[], from: number, now: Date) {
  const at = words[from]?.text.toLowerCase() === 'the' ? from + 1 : from;
  const [, first = ''] = /^([12]?\d|3[01])(?:st|nd|rd|th)?$/i.exec(words[at]?.text ?? '') ?? [];
  const second = first === '' ? undefined : readSecond(words, at + 1, now);
  if (second === undefined || second.days.since !== second.days.until) return undefined;
  const since = `${second.days.until.slice(0, 8)}${first.padStart(2, '0')}`;
  return since > second.days.until ? undefined : { since, until: second.days.until, to: second.to };
}

/** Whether words may be a time at all, by themselves and by the word behind them. */
type Counts = (text: string, next: string | undefined) => boolean;

/** "of 2000 samples", "in 1024 tokens": a number before a thing counts it. */
const isYearOrTime: Counts = (text, next) =>
  /^\d+$/.test(text)
    ? text.length === 4 &&
      (next === undefined ||
        /^(?:papers?|and|or|on|onwards?|about|by|for|to|with|that|which|until|please)$/i.test(next))
    : !/^(?:the )?(?:sat|sun)$/i.test(text) && (/\p{L}|\d{4}-\d\d/u.test(text) || isDate(text));

const isDate = (text: string) => /^\d{4}-\d\d(?:-\d\d)?$|^\d{1,2}[./]\d{1,2}[./]\d{4}$/.test(text);

/** Without such a word: a day or a span that is nothing else, or a date with its year. */
const isCertainTime: Counts = (text) =>
  /^(?:the )?(?:yesterday|today|day before|(?:last|past|this|previous) (?:past )?\S|(?:a|an|\d+|two|three|few|couple) .*ago$|(?:first|second|third|fourth|last|1st|2nd|3rd|4th) (?:quarter|half) of )/i.test(
    text,
  ) ||
  /^(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:'s)?$/i.test(text) ||
  isDate(text) ||
  /^\p{L}+ (?:\d{1,2} )?(?:19|20)\d\d$|^(?:q[1-4]|h[12]) (?:of )?\d{4}$|^\d{4} (?:q[1-4]|h[12])$/iu.test(text);

function bounded(asking: string, { since, until }: Days, today: string): Partial<Days> {
  if (asking === 'before') return { until: addDays(since, -1) };
  if (asking === 'until' || asking === 'till') return { until };
  if (asking === 'after') return { since: addDays(until, 1) };
  return asking === 'since' || until >= today ? { since } : { since, until };
}
