import { addDays, utcDay } from '../day.ts';
import { readDays } from './days.ts';

/** An end of the days a query looks at: a day, so many days back, or words that name days (`last week`). */
export type Bound = { kind: 'day'; day: string } | { kind: 'days'; days: number } | { kind: 'words'; words: string };

export type BoundName = 'since' | 'until';

/** What a person wrote behind `since:` or `until:`; undefined when nobody can read it as days. */
export function parseBound(name: BoundName, value: string): Bound | undefined {
  const ago = /^(\d{1,4})([dwmy])$/i.exec(value);
  const unit = { d: 1, w: 7, m: 30, y: 365 }[(ago?.[2] ?? '').toLowerCase()];
  if (ago !== null && unit !== undefined) return { kind: 'days', days: Math.min(Number(ago[1]) * unit, 36_500) };
  const days = readDays(value, anyDay);
  if (days === undefined) return undefined;
  if (/^\d{4}(-|$)|\.\d{4}$/.test(value)) return { kind: 'day', day: days[name] };
  return { kind: 'words', words: value.toLowerCase().replace(/(?<!\d)-|-(?!\d)/g, ' ') };
}

/** Words are read anew each day: whether they can be is the same on all of them. */
const anyDay = new Date('2100-01-01T00:00:00Z');

export function printBound(name: BoundName, bound: Bound): string {
  if (bound.kind === 'day') return `${name}:${bound.day}`;
  if (bound.kind === 'days') return `${name}:${bound.days}d`;
  return /\d \d/.test(bound.words) ? `${name}:"${bound.words}"` : `${name}:${bound.words.replaceAll(' ', '-')}`;
}

/** The day, `YYYY-MM-DD`, itself included; `7d` counts back from the UTC day of `today`. */
export function boundDay(name: BoundName, bound: Bound | undefined, today: Date): string | undefined {
  if (bound === undefined || bound.kind === 'day') return bound?.day;
  if (bound.kind === 'days') return addDays(utcDay(today), -bound.days);
  return readDays(bound.words, today)?.[name];
}
