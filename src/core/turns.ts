import type { Clock } from './clock.ts';

/** How long one stretch of work may keep the event loop, in milliseconds. */
const stretchMs = 2;

/**
 * Lets everything else have a turn of the event loop when a stretch has lasted long enough: called between the steps
 * of a long piece of work. SQLite answers within the same turn, so awaiting it lets no timer and no socket in, and five
 * hundred digests in a row would keep whoever asks something waiting for seconds.
 */
export function createTurns({ now, elapsed = () => now().getTime(), sleep, nextTurn = () => sleep(0) }: Clock) {
  let since = elapsed();
  return async (): Promise<void> => {
    if (elapsed() - since < stretchMs) return;
    await nextTurn();
    since = elapsed();
  };
}
