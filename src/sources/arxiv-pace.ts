import type { Clock } from '../core/clock.ts';
import type { Fetched, Http } from './http.ts';

/** arXiv asks for one request in three seconds over a single connection, all its hosts together (info.arxiv.org/help/api/tou). */
const paceMs = 3_000;
/** Clients that came back sooner after a 429 stayed locked out; arXiv names no time itself. */
const pauseMs = 10 * 60_000;

/** The one gate to arXiv: whatever asks one of its hosts shares it. */
export type ArxivPace = {
  /** In turn; while arXiv wants silence it fails with 429 at once, without a request. */
  get(http: Http, url: URL, signal: AbortSignal): Promise<Fetched>;
};

export function createArxivPace(clock: Clock): ArxivPace {
  let last: Promise<unknown> = Promise.resolve();
  let nextAt = 0;
  let silentUntil = 0;

  async function inTurn(http: Http, url: URL, signal: AbortSignal): Promise<Fetched> {
    const silenceMs = silentUntil - clock.now().getTime();
    if (silenceMs > 0) return { kind: 'failed', reason: 'asked us to pause', status: 429, retryAfterMs: silenceMs };
    const wait = nextAt - clock.now().getTime();
    // More than the pace means that the clock was set back.
    if (wait > 0) await clock.sleep(Math.min(wait, paceMs), signal);
    if (signal.aborted) return { kind: 'failed', reason: 'was not asked: we are stopping' };
    nextAt = clock.now().getTime() + paceMs;
    const fetched = await http.get(url, signal);
    if (fetched.kind === 'failed' && fetched.status === 429) {
      silentUntil = clock.now().getTime() + Math.max(pauseMs, fetched.retryAfterMs ?? 0);
    }
    return fetched;
  }

  return {
    get(http, url, signal) {
      const turn = last.then(() => inTurn(http, url, signal));
      last = turn.catch(() => undefined);
      return turn;
    },
  };
}
