/** No server is believed to want more than this, in milliseconds. */
const longestMs = 15 * 60_000;
/** After a 429 that names no time. */
const unnamedMs = 5_000;

/**
 * How long a server wants to be left alone after this answer, in milliseconds: `Retry-After` (seconds or a date), the
 * IETF draft `RateLimit: "api";r=0;t=55` once nothing remains, or the window of `RateLimit-Policy`. Undefined: go on.
 */
export function pauseOf(headers: Headers, status: number, now: Date): number | undefined {
  const limited = status === 429 || status === 503;
  const named = [
    limited ? retryAfter(headers.get('retry-after'), now) : undefined,
    untilReset(headers.get('ratelimit'), limited),
  ].filter((ms) => ms !== undefined);
  if (named.length > 0) return Math.min(longestMs, Math.max(...named));
  if (status !== 429) return undefined;
  return Math.min(longestMs, windowOf(headers.get('ratelimit-policy')) ?? unnamedMs);
}

function retryAfter(value: string | null, now: Date): number | undefined {
  if (value === null) return undefined;
  if (/^\s*\d+(\.\d+)?\s*$/.test(value)) return Number(value) * 1_000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now.getTime());
}

/** One second more than told, as the official client does: its clock and ours tick apart. */
function untilReset(value: string | null, limited: boolean): number | undefined {
  const remaining = Number(/;\s*r=(\d+)/.exec(value ?? '')?.[1] ?? Number.NaN);
  const seconds = /;\s*t=(\d+)/.exec(value ?? '')?.[1];
  return seconds !== undefined && (remaining === 0 || limited) ? (Number(seconds) + 1) * 1_000 : undefined;
}

/** A part of the window is over, but nobody knows which. */
function windowOf(value: string | null): number | undefined {
  const seconds = /;\s*w=(\d+)/.exec(value ?? '')?.[1];
  return seconds === undefined ? undefined : Number(seconds) * 1_000;
}
