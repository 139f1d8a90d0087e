import type { DayAsked } from '../core/papers.ts';

const dayMs = 24 * 60 * 60_000;
/** Late papers and most upvotes arrive within a day of the day's end; after that its answer hardly changes. */
const settlesAfterMs = dayMs;

export const dayOf = (time: Date): string => time.toISOString().slice(0, 10);

export const addDays = (day: string, days: number): string => dayOf(new Date(Date.parse(day) + days * dayMs));

/** Every UTC day from `from` to `to`, both included; empty when they are in the wrong order. */
export function daysFrom(from: string, to: string): string[] {
  const count = Math.round((Date.parse(to) - Date.parse(from)) / dayMs) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, position) => addDays(from, position));
}

/** Was the day asked so long after its end that asking again brings nothing? */
export const isSettled = ({ day, askedAt }: DayAsked): boolean =>
  Date.parse(askedAt) >= Date.parse(day) + dayMs + settlesAfterMs;
