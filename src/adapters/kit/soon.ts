import type { Clock } from '../../core/clock.ts';

/**
 * What comes within so many milliseconds, else undefined: platforms wait a few seconds for the first word, and the work
 * goes on. A failure within that time is thrown; a later one is for whoever still awaits the work, and nobody's if none does.
 */
export async function soon<T>(coming: Promise<T>, clock: Clock, withinMs: number): Promise<T | undefined> {
  const pause = new AbortController();
  try {
    return (await Promise.race([coming, clock.sleep(withinMs, pause.signal)])) ?? undefined;
  } finally {
    pause.abort();
  }
}
