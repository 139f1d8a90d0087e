import type { Clock } from '../clock.ts';
import type { PacedBy, PaceStore, PaceTimes } from './pace-store.ts';

/** How often what has passed is forgotten, in milliseconds: memory holds the times of the last seconds alone. */
const sweepMs = 5_000;

/** The pace of a process that keeps it alone. */
export function createOwnPace(clock: Pick<Clock, 'now'>): PaceStore {
  const platforms = new Map<PacedBy, PaceTimes>();
  let sweptAt = 0;

  function sweep(now: number): void {
    if (Math.abs(now - sweptAt) < sweepMs) return;
    sweptAt = now;
    for (const times of platforms.values()) for (const [name, at] of times) if (at <= now) times.delete(name);
  }

  return {
    async change(platform, _names, work) {
      const now = clock.now().getTime();
      sweep(now);
      const times = platforms.get(platform) ?? new Map();
      platforms.set(platform, times);
      return work(times, now);
    },
  };
}
