import type { Said } from '../../core/schedules/apart.ts';
import { laterThan } from '../../core/schedules/times-of-day.ts';
import { daysOf } from '../../core/schedules/week.ts';
import { numberIn } from '../words/numbers.ts';
import type { Word } from '../words/words.ts';
import { daySaid, hourIn, isDayPart } from './time-words.ts';

/**
 * The times of day that words name, as `8:30` of 24 hours, in their order; not the one that something is moved from. Those
 * that stand together are one: `9:00 17:00`.
 */
export function clocksIn(words: readonly Word[]): string[] {
  return clocksOf(words).map(({ clock }) => clock);
}

/** Whether words are times of day and no more: a part of "at 8am, 2pm and 8pm". */
export function areClocks(words: readonly Word[]): boolean {
  const [first] = clocksOf(words);
  return first !== undefined && first.start === 0 && first.end === words.length;
}

/** Behind each of those, the number of the next word. */
export const clockEnds = (words: readonly Word[]): number[] => clocksOf(words).map(({ end }) => end);

/** What words say of days and times, in their order. */
export function saidOf(words: readonly Word[]): Said[] {
  const clocks = new Map(clocksOf(words).map(({ clock, end }) => [end, clock]));
  return words.flatMap(({ text }, at): Said[] => {
    const days = isDay(text) ? daysOf(text) : undefined;
    const times = clocks.get(at + 1)?.split(' ') ?? [];
    return [
      ...(text === 'and' ? ['and' as const] : []),
      ...(days === undefined ? [] : [{ days }]),
      ...times.map((time) => ({ time })),
    ];
  });
}

function clocksOf(words: readonly Word[]): (Clock & { start: number })[] {
  const texts = words.map(({ text }) => text);
  const found: (Clock & { start: number })[] = [];
  for (let at = 0; at < texts.length; ) {
    const read = clockAt(texts, at);
    if (read === undefined) {
      at += 1;
      continue;
    }
    const start = at;
    at = read.end;
    const clocks = [read.clock];
    for (let next = together(texts, at); next !== undefined; next = together(texts, at)) {
      const areBare = [at, next.end].every((end) => /^\d{1,2}$/.test(texts[end - 1] ?? ''));
      clocks.push(areBare ? laterThan(clocks.at(-1) ?? '', next.clock, texts[at - 1] ?? '') : next.clock);
      at = next.end;
    }
    if (!isLeft(texts, start)) found.push({ clock: clocks.join(' '), start, end: at });
  }
  return found;
}

/** "And 17", "and at 5pm", "and every evening at 8", right behind another. */
function together(texts: readonly string[], at: number): Clock | undefined {
  if (!isJoint.has(texts[at] ?? '')) return undefined;
  const between = texts.slice(at + 1).findIndex((text) => !besides.has(text) && !isDayPart(text));
  const from = at + 1 + Math.max(0, between);
  const isBehind = from === at + 1 || texts[from - 1] === 'at';
  const isBare = isBehind && /^\d{1,2}$/.test(texts[from] ?? '') && !counts.test(texts[from + 1] ?? '');
  return clockAt(isBare ? texts.toSpliced(from - 1, 1, 'at') : texts, from);
}
const isJoint = new Set(['and', '+', 'plus']);
/** Between two times. */
const besides = new Set('at in the every each again also once then around another and'.split(' '));

/** "At 8 instead of 10", "from 9 to 7". */
const isLeft = (texts: readonly string[], at: number) => {
  const [before = '', last = ''] = texts.slice(Math.max(0, at - 2), at);
  return /^(of|than)$/.test(last) && /^(instead|rather|other)$/.test(before)
    ? true
    : last === 'from' || before === 'from';
};

type Clock = { clock: string; end: number };

