import { bounded, TooLargeError } from '../core/bounded.ts';
import type { Clock } from '../core/clock.ts';
import { DeadlineError, withDeadline } from '../core/deadline.ts';
import { pauseOf } from './rate-limit.ts';

/** What became of a request. Expected failures are values; `retryAfterMs` is the least time the server wants to be left alone. */
export type Fetched =
  | { kind: 'body'; text: string }
  | { kind: 'failed'; reason: string; status?: number; retryAfterMs?: number };

export type Http = { get(url: URL, signal: AbortSignal): Promise<Fetched> };

export type HttpOptions = {
  clock: Clock;
  /** From 0 up to 1, for the jitter of retries. */
  random?: () => number;
  /** For one attempt, its body included, in milliseconds. */
  timeoutMs?: number;
  maxBytes?: number;
  /** Attempts in all; 1 where the server's own pace allows no quick second one. */
  attempts?: number;
  /** Sent as `Authorization: Bearer` to this host alone, whatever is asked. */
  token?: HostToken;
  /** What the answer should be; a body of another type is not read. Default JSON, unchecked. */
  accept?: { header: string; types: RegExp };
};

/** A secret, and whose it is. `origin`: scheme, host and port, as in `URL.origin`. */
export type HostToken = { origin: string; secret: string };

/** What sources leave to whoever creates them. */
export type HttpSettings = Pick<HttpOptions, 'clock' | 'random' | 'timeoutMs' | 'token'>;

/** The address of a path below a server's, which may be given with or without its last slash. */
export const under = (server: string, path: string) => new URL(path, server.endsWith('/') ? server : `${server}/`);

/** Attempts in all; a person may be waiting at the first start. */
const usualAttempts = 3;
/** Of these at most this many that nobody answers in time: a third would be half a minute of silence. */
const mostTimeouts = 2;
/** Before the second attempt at most this, before the third twice as much, in milliseconds. */
const backoffMs = 1_000;
/** A pause the server asks for is kept up to this on the spot; a longer one is told to the caller. */
const longestPauseMs = 10_000;
const mostRedirects = 3;
const userAgent = 'Paperboy/0.2 (daily papers for chat channels)';

/**
 * A polite GET: bounded time, size and retries (with full jitter, on network faults, 5xx and 429), no request before
 * the time the server named, and redirects only within the same host. Never throws for what a server may do.
 */
export function createHttp(options: HttpOptions): Http {
  const { clock, random = Math.random, timeoutMs = 10_000, maxBytes = 20_000_000 } = options;
  const { attempts = usualAttempts, accept, token } = options;
  let notBefore = 0;

  async function get(url: URL, signal: AbortSignal): Promise<Fetched> {
    let failed: Fetched & { kind: 'failed' } = { kind: 'failed', reason: 'was not asked' };
    let timeouts = 0;
    for (let attempt = 1; attempt <= attempts; attempt++) {
      const pauseMs = Math.max(notBefore - clock.now().getTime(), attempt === 1 ? 0 : jitter(attempt));
      if (pauseMs > longestPauseMs) {
        const asked = attempt === 1 ? 'asked for a pause' : failed.reason;
        return { ...failed, reason: asked, retryAfterMs: pauseMs };
      }
      if (pauseMs > 0) await clock.sleep(pauseMs, signal);
      if (signal.aborted) return { kind: 'failed', reason: 'was not asked to the end: we are stopping' };
      const answer = await once(url, signal);
      if (answer.kind === 'body' || !answer.again) return answer;
      const { again, ...rest } = answer;
      failed = rest;
      if (again === 'timeout' && ++timeouts === mostTimeouts) break;
    }
    const waitMs = notBefore - clock.now().getTime();
    return { ...failed, ...(waitMs > 0 && { retryAfterMs: waitMs }) };
  }

  const jitter = (attempt: number) => random() * backoffMs * 2 ** (attempt - 2);

  /** One attempt; `again` says whether another is worth it. */
  async function once(url: URL, signal: AbortSignal): Promise<Fetched & { again?: boolean | 'timeout' }> {
    try {
      return await withDeadline(timeoutMs, signal, (ours) => read(url, ours));
    } catch (cause) {
      if (cause instanceof DeadlineError)
        return { kind: 'failed', reason: `did not answer within ${timeoutMs / 1_000} s`, again: 'timeout' };
      if (cause instanceof TooLargeError) return { kind: 'failed', reason: cause.message, status: 200 };
      return { kind: 'failed', reason: faultOf(cause), again: true };
    }
  }

  async function read(url: URL, signal: AbortSignal): Promise<Fetched & { again?: boolean }> {
    const response = await follow(url, signal, { accept: accept?.header ?? 'application/json', token });
    if (response === undefined)
      return { kind: 'failed', reason: 'sends us to another host, which is not followed', status: 302 };
    const pauseMs = pauseOf(response.headers, response.status, clock.now());
    if (pauseMs !== undefined) notBefore = Math.max(notBefore, clock.now().getTime() + pauseMs);
    if (response.status !== 200) {
      await response.body?.cancel();
      const { status } = response;
      return {
        kind: 'failed',
        reason: reasonOf(status, token?.origin === url.origin),
        status,
        again: status === 429 || status >= 500,
      };
    }
    const contentType = response.headers.get('content-type') ?? '';
    if (accept !== undefined && !accept.types.test(contentType)) {
      await response.body?.cancel();
      return { kind: 'failed', reason: `sent ${contentType || 'something without a type'}`, status: 200 };
    }
    return { kind: 'body', text: await bounded(response, maxBytes).text() };
  }

  return { get };
}

function reasonOf(status: number, hadToken: boolean): string {
  if (status === 429) return 'answered 429: too many requests';
  return status === 401 && hadToken ? 'answered 401: it does not accept HF_TOKEN' : `answered ${status}`;
}

type Asking = { accept: string; token: HostToken | undefined };

/** Follows redirects by hand; undefined when one leaves the host, or there are too many. */
async function follow(from: URL, signal: AbortSignal, { accept, token }: Asking): Promise<Response | undefined> {
  let url = from;
  for (let hops = 0; hops <= mostRedirects; hops++) {
    const authorization = token?.origin === url.origin ? { authorization: `Bearer ${token.secret}` } : {};
    const headers = { accept, 'user-agent': userAgent, ...authorization };
    const response = await fetch(url, { redirect: 'manual', signal, headers });
    const location = response.headers.get('location');
    if (![301, 302, 303, 307, 308].includes(response.status) || location === null) return response;
    await response.body?.cancel();
    if (!URL.canParse(location, url.href)) return undefined;
    const next = new URL(location, url);
    const sameHost = next.host === url.host && (next.protocol === url.protocol || next.protocol === 'https:');
    if (!sameHost || next.username !== '' || next.password !== '') return undefined;
    url = next;
  }
  return undefined;
}

/** "could not be reached (ECONNREFUSED)": undici hides the reason in the cause. */
export function faultOf(cause: unknown): string {
  const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  // What a proxy refuses has a code that says nothing.
  const isCoded = inner instanceof Error && 'code' in inner && !/proxy/i.test(inner.message);
  const said = isCoded ? String(inner.code) : inner instanceof Error ? inner.message : String(inner);
  return said === 'UND_ERR_SOCKET' || said === 'terminated'
    ? 'broke off in the middle of its answer'
    : `could not be reached (${said})`;
}
