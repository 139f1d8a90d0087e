import type { Clock } from '../core/clock.ts';
import type { Fetched, Http } from './http.ts';
import { untilAborted } from './until-aborted.ts';

/** arXiv asks for one request in three seconds over a single connection, all its hosts together (info.arxiv.org/help/api/tou). */
const paceMs = 3_000;
/** Clients that came back sooner after a 429 stayed locked out; arXiv names no time itself. */
const pauseMs = 10 * 60_000;
/** Requests that wait, for half a minute at most: nobody waits longer for a paper. */
const mostWaiting = 10;
const nobodyWaits: Fetched = { kind: 'failed', reason: 'was not asked: nobody waits any more' };
const busy: Fetched = { kind: 'failed', reason: 'has as many of our questions waiting as it may', status: 429 };

/** The one gate to arXiv: whatever asks one of its hosts shares it. */
export type ArxivPace = {
  /**
   * In turn; while arXiv wants silence, or too many wait already, it fails with 429 at once, without a request. Whoever
   * aborts is answered at once, and its place is free.
   */
  get(http: Http, url: URL, signal: AbortSignal): Promise<Fetched>;
};

export function createArxivPace(clock: Clock): ArxivPace {
  let last: Promise<unknown> = Promise.resolve();
  let nextAt = 0;
  let silentUntil = 0;
  let waiting = 0;

  async function inTurn(http: Http, url: URL, signal: AbortSignal): Promise<Fetched> {
    if (signal.aborted) return nobodyWaits;
    const silenceMs = silentUntil - clock.now().getTime();
    if (silenceMs > 0) return { kind: 'failed', reason: 'asked us to pause', status: 429, retryAfterMs: silenceMs };
    const wait = nextAt - clock.now().getTime();
    // More than the pace means that the clock was set back.
    if (wait > 0) await clock.sleep(Math.min(wait, paceMs), signal);
    if (signal.aborted) return nobodyWaits;
    nextAt = clock.now().getTime() + paceMs;
    const fetched = await http.get(url, signal);
    if (fetched.kind === 'failed' && fetched.status === 429) {
      silentUntil = clock.now().getTime() + Math.max(pauseMs, fetched.retryAfterMs ?? 0);
    }
    return fetched;
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
