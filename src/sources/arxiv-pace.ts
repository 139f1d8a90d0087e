import { createOwnPace } from '../core/channels/own-pace.ts';
import { type Paced, type PaceStore, type PaceTimes, paceName } from '../core/channels/pace-store.ts';
import { type Clock, elapsedBy } from '../core/clock.ts';
import type { Fetched, Http } from './http.ts';
import { untilAborted } from './until-aborted.ts';

/** arXiv asks for one request in three seconds over a single connection, all its hosts together (info.arxiv.org/help/api/tou). */
const paceMs = 3_000;
/** Clients that came back sooner after a 429 stayed locked out; arXiv names no time itself. */
const pauseMs = 10 * 60_000;
/** A request that has not ended after so long never will, in milliseconds: its process is gone. */
const longestRequestMs = 60_000;
/** Requests that wait, for half a minute at most: nobody waits longer for a paper. */
const mostWaiting = 10;
const nobodyWaits: Fetched = { kind: 'failed', reason: 'was not asked: nobody waits any more' };
const unsaid: Fetched = { kind: 'failed', reason: 'was not asked: the store does not say whose turn it is' };
const busy: Fetched = { kind: 'failed', reason: 'has as many of our questions waiting as it may', status: 429 };

const next = { tenant: '', channel: 'next request' };
const silence = { tenant: '', channel: 'silence' };
const timeOf = (times: PaceTimes, name: Paced) => times.get(paceName(name)) ?? 0;

/** The one gate to arXiv: whatever asks one of its hosts shares it. */
export type ArxivPace = {
  /**
   * In turn; while arXiv wants silence, or too many wait already, it fails with 429 at once, without a request. Whoever
   * aborts is answered at once, and its place is free.
   */
  get(http: Http, url: URL, signal: AbortSignal): Promise<Fetched>;
};

/** `shared`: the pace that several processes keep together; absent: this one asks alone. */
export function createArxivPace(clock: Clock, shared: PaceStore = createOwnPace(clock)): ArxivPace {
  const elapsed = elapsedBy(clock);
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  const change = <T>(work: (times: PaceTimes, now: number) => T) => shared.change('arxiv', [next, silence], work);

  /** Our turn until a time, by which it can be told from another's; or how long it is away, or arXiv wants silence. */
  const take = () =>
    change((times, now): { until: number } | { waitMs: number } | { silenceMs: number } => {
      const silenceMs = timeOf(times, silence) - now;
      if (silenceMs > 0) return { silenceMs };
      const waitMs = timeOf(times, next) - now;
      // No request takes longer: the clock was set back.
      if (waitMs > 0 && waitMs <= longestRequestMs) return { waitMs };
      times.set(paceName(next), now + longestRequestMs);
      return { until: now + longestRequestMs };
    });

  /** Our turn is over. Where that was so long ago that another process has the next one, that one stands. */
  const giveBack = (until: number, { restMs, silenceMs }: { restMs: number; silenceMs: number }) =>
    change((times, now) => {
      if (timeOf(times, next) === until) times.set(paceName(next), now + restMs);
      if (silenceMs > 0) times.set(paceName(silence), now + silenceMs);
    });

  async function inTurn(http: Http, url: URL, signal: AbortSignal): Promise<Fetched> {
    while (!signal.aborted) {
      const turn = await take().catch(() => undefined);
      if (turn === undefined) return unsaid;
      if ('until' in turn) return ask(turn.until, http, url, signal);
      if ('silenceMs' in turn) {
        return { kind: 'failed', reason: 'asked us to pause', status: 429, retryAfterMs: turn.silenceMs };
      }
      // While another process asks, nobody knows when that will have its answer.
      await clock.sleep(Math.min(turn.waitMs, paceMs), signal);
    }
    return nobodyWaits;
  }

  async function ask(until: number, http: Http, url: URL, signal: AbortSignal): Promise<Fetched> {
    const began = elapsed();
    let silenceMs = 0;
    try {
      const fetched = await http.get(url, signal);
      if (fetched.kind === 'failed' && fetched.status === 429) silenceMs = Math.max(pauseMs, fetched.retryAfterMs ?? 0);
      return fetched;
    } finally {
      const restMs = began + paceMs - elapsed();
      // Where it cannot be written the turn ends by itself.
      await giveBack(until, { restMs, silenceMs }).catch(() => {});
    }
  }

  return {
    get(http, url, signal) {
      if (waiting >= mostWaiting) return Promise.resolve(busy);
      waiting += 1;
      const turn = last.then(() => inTurn(http, url, signal));
      last = turn.catch(() => undefined);
      return untilAborted(turn, signal, nobodyWaits).finally(() => {
        waiting -= 1;
      });
    },
  };
}
