import type { PersonKey } from '../chat/place.ts';
import type { Clock } from '../clock.ts';
import { withDeadline } from '../deadline.ts';
import { createRateLimit, type Taken } from '../rate-limit.ts';

/**
 * What of a person is counted, and how often it may be done in any minute: a flood is stopped before it reaches the index. An agent asks
 * for lists (`requests`) beside its calls, which count as commands.
 */
export const perMinute = { commands: 20, pages: 60, refusals: 1, requests: 120 };
export type Counted = keyof typeof perMinute;

/** Counts what people do. */
export interface CallCounts {
  /** Counts a call; when there were too many within a minute, it is not counted, and the wait until the next one is told. */
  take(person: PersonKey, what: Counted): Promise<Taken>;
}

/** So long a person waits for being counted, in milliseconds. */
const longestMs = 500;

/** For one process. */
export function countInMemory(clock: Pick<Clock, 'now'>): CallCounts {
  const rateOf = (what: Counted) => createRateLimit({ limit: perMinute[what], windowMs: 60_000 });
  const rates = {
    ...{ commands: rateOf('commands'), pages: rateOf('pages') },
    ...{ refusals: rateOf('refusals'), requests: rateOf('requests') },
  };
  return {
    take: async ({ platform, tenant, person }, what) =>
      rates[what].take(JSON.stringify([platform, tenant, person]), clock.now().getTime()),
  };
}

/** By `shared`, and where that fails or does not answer by ourselves: nobody is kept from anything by a store. */
export function countWith(shared: CallCounts | undefined, clock: Pick<Clock, 'now'>): CallCounts {
  const own = countInMemory(clock);
  if (shared === undefined) return own;
  return {
    take: (person, what) =>
      withDeadline(longestMs, undefined, () => shared.take(person, what)).catch(() => own.take(person, what)),
  };
}
