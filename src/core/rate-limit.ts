export type Taken = { ok: true } | { ok: false; waitMs: number };

/** At most so many calls in any window of time, for each key. The clock is passed in, in milliseconds. */
export function createRateLimit({ limit, windowMs }: { limit: number; windowMs: number }) {
  const calls = new Map<string, number[]>();
  let sweepAt = 0;

  /** Forgets keys without a recent call: a bot in large servers must not remember everybody who ever asked. */
  function sweep(now: number): void {
    if (now < sweepAt && now >= sweepAt - windowMs) return;
    sweepAt = now + windowMs;
    for (const [key, times] of calls) if ((times.at(-1) ?? 0) <= now - windowMs) calls.delete(key);
  }

  return {
    /** Counts a call; when there were too many, it is not counted, and the wait until the next one is told. */
    take(key: string, now: number): Taken {
      sweep(now);
      // Times ahead of now are from before the clock was set back; they would lock the person out.
      const recent = (calls.get(key) ?? []).filter((time) => time > now - windowMs && time <= now);
      const [oldest] = recent;
      if (recent.length >= limit && oldest !== undefined) return { ok: false, waitMs: oldest + windowMs - now };
      calls.set(key, [...recent, now]);
      return { ok: true };
    },
    /** How many keys are remembered. */
    get size(): number {
      return calls.size;
    },
  };
}
