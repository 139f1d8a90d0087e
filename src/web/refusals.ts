import { createBursts } from '../core/bursts.ts';
import type { Clock } from '../core/clock.ts';
import type { Log } from '../core/log.ts';

/** What a bad request is told as in the log, by the status it was answered with. */
const kinds: Record<number, string> = {
  400: 'it could not be read',
  401: 'it did not show who sent it',
  403: 'it named a foreign host or origin, or asked for what is not allowed',
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
  const bursts = createBursts(clock);
  return {
    told(status) {
      const kind = kinds[status];
      const untoldBefore = kind === undefined ? undefined : bursts.count(kind);
      if (untoldBefore === undefined) return;
      log.warn(`web: a request was refused, because ${kind}`, { status, ...(untoldBefore > 0 && { untoldBefore }) });
    },
  };
}