function clockAt(texts: readonly string[], at: number): Clock | undefined {
  const [text = '', second = '', third = ''] = texts.slice(at, at + 3);
  if (text === 'noon' || text === 'midday') return { clock: '12:00', end: at + 1 };
  if (text === 'midnight') return { clock: '0:00', end: at + 1 };
  if ((text === 'half' || text === 'quarter') && (second === 'past' || second === 'to')) {
    const hour = numberIn(third);
    if (hour === undefined) return undefined;
    const minutes = (text === 'half' ? 30 : 15) * (second === 'to' ? -1 : 1);
    const whole = hour * 60 + minutes;
    return withHalf(texts, { hour: Math.floor(whole / 60), minute: (whole + 60) % 60, at, end: at + 3 });
  }
  // "At half eight"
  const halfHour = text === 'half' && ofHalf.has(texts[at - 1] ?? '') ? numberIn(second) : undefined;
  if (halfHour !== undefined && halfHour <= 12 && !/^(?:hours?|day|days)$/.test(third))
    return withHalf(texts, { hour: halfHour, minute: 30, at, end: at + 2 });
  const written = /^(\d{1,2})(?:[:.h](\d{2})|h)?(am|pm|a\.m|p\.m)?$/.exec(text);
  const hour = written === null ? numberIn(text) : Number(written[1]);
  if (hour === undefined || hour > 24) return undefined;
  const minute = Number(written?.[2] ?? 0);
  const isClock = written !== null && /[:.hap]/.test(text);
  const isApart = second === 'o' && third === 'clock';
  const isSharp = isApart || /^(?:o'?clock|sharp|hrs)$/.test(second);
  const behind = half.get(second);
  const isOfDay = partBehind(texts, at + 1) !== undefined;
  if (!isClock && !isSharp && behind === undefined && !isOfDay && !isSaidAsTime(texts, at)) return undefined;
  if (minute > 59) return undefined;
  const own = half.get(written?.[3] ?? '');
  if (own !== undefined) return { clock: printed(hour, minute, own), end: at + 1 };
  if (behind !== undefined) return { clock: printed(hour, minute, behind), end: at + 2 };
  return withHalf(texts, { hour, minute, at, end: at + (isApart ? 3 : isSharp ? 2 : 1) });
}

const ofHalf = new Set(['at', 'to', 'by', 'around', 'about', 'for', 'till', 'until']);

/** "In the evening", "at night": where the part of the day ends that stands at a place. */
function partBehind(texts: readonly string[], at: number): number | undefined {
  const [one, two = '', three = ''] = texts.slice(at, at + 3);
  if (one === 'in' && two === 'the' && isDayPart(three)) return at + 3;
  return one === 'at' && two === 'night' ? at + 2 : undefined;
}

/** "At 6 in the evening", "every evening at 6", "half past eight": the half of the day stands beside it, or is the morning's. */
function withHalf(
  texts: readonly string[],
  { hour, minute, at, end }: { hour: number; minute: number; at: number; end: number },
): Clock {
  const before = texts.slice(0, at).findLast((text) => !/^(?:at|around|about|by)$/.test(text));
  const endBehind = partBehind(texts, end) ?? end;
  const part = [texts[Math.max(end, endBehind - 1)], before].find((text = '') => isDayPart(text)) ?? '';
  return { clock: printed(hourIn(part, hour), minute), end: endBehind };
}

/** A bare number is a time behind these, unless it counts something; so is one behind a day that ends what is said: "sun 9". */
const isSaidAsTime = (texts: readonly string[], at: number) =>
  (/^(at|to|@|by|around|until|till)$/.test(texts[at - 1] ?? '') ||
    (isDay(texts[at - 1] ?? '') &&
      /^(?:|and|please|utc|sharp|no|not|never|except|but|without|skip|only)$/.test(texts[at + 1] ?? ''))) &&
  !counts.test(texts[at + 1] ?? '') &&
  texts[at + 1] !== 'at' &&
  !(texts[at - 1] === 'to' && texts.slice(Math.max(0, at - 5), at).some((text) => counted.has(text))) &&
  !(texts[at - 1] === 'at' && texts.slice(Math.max(0, at - 4), at).some((text) => capped.has(text)));
/** "Cap it at 4" */
const capped = new Set(['cap', 'capped', 'limit', 'limited', 'max', 'maximum']);

const isDay = (text: string) => daySaid({ text }).length > 0 || text === 'daily' || text === 'everyday';
const counts =
  /^(papers?|items?|posts?|lists?|messages?|cards?|topics?|(?:up)?votes?|a|per|only|max|most|instead of|days?|weeks?)$/;
/** "Set top to 3", "shrink the list to 5", "the number of papers to 3", "subscribe to 2 bit quantization". */
const counted = new Set([
  'top',
  'number',
  'count',
  'limit',
  'maximum',
  'max',
  'amount',
  'subscribe',
  'unsubscribe',
  'shrink',
  'trim',
  'reduce',
  'cut',
]);

function printed(hour: number, minute: number, part?: 'am' | 'pm'): string {
  const whole = part === 'pm' && hour < 12 ? hour + 12 : part === 'am' && hour === 12 ? 0 : hour;
  return `${whole % 24}:${String(minute).padStart(2, '0')}`;
}

const half = new Map<string, 'am' | 'pm'>([
  ['am', 'am'],
  ['a.m', 'am'],
  ['pm', 'pm'],
  ['p.m', 'pm'],
]);
