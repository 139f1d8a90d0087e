import { setTimeout } from 'node:timers/promises';
import SQLite from 'better-sqlite3';
import { StoreBusyError } from '../core/store-busy.ts';

/** How long another program's lock is waited for, in milliseconds, and how the time passes. */
export type BusyRetries = { waitMs: number; sleep(milliseconds: number): Promise<unknown> };

/** Longer than a backup or a reader's checkpoint takes; shorter than an interaction of a chat lives. */
export const usualRetries: BusyRetries = { waitMs: 30_000, sleep: setTimeout };

const shortestPauseMs = 10;
const longestPauseMs = 200;

export const isBusy = (error: unknown): boolean =>
  error instanceof SQLite.SqliteError && error.code.startsWith('SQLITE_BUSY');

/**
 * Does `work` again until no other program holds the lock it needs. SQLite's own waiting (`busy_timeout`) would stop the
 * event loop: nothing could be acknowledged meanwhile, and sockets would be cut. Throws {@link StoreBusyError} when the
 * time is over. `pausing`: what is around each pause.
 */
export async function whenFree<T>(
  work: () => T | Promise<T>,
  { waitMs, sleep }: BusyRetries,
  pausing = (pause: () => Promise<unknown>): Promise<unknown> => pause(),
): Promise<T> {
  let waited = 0;
  for (let longest = shortestPauseMs; ; longest = Math.min(longestPauseMs, longest * 2)) {
    try {
      return await work();
    } catch (cause) {
      if (!isBusy(cause)) throw cause;
      if (waited >= waitMs) throw new StoreBusyError('another program keeps the database locked', { cause });
    }
    // Half of it by chance: those who wait for the same lock must not all come back at once.
    const pauseMs = longest * (0.5 + Math.random() / 2);
    await pausing(() => sleep(pauseMs));
    waited += pauseMs;
  }
}
