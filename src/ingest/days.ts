import { addDays } from '../core/day.ts';
import type { DayAsked } from '../core/papers/paper-store.ts';

/** Every UTC day from `from` to `to`, both included; empty when they are in the wrong order. */
export function daysFrom(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}

/**
 * Whether a day was asked for when its answer hardly changes any more: late papers and most upvotes arrive until a day
 * after its end.
 */
export const isSettled = ({ day, askedAt }: DayAsked): boolean => askedAt >= `${addDays(day, 2)}T00:00:00.000Z`;
