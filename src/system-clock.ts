import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import type { Clock } from './core/clock.ts';

/** The machine's own time. */
export const systemClock: Clock = {
  now: () => new Date(),
  elapsed: () => performance.now(),
  sleep: (milliseconds, signal) =>
    wait(milliseconds, undefined, signal === undefined ? {} : { signal }).catch(() => undefined),
  nextTurn: () => nextTurn(),
};
