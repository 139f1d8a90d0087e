import { type Clock, elapsedBy } from './clock.ts';

/** A line of one kind is written once in so long, in milliseconds. */
const windowMs = 60_000;
/** Kinds that are remembered; beyond them all begin anew. */
const mostKinds = 200;

/** Keeps hundreds of lines that say the same out of the log: one a minute of each kind, with how many were left out before it. */
export function createBursts(clock: Clock) {
  const elapsed = elapsedBy(clock);
  const kinds = new Map<string, { toldAt: number; left: number }>();
  return {
    /** How many of this kind were left out since the last line; undefined: leave this one out, too. */
    count(kind: string): number | undefined {
      const known = kinds.get(kind);
      if (known !== undefined && elapsed() - known.toldAt < windowMs) {
        known.left += 1;
        return undefined;
      }
      if (kinds.size >= mostKinds) kinds.clear();
      kinds.set(kind, { toldAt: elapsed(), left: 0 });
      return known?.left ?? 0;
    },
  };
}
