import type { Pace } from '../core/chat/chat-adapter.ts';
import type { Place } from '../core/chat/place.ts';

/** A little slower than allowed: timers and networks jitter, and one request too many costs a pause of seconds. */
const margin = 1.025;

/**
 * A message that is merely due and whose slot is further away than this, in milliseconds, goes back to the outbox: what
 * waits in memory holds slots that a person who comes meanwhile cannot have.
 */
const slotWaitMs = 500;

/** So long somebody's message may wait for its slot in memory, in milliseconds. */
const awaitedSlotWaitMs = 30_000;

/** No slot lies so far ahead, in milliseconds, unless the clock was set back since it was given: it is forgotten. */
const farMs = 10 * 60_000;

/**
 * When a message may be sent: after `waitMs` milliseconds, and the slot is taken; or not before the time `notBefore`
 * (milliseconds since 1970), and it has to ask again.
 */
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

  /** Forgets slots that have passed, so that memory holds those of the last seconds alone. */
  function sweep(now: number): void {
    if (now < sweepAt && sweepAt - now < farMs) return;
    sweepAt = now + 5_000;
    for (const times of [free, putOff]) for (const [name, at] of times) if (at <= now) times.delete(name);
  }

  return {
    /** When the message's channel and tenant may get it. `isAwaited`: somebody waits for it. */
    take(place: Pick<Place, 'tenant' | 'channel'>, isAwaited: boolean, now: number): Slot {
      sweep(now);
      const limits = limitsOf(place);
      const at = Math.max(...limits.map(({ name }) => freeAt(free.get(name) ?? 0, now)));
      if (at - now <= (isAwaited ? awaitedSlotWaitMs : slotWaitMs)) {
        for (const { name, interval } of limits) free.set(name, at + interval);
        return { waitMs: at - now };
      }
      // Each put off further than the one before, so that a tenant's thousand messages do not all ask again at once.
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
