import type { Caller } from './place.ts';

/** Who was shown or told something, and where. */
export type Reader = Pick<Caller, 'id' | 'place'>;

/** Of so many readers something is kept in memory; the one of whom nothing new came longest goes. */
const mostReaders = 1_000;

/** The last thing of its kind that each person was shown or told in each place, for a time in milliseconds; in this process alone. */
export function lastOfEach<T>(standsMs: number) {
  const kept = new Map<string, { last: T; at: number }>();
  return {
    keep(reader: Reader, last: T, now: Date): void {
      const key = keyOf(reader);
      kept.delete(key);
      kept.set(key, { last, at: now.getTime() });
      const [oldest] = kept.keys();
      if (kept.size > mostReaders && oldest !== undefined) kept.delete(oldest);
    },
    of(reader: Reader, now: Date): T | undefined {
      const known = kept.get(keyOf(reader));
      return known !== undefined && now.getTime() - known.at < standsMs ? known.last : undefined;
    },
    forget(reader: Reader): void {
      kept.delete(keyOf(reader));
    },
  };
}

const keyOf = ({ id, place: { platform, tenant, channel, thread } }: Reader) =>
  JSON.stringify([platform, tenant, channel, thread, id]);
