import type { Clock } from '../core/clock.ts';
import type { Log } from '../core/log.ts';

/** A line about a kind of bad request at most so often, in milliseconds. */
const quietMs = 60_000;

/** What a bad request is told as in the log, by the status it was answered with. */
const kinds: Record<number, string> = {
  400: 'it could not be read',
  401: 'it did not show who sent it',
  403: 'it named a foreign host or origin',
  404: 'nothing is there',
  405: 'it used another method',
  408: 'it took too long',
  409: 'it was sent a second time',
  413: 'its body was too long',
  431: 'its headers were too long',
};

export type Refusals = { told(status: number): void };

/** Tells the log of bad requests, one line a minute and kind: whoever sends a million of them must not fill the disk. */
export function createRefusals(clock: Clock, log: Log): Refusals {
  const elapsed = () => clock.elapsed?.() ?? clock.now().getTime();
  const kept = new Map<string, { toldAt: number; untold: number }>();
  return {
    told(status) {
      const kind = kinds[status];
      if (kind === undefined) return;
      const last = kept.get(kind);
      if (last !== undefined && elapsed() - last.toldAt < quietMs) {
        last.untold += 1;
        return;
      }
      kept.set(kind, { toldAt: elapsed(), untold: 0 });
      const since = last === undefined || last.untold === 0 ? {} : { untoldBefore: last.untold };
      log.warn(`web: a request was refused, because ${kind}`, { status, ...since });
    },
  };
}
