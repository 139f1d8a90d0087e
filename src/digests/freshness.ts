import type { Clock } from '../core/clock.ts';
import { abortedWith } from '../core/deadline.ts';
import type { Log } from '../core/log.ts';

type FreshnessOptions = {
  /** Asks the source for the recent days; `onProgress` is told each time that it answers. */
  refresh(signal: AbortSignal, onProgress: () => void): Promise<unknown>;
  clock: Clock;
  log: Log;
};

/** How old the papers may be when a digest is planned, and when none is, in milliseconds. */
const oldBeforePostMs = 5 * 60_000;
const oldMs = 60 * 60_000;

/** A source that says nothing for so long hangs, in milliseconds: what is due goes on with the papers that are here. */
const silenceMs = 10_000;

/** The longest one asking of the source may take, and what is due waits for it, in milliseconds. */
const longestRefreshMs = 90_000;
const longestWaitMs = 30_000;

/**
 * Keeps the papers fresh enough: they are asked for again in the background, and what is due waits only while the source
 * goes on answering, and not for long: a slow one is no matter of those that are asked beside it.
 */
export function createFreshness({ refresh, clock, log }: FreshnessOptions) {
  const now = () => clock.now().getTime();
  let askedAt: number | undefined;
  let heardAt = 0;
  let running: Promise<void> | undefined;

  async function ask(signal: AbortSignal): Promise<void> {
    const done = abortedWith(signal);
    const hear = () => {
      heardAt = now();
    };
    try {
      await Promise.race([refresh(done.signal, hear), clock.sleep(longestRefreshMs, done.signal)]);
    } catch (cause) {
      log.error('Asking for new papers failed; digests go on with those that are here.', { cause });
    } finally {
      done.abort();
    }
  }

  return {
    /** `isPostingSoon`: a digest is due or will soon be. `waits`: one is due, and takes what comes in time. */
    async want({ isPostingSoon, waits }: { isPostingSoon: boolean; waits: boolean }, signal: AbortSignal) {
      const age = askedAt === undefined ? Number.POSITIVE_INFINITY : Math.abs(now() - askedAt);
      if (running === undefined && age >= (isPostingSoon ? oldBeforePostMs : oldMs)) {
        askedAt = now();
        heardAt = now();
        running = ask(signal).finally(() => {
          running = undefined;
        });
      }
      const enoughAt = now() + longestWaitMs;
      const waitsUntil = () => Math.min(heardAt + silenceMs, enoughAt);
      while (waits && running !== undefined && now() < waitsUntil() && !signal.aborted) {
        const answered = abortedWith(signal);
        await Promise.race([running, clock.sleep(waitsUntil() - now(), answered.signal)]);
        answered.abort();
      }
    },
  };
}
