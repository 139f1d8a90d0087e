import { type Logger, LogLevel, WebClient, type WebClientOptions } from '@slack/web-api';
import { readBounded } from '../../core/bounded.ts';
import { withDeadline } from '../../core/deadline.ts';
import type { Log } from '../../core/log.ts';

/** More than a page of the longest messages holds. */
const mostBytes = 20_000_000;

/** Seconds to wait after a 429 that does not say how long. */
const restSeconds = '30';

/**
 * A client that asks once and reports. Left to itself it would send a message again after a lost answer, wait for ever
 * for one that does not come, and pause every channel when one is over its pace; retries belong to the outbox.
 */
export const createApi = (token: Token, options: ApiOptions): WebClient =>
  new Api(token, { ...clientOptions(options), retryConfig: { retries: 0 }, rejectRateLimitedCalls: true }, options);

/** Absent for what wants none; a function where it changes, asked before each call. */
export type Token = string | (() => Promise<string>) | undefined;

type ApiOptions = {
  apiUrl: string;
  timeoutMs: number;
  log: Log;
  /** Told of every call that failed, whoever made it. */
  onFailure?: (method: string, error: unknown) => void;
};

/** Every method of the client goes through `apiCall`. */
class Api extends WebClient {
  readonly #onFailure: ApiOptions['onFailure'];
  readonly #current: () => Promise<string | undefined>;

  constructor(token: Token, options: WebClientOptions, { onFailure }: ApiOptions) {
    super(typeof token === 'function' ? undefined : token, options);
    this.#onFailure = onFailure;
    this.#current = typeof token === 'function' ? token : async () => undefined;
  }

  override async apiCall(method: string, options?: Record<string, unknown>) {
    const token = await this.#current();
    try {
      return await super.apiCall(method, token === undefined ? options : { ...options, token });
    } catch (error) {
      this.#onFailure?.(method, error);
      throw error;
    }
  }
}

export const clientOptions = (options: { apiUrl: string; timeoutMs: number; log: Log }): WebClientOptions => ({
  slackApiUrl: options.apiUrl,
  logger: slackLogger(options.log),
  fetch: boundedFetch(options.timeoutMs),
});

/** The whole answer in time and within bounds. The client mistakes a 429 without a time to wait for a broken program. */
const boundedFetch = (timeoutMs: number) => (url: string | URL | Request, init?: RequestInit) =>
  withDeadline(timeoutMs, init?.signal ?? undefined, async (signal) => {
    const response = await readBounded(await fetch(url, { ...init, signal }), mostBytes);
    const asksToWait = /^\d+$/.test(response.headers.get('retry-after') ?? '');
    if (response.status === 429 && !asksToWait) response.headers.set('retry-after', restSeconds);
    return response;
  });

/** What Slack's libraries say, in our log: warnings and errors; the rest is chatter and may hold whole texts. */
export function slackLogger(log: Log): Logger {
  const say = (level: 'warn' | 'error') => (first: unknown, second?: unknown) => {
    const text = first instanceof Error ? first.message : String(first);
    log[level](`slack: ${second === undefined ? text : `${text} ${String(second)}`}`);
  };
  return {
    debug() {},
    info() {},
    // A call that fails is reported by whoever made it, in words: these lines would only repeat it.
    warn: say('warn'),
    error: say('error'),
    setLevel() {},
    getLevel: () => LogLevel.WARN,
    setName() {},
  };
}
