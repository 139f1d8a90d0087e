import { createHash } from 'node:crypto';

export type RateLimit = { limit: number; perMs: number };
export type Rates = {
  /** Each bucket: a route with its channel or server. */
  bucket: RateLimit;
  /**
   * Messages published in a channel: told in headers alone, ten an hour as people report it (github.com/discordjs/discord.js/issues/4956,
   * github.com/acehox/auto-publisher/issues/13).
   */
  crosspost: RateLimit;
  /** All requests together, interactions exempt. */
  global: RateLimit;
};

type Window = { resetsAt: number; left: number };

export type Verdict = { headers: Record<string, string>; refused?: { retryAfter: number; global: boolean } };

/** Fixed windows, as the `X-RateLimit-*` headers tell them. */
export function createRateLimits(now: () => number, rates: Rates) {
  const windows = new Map<string, Window>();

  function take(name: string, { limit, perMs }: RateLimit) {
    const known = windows.get(name);
    const window = known !== undefined && known.resetsAt > now() ? known : { resetsAt: now() + perMs, left: limit };
    windows.set(name, window);
    const allowed = window.left > 0;
    if (allowed) window.left--;
    return { allowed, left: window.left, seconds: Math.max(0.001, (window.resetsAt - now()) / 1_000) };
  }

  return {
    rates,
    /** `bucket` undefined: an interaction's route, which no global limit counts. */
    check(bucket: string | undefined): Verdict {
      if (bucket === undefined) return { headers: {} };
      const all = take('global', rates.global);
      if (!all.allowed) {
        const headers = {
          'retry-after': all.seconds.toFixed(3),
          'x-ratelimit-global': 'true',
          'x-ratelimit-scope': 'global',
        };
        return { headers, refused: { retryAfter: all.seconds, global: true } };
      }
      const limit = bucket.endsWith('/crosspost') ? rates.crosspost : rates.bucket;
      const own = take(bucket, limit);
      const headers = {
        'x-ratelimit-limit': String(limit.limit),
        'x-ratelimit-remaining': String(own.left),
        'x-ratelimit-reset-after': own.seconds.toFixed(3),
        'x-ratelimit-bucket': createHash('md5')
          .update(bucket.replace(/\d{15,}/g, ''))
          .digest('hex'),
      };
      if (own.allowed) return { headers };
      const refused = { retryAfter: own.seconds, global: false };
      return { headers: { ...headers, 'retry-after': own.seconds.toFixed(3), 'x-ratelimit-scope': 'user' }, refused };
    },
  };
}
