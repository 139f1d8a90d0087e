import { type Paced, type PaceStore, type PaceTimes, paceName } from '../core/channels/pace-store.ts';
import type { Pace } from '../core/chat/chat-adapter.ts';
import type { Platform } from '../core/chat/place.ts';

/** A little slower than allowed: timers and networks jitter, and one request too many costs a pause of seconds. */
const margin = 1.025;

/**
 * A message that is merely due and whose slot is further away than this, in milliseconds, goes back to the outbox: what
 * waits in memory holds slots that a person who comes meanwhile cannot have.
 */
const slotWaitMs = 500;

/** So long somebody's message may wait for its slot in memory, in milliseconds. */
const awaitedSlotWaitMs = 30_000;

/** No slot and no turn lies so far ahead, in milliseconds, unless the clock was set back since it was given. */
export const farMs = 10 * 60_000;

/** When what is free at `at` can be had, no earlier than `least`; what lies too far ahead is forgotten. In milliseconds. */
export const freeAt = (at: number, now: number, least = now): number => (at - now > farMs ? now : Math.max(least, at));

/**
 * When a message may be sent: after `waitMs` milliseconds, and the slot is taken; or not before `notBeforeMs`
 * milliseconds have passed, and it has to ask again.
 */
export type Slot = { waitMs: number } | { notBeforeMs: number };

/** A message that asks for its slot. `isAwaited`: somebody waits for it. */
export type Asking = { place: Paced; isAwaited: boolean };

/** Keeps one platform's published pace, per tenant and per channel. Times in milliseconds. */
export function createPacer(platform: Platform, { perChannelMs, perTenantMinute }: Pace, store: PaceStore) {
  const putOff: PaceTimes = new Map();

  const limitsOf = ({ tenant, channel }: Paced) => {
    const limits = [{ name: { tenant, channel }, interval: perChannelMs * margin }];
    if (perTenantMinute !== undefined) {
      limits.push({ name: { tenant, channel: '' }, interval: (60_000 / perTenantMinute) * margin });
    }
    return limits;
  };

  function slotOf(free: PaceTimes, now: number, { place, isAwaited }: Asking): Slot {
    const limits = limitsOf(place).map(({ name, interval }) => ({ name: paceName(name), interval }));
    const at = Math.max(...limits.map(({ name }) => freeAt(free.get(name) ?? 0, now)));
    if (at - now <= (isAwaited ? awaitedSlotWaitMs : slotWaitMs)) {
      for (const { name, interval } of limits) free.set(name, at + interval);
      return { waitMs: at - now };
    }
    // Each put off further than the one before, so that a tenant's thousand messages do not all ask again at once.
    const slowest = limits.at(-1) ?? { name: '', interval: 0 };
    const notBefore = Math.max(at, freeAt(putOff.get(slowest.name) ?? 0, now));
    putOff.set(slowest.name, notBefore + slowest.interval);
    return { notBeforeMs: notBefore - now };
  }

  function goes(free: PaceTimes, place: Paced, at: number): void {
    const name = paceName(place);
    free.set(name, Math.max(free.get(name) ?? 0, at + perChannelMs * margin));
  }

  return {
    /** When the messages' channels and tenants may get them, one after the other. */
    take(messages: readonly Asking[]): Promise<Slot[]> {
      const names = messages.flatMap(({ place }) => limitsOf(place).map(({ name }) => name));
      return store.change(platform, names, (free, now) => {
        for (const [name, at] of putOff) if (at <= now) putOff.delete(name);
        return messages.map((message) => slotOf(free, now, message));
      });
    },

    /** A message is sent at this time: its channel's time runs from there, not from the slot it was given. */
    goes,
    /** They are sent now. */
    sent: (places: readonly Paced[]): Promise<void> =>
      store.change(platform, places, (free, now) => {
        for (const place of places) goes(free, place, now);
      }),
  };
}
