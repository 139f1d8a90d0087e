import { addDays, utcDay } from '../core/day.ts';
import type { Intent } from './intent.ts';
import { spanIn } from './time.ts';
import type { Sentence } from './words.ts';

/** What is read most in the time that a sentence names; of the day where it names none. */
export function topOf({ parts }: Sentence, now: Date): Intent {
  const words = parts.flatMap((part) => part.words);
  const said = new Set(words.map(({ text }) => text));
  if (said.has('yesterday') || said.has('yesterdays'))
    return { kind: 'top', period: 'day', date: addDays(utcDay(now), -1) };
  const days = spanIn(words, now)?.span.days ?? 1;
  const named = period(said);
  return { kind: 'top', period: named ?? (days <= 1 ? 'day' : days <= 10 ? 'week' : 'month') };
}

/** The period that a word names. */
function period(said: ReadonlySet<string>): 'week' | 'month' | undefined {
  const has = (...words: string[]) => words.some((word) => said.has(word));
  if (has('month', 'months', 'monthly', "month's")) return 'month';
  const isWeek = has(
    'week',
    'weekly',
    "week's",
    'weeks',
    'miss',
    'missed',
    'lately',
    'recently',
    'vacation',
    'holiday',
  );
  return isWeek && !has('two', 'three', 'four', '2', '3', '4') ? 'week' : undefined;
}
