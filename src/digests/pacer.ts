import type { Pace } from '../core/chat.ts';
import type { Place } from '../core/place.ts';

/** A little slower than allowed: timers and networks jitter, and one request too many costs a pause of seconds. */
const margin = 1.025;

/** A slot further away than this is not waited for with the message in hand. */
const patienceMs = 2_000;

/** Far slots mean that the clock was set back; they are forgotten. */
const farMs = 10 * 60_000;

/** When a message may be sent: after so many milliseconds (the slot is taken), or not before a time (put it off). */
export type Slot = { waitMs: number } | { notBefore: number };

/** Keeps one platform's published pace, per tenant and per channel. Times in milliseconds. */
export function createPacer({ perChannelMs, perTenantMinute }: Pace) {
  const free = new Map<string, number>();
  const putOff = new Map<string, number>();
  let sweepAt = 0;

  const freeAt = (at: number, now: number) => (at - now > farMs ? now : Math.max(now, at));

  const limitsOf = ({ tenant, channel }: Pick<Place, 'tenant' | 'channel'>) => {
    const limits = [{ name: JSON.stringify([tenant, channel]), interval: perChannelMs * margin }];
    if (perTenantMinute !== undefined) {
      limits.push({ name: JSON.stringify([tenant]), interval: (60_000 / perTenantMinute) * margin });
    }
    return limits;
  };

  /** Forgets what lies behind: the memory grows with what was sent in the last seconds only. */
  function sweep(now: number): void {
    if (now < sweepAt && sweepAt - now < farMs) return;
    sweepAt = now + 5_000;
    for (const times of [free, putOff]) for (const [name, at] of times) if (at <= now) times.delete(name);
  }

  return {
    /** When the message's channel and tenant may get it. */
    take(place: Pick<Place, 'tenant' | 'channel'>, now: number): Slot {
      sweep(now);
      const limits = limitsOf(place);
      const at = Math.max(...limits.map(({ name }) => freeAt(free.get(name) ?? 0, now)));
      if (at - now <= patienceMs) {
        for (const { name, interval } of limits) free.set(name, at + interval);
        return { waitMs: at - now };
      }
      // One behind the other, so that a tenant's thousand messages do not all come back at the same moment.
      const slowest = limits.at(-1) ?? { name: '', interval: 0 };
      const notBefore = Math.max(at, freeAt(putOff.get(slowest.name) ?? 0, now));
      putOff.set(slowest.name, notBefore + slowest.interval);
      return { notBefore };
    },

    /** A message is being sent now: its channel's time runs from here, not from the slot it was given. */
    sent({ tenant, channel }: Pick<Place, 'tenant' | 'channel'>, now: number): void {
      const name = JSON.stringify([tenant, channel]);
      free.set(name, Math.max(free.get(name) ?? 0, now + perChannelMs * margin));
    },
  };
}
