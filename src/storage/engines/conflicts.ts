import { setTimeout } from 'node:timers/promises';
import { StoreBusyError } from '../../core/store-busy.ts';

const mostTries = 20;
const longestPauseMs = 500;

/** Two units of work met, and PostgreSQL has undone one: serialization_failure, deadlock_detected (its appendix A). */
const conflicts = ['40001', '40P01'];

const isConflict = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && conflicts.includes(String(error.code));

/**
 * Does `work` again where another one's came in between and undid it. Throws {@link StoreBusyError} where that happens
 * twenty times.
 */
export async function whenAlone<T>(work: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await work();
    } catch (cause) {
      if (!isConflict(cause)) throw cause;
      if (tried === mostTries) throw new StoreBusyError('others kept changing the same in the database', { cause });
    }
    // By chance: those who met must not meet again.
    await setTimeout(Math.random() * Math.min(longestPauseMs, 5 * 2 ** tried));
  }
}
