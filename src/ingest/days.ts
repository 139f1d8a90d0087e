import { addDays } from '../core/day.ts';

/** Every UTC day from `from` to `to`, both included; empty when they are in the wrong order. */
export function daysFrom(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}
