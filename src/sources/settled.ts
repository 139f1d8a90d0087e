import { addDays } from '../core/day.ts';
import type { DayAsked } from '../core/papers/paper-store.ts';

/** Late papers and most upvotes arrive until a day after the end of their day. */
export const settledAfterTwoDays = ({ day, askedAt }: DayAsked): boolean =>
  askedAt >= `${addDays(day, 2)}T00:00:00.000Z`;
