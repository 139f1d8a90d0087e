import { z } from 'zod';
import type { KeyValueStore } from '../../core/chat/stores.ts';
import type { Clock } from '../../core/clock.ts';
import { Said } from './payloads.ts';

const Kept = z.array(z.object({ said: Said, at: z.iso.datetime() }));
type Kept = z.infer<typeof Kept>;

/** What is older than a day is no question any more, in milliseconds. */
const keptMs = 24 * 3_600_000;
/** More than this many at a time are not kept: whoever floods us is not answered after a restart. */
const most = 100;

export type Unanswered = ReturnType<typeof createUnanswered>;

/**
 * What people said to us and no answer was finished to: noted before Slack is told that it has come, so that whoever
 * asked is answered after a restart, too.
 */
export function createUnanswered(team: string, { keyValues, clock }: { keyValues: KeyValueStore; clock: Clock }) {
  const key = `slack:unanswered:${team}`;
  let last: Promise<unknown> = Promise.resolve();
  const inHand = new Set<string>();

  async function read(): Promise<Kept> {
    const note = await keyValues.get(key);
    return note === undefined ? [] : Kept.parse(JSON.parse(note));
  }

  /** One after the other: each reads what the one before wrote. */
  function change(by: (kept: Kept) => Kept): Promise<void> {
    const done = last.then(async () => {
      const before = await read();
      const after = by(before);
      if (after !== before) await keyValues.set(key, JSON.stringify(after));
    });
    last = done.catch(() => {});
    return done;
  }

  const recent = (kept: Kept): Kept => {
    const since = new Date(clock.now().getTime() - keptMs).toISOString();
    return kept.every(({ at }) => at >= since) ? kept : kept.filter(({ at }) => at >= since);
  };

  return {
    add: (said: Said) =>
      change((all) => {
        const kept = recent(all);
        return kept.length >= most || kept.some((one) => isSame(one.said, said))
          ? kept
          : [...kept, { said, at: clock.now().toISOString() }];
      }),
    remove: (said: Said) =>
      change((kept) => {
        const others = kept.filter((one) => !isSame(one.said, said));
        return others.length === kept.length ? kept : others;
      }),
    /** What was left over when we were ended. */
    async left(): Promise<Said[]> {
      await change(recent);
      return (await read()).map(({ said }) => said);
    },
    isNoted: async (said: Said) => (await read()).some((one) => isSame(one.said, said)),
    /** False while another copy of it is being answered. */
    take(said: Said): boolean {
      if (inHand.has(keyOf(said))) return false;
      inHand.add(keyOf(said));
      return true;
    },
    release: (said: Said) => void inHand.delete(keyOf(said)),
  };
}

const keyOf = ({ channel, ts }: Said) => `${channel} ${ts}`;
const isSame = (one: Said, other: Said) => one.channel === other.channel && one.ts === other.ts;
