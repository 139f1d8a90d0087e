import type { Clock } from './clock.ts';

/** The longest pause between two tries, in milliseconds. */
const longestPauseMs = 600_000;

/** 1 s, 2 s, 4 s … up to 10 minutes; half of it by chance, so that what failed together does not come back together. */
export const backOffMs = (attempts: number, random: () => number): number =>
  Math.min(longestPauseMs, 1_000 * 2 ** Math.min(attempts, 20)) * (0.5 + random() / 2);

type RetryOptions<T> = {
  /** After how many milliseconds, at least, a result is worth another try; undefined: it is final. */
  again(result: T): number | undefined;
  clock: Clock;
  random?: () => number;
  /** Most tries. */
  tries?: number;
  /** Most milliseconds that all tries may take; a pause that would end later is not begun. */
  withinMs: number;
  signal?: AbortSignal;
};

/**
 * What {@link RetryOptions.again} says of a platform's answer: what it puts off is tried again when it says; where the
 * answer was lost, after `lostMs`. Absent where doing it twice would be seen.
 */
export const whenAgain = (lostMs?: number) => (result: { kind: string; afterMs?: number }) =>
  result.kind === 'retry' ? result.afterMs : result.kind === 'unknown' ? lostMs : undefined;

/** Tries what a person waits for until it is done, or must not be kept waiting any longer; gives the last result. */
export async function withRetries<T>(attempt: () => Promise<T>, options: RetryOptions<T>): Promise<T> {
  const { again, clock, random = Math.random, tries = 4, withinMs, signal } = options;
  const until = clock.now().getTime() + withinMs;
  for (let made = 1; ; made += 1) {
    const result = await attempt();
    const afterMs = again(result);
    if (afterMs === undefined || made === tries || signal?.aborted) return result;
    const pauseMs = Math.max(afterMs, backOffMs(made - 1, random));
    if (clock.now().getTime() + pauseMs > until) return result;
    await clock.sleep(pauseMs, signal);
  }
}
