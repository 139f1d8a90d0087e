import type { Clock } from '../../core/clock.ts';
import { whenAgain, withRetries } from '../../core/retry.ts';
import { classify } from './classify.ts';

/** How long a person who asked is made to wait, in milliseconds. */
const withinMs = 20_000;
/** How long after a lost answer it is asked for again, in milliseconds. */
const lostAnswerMs = 1_000;

/**
 * Does what a person waits for: a rate limit is waited out, a lost answer asked for again. Only for requests that may
 * be made twice: edits, and messages with a nonce. Throws what the last try threw.
 */
export async function retrying<T>(clock: Clock, work: () => Promise<T>): Promise<T> {
  const attempt = () =>
    work().then(
      (value) => ({ kind: 'done' as const, value }),
      (error: unknown) => ({ ...classify(error), error }),
    );
  const made = await withRetries(attempt, { again: whenAgain(lostAnswerMs), clock, withinMs });
  if (made.kind === 'done') return made.value;
  throw made.error;
}
