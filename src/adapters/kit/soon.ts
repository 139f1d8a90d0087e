import type { Clock } from '../../core/clock.ts';

/**
 * What comes within so many milliseconds, else undefined: platforms wait a few seconds for the first word, and the work
 * goes on. A failure within that time is thrown; whoever still wants the work awaits it.
 */
export async function soon<T>(coming: Promise<T>, clock: Clock, withinMs: number): Promise<T | undefined> {
  // Whoever gives up on it may never look at it again.
  coming.catch(() => {});
  const pause = new AbortController();
  const early = await Promise.race([coming, clock.sleep(withinMs, pause.signal)]);
  pause.abort();
  return early ?? undefined;
}
