import { type Logger, LogLevel, WebClient, type WebClientOptions } from '@slack/web-api';
import type { Log } from '../../core/log.ts';

/** Seconds to wait after a 429 that does not say how long. */
const restSeconds = '30';

/**
 * A client that asks once and reports. Left to itself it would send a message again after a lost answer, wait for ever
 * for one that does not come, and pause every channel when one is over its pace; retries belong to the outbox.
 */
export const createApi = (token: string, options: { apiUrl: string; timeoutMs: number; log: Log }): WebClient =>
  new WebClient(token, { ...clientOptions(options), retryConfig: { retries: 0 }, rejectRateLimitedCalls: true });

export const clientOptions = (options: { apiUrl: string; timeoutMs: number; log: Log }): WebClientOptions => ({
  slackApiUrl: options.apiUrl,
  timeout: options.timeoutMs,
  logger: slackLogger(options.log),
  fetch: withRetryAfter,
});

/** The client mistakes a 429 without a time to wait for a broken program. */
async function withRetryAfter(url: string | URL | Request, init?: RequestInit): Promise<Response> {
  const response = await globalThis.fetch(url, init);
  if (response.status !== 429 || /^\d+$/.test(response.headers.get('retry-after') ?? '')) return response;
  const headers = new Headers(response.headers);
  headers.set('retry-after', restSeconds);
  return new Response(response.body, { status: response.status, headers });
}

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
