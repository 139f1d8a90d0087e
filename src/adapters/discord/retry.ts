import type { Clock } from '../../core/clock.ts';
import { withRetries } from '../../core/retry.ts';
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
      (value) => ({ value }),
      (error: unknown) => ({ error, failure: classify(error) }),
    );
  const result = await withRetries(attempt, {
    again: (made) => {
      if ('value' in made || (made.failure.kind !== 'retry' && made.failure.kind !== 'unknown')) return undefined;
      return made.failure.kind === 'retry' ? made.failure.afterMs : lostAnswerMs;
    },
    clock,
    withinMs,
  });
  if ('value' in result) return result.value;
  throw result.error;
}
