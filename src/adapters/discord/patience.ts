import type { Clock } from '../../core/clock.ts';
import { classify } from './classify.ts';

/** Longest wait that a person who asked is made to wait for, and what is done about a lost answer, in milliseconds. */
const longestWaitMs = 20_000;
const lostAnswerMs = 1_000;
const mostTries = 4;

/**
 * Does what a person waits for: a rate limit is waited out, a lost answer asked for again. Only for requests that may
 * be made twice: edits, and messages with a nonce.
 */
export async function patiently<T>(clock: Clock, work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      const failure = classify(error);
      if (tries === mostTries || (failure.kind !== 'retry' && failure.kind !== 'unknown')) throw error;
      const waitMs = failure.kind === 'retry' ? failure.afterMs : lostAnswerMs;
      if (waitMs > longestWaitMs) throw error;
      await clock.sleep(waitMs);
    }
  }
}
