import { z } from 'zod';
import type { PersonKey } from '../../core/chat/place.ts';
import type { KeyValueStore, SeenEvents } from '../../core/chat/stores.ts';
import type { Clock } from '../../core/clock.ts';
import { createCache } from './cache.ts';
import { Said } from './payloads.ts';

/** `triedAt`: when a process has taken it for left over. */
const Kept = z.array(z.object({ said: Said, at: z.iso.datetime(), triedAt: z.iso.datetime().optional() }));
type Kept = z.infer<typeof Kept>;

/** What is older than a day is no question any more, in milliseconds. */
const keptMs = 24 * 3_600_000;
/** No answer takes so long, in milliseconds: whoever was at it is gone. */
const atItMs = 5 * 60_000;
/** More than this many at a time are not kept: whoever floods us is not answered after a restart. */
const most = 100;
/** Slack delivers again within minutes: so many were not answered meanwhile. */
const mostTaken = 10_000;

export type Unanswered = ReturnType<typeof createUnanswered>;

type Parts = { keyValues: KeyValueStore; seen: SeenEvents; clock: Clock };

/**
 * What people said to us and no answer was finished to: noted before Slack is told that it has come, so that whoever
 * asked is answered after a restart, too.
 */
export function createUnanswered(team: string, { keyValues, seen, clock }: Parts) {
  const key = `slack:unanswered:${team}`;
  const taken = createCache<true>(mostTaken);
  const parsed = (note: string | undefined): Kept => (note === undefined ? [] : Kept.parse(JSON.parse(note)));
  const read = async (): Promise<Kept> => parsed(await keyValues.get(key));

  /** Another process may change it, too. */
  const change = (by: (kept: Kept) => Kept): Promise<void> =>
    keyValues.change(key, (note) => {
      const before = parsed(note);
      const after = by(before);
      return after === before ? note : JSON.stringify(after);
    });

  const recent = (kept: Kept): Kept => {
    const since = new Date(clock.now().getTime() - keptMs).toISOString();
    return kept.every(({ at }) => at >= since) ? kept : kept.filter(({ at }) => at >= since);
  };

  const beginKey = (said: Said) => `slack:said:${team}:${seenKey(said)}`;
  const wasBegun = async (said: Said) => (await seen.has(earlierKey(said))) || seen.has(beginKey(said));

  return {
    async add(said: Said): Promise<void> {
      // A copy that comes when all is answered.
      if (await wasBegun(said)) return;
      await change((all) => {
        const kept = recent(all);
        if (kept.length >= most || kept.some((one) => isSame(one.said, said))) return kept;
        return [...kept, { said, at: clock.now().toISOString() }];
      });
    },
    remove: (said: Said) =>
      change((kept) => {
        const others = kept.filter((one) => !isSame(one.said, said));
        return others.length === kept.length ? kept : others;
      }),
    dropOld: () => change(recent),
    /** What was left over when we were ended, or while nothing could be said. */
    async left(): Promise<Said[]> {
      await change(recent);
      return (await read()).map(({ said }) => said);
    },
    /** How long another process may be at it yet, in milliseconds. */
    async freeIn(said: Said): Promise<number> {
      const one = (await read()).find((kept) => isSame(kept.said, said));
      return one === undefined ? 0 : Math.min(Math.max(freeAt(one) - clock.now().getTime(), 0), atItMs);
    },
    /** True in one process, where none is at it. */
    async claim(said: Said): Promise<boolean> {
      let isOurs = false;
      await change((kept) => {
        const now = clock.now();
        const one = kept.find((each) => isSame(each.said, said));
        isOurs = one !== undefined && freeAt(one) <= now.getTime();
        if (!isOurs) return kept;
        return kept.map((each) => (each === one ? { ...each, triedAt: now.toISOString() } : each));
      });
      return isOurs;
    },
    /** Deletes everything. */
    forgetAll: () => change((kept) => (kept.length === 0 ? kept : [])),
    /** Deletes what a person said; tells how much of it still waits for its answer to be begun. */
    async forget({ tenant, person }: PersonKey): Promise<number> {
      let waiting = 0;
      await change((kept) => {
        const theirs = kept.filter(({ said }) => tenant === team && said.user === person);
        waiting = theirs.filter(({ said }) => !taken.has(seenKey(said))).length;
        return theirs.length === 0 ? kept : kept.filter((one) => !theirs.includes(one));
      });
      return waiting;
    },
    isNoted: async (said: Said) => (await read()).some((one) => isSame(one.said, said)),
    /** False where this process answers another copy of it, or has done so. */
    take(said: Said): boolean {
      if (taken.has(seenKey(said))) return false;
      taken.set(seenKey(said), true);
      return true;
    },
    /** It was taken, and is not answered: somebody else may take it. */
    giveBack: (said: Said) => void taken.delete(seenKey(said)),
    /** True the first time that its answer is begun, in whichever process. */
    begin: async (said: Said) => !(await seen.has(earlierKey(said))) && (await seen.first(beginKey(said))),
  };
}

const freeAt = ({ at, triedAt = at }: Kept[number]) => Date.parse(triedAt) + atItMs;

/** What release 0.2 wrote down when it served one workspace alone. */
const earlierKey = (said: Said) => `slack:said:${seenKey(said)}`;

/** By its time: an edit of a message that mentions us comes as another mention, with an event id of its own. */
const seenKey = ({ channel, ts }: Said) => `${channel}:${ts}`;
const isSame = (one: Said, other: Said) => one.channel === other.channel && one.ts === other.ts;
