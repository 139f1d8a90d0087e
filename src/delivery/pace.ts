import { createOwnPace } from '../core/channels/own-pace.ts';
import { type Paced, type PaceStore, paceName } from '../core/channels/pace-store.ts';
import type { Pace, Turn } from '../core/chat/chat-adapter.ts';
import type { Place, Platform } from '../core/chat/place.ts';
import type { Clock } from '../core/clock.ts';
import { createGate, type Gate, openGate } from './gate.ts';
import { gather } from './gather.ts';
import { type Asking, createPacer, farMs, freeAt, type Slot } from './pacer.ts';

/** Keeps the pace of one platform, over all that is sent there. */
export type PlatformPace = {
  /** The slots of messages in their channels and tenants. */
  take(messages: readonly Asking[]): Promise<Slot[]>;
  /** Its turn on the platform, in its slot: `claim` writes down that it is being sent. False: it is not to be sent. */
  go(place: Place, claim: () => Promise<boolean>, isAwaited: boolean, signal: AbortSignal): Promise<boolean>;
  /** Slot and turn at once, for what an adapter posts itself because somebody waits for it. */
  turn: Turn;
  /** The turn of a request that is no message: it counts on the platform, not in the channel. */
  pass(signal: AbortSignal): Promise<unknown>;
  /** The platform takes nothing at all for so many milliseconds. */
  rest(milliseconds: number): void;
};

/** What of lost time is made up where several processes keep the pace, in milliseconds: none sees when the others really went. */
const lateTogetherMs = 15;

const whole = { tenant: '', channel: '' };

/** `shared`: the pace that several processes keep together; absent: this one posts alone. */
export function createPlatformPace(
  { platform, pace }: { platform: Platform; pace: Pace },
  clock: Clock,
  shared?: PaceStore,
): PlatformPace {
  const { perSecond } = pace;
  const pacer = createPacer(platform, pace, shared ?? createOwnPace(clock));
  const reserve =
    shared &&
    ((places: readonly (Paced | undefined)[], stepMs: number) =>
      shared.change(platform, [whole, ...places.filter((place) => place !== undefined)], (times, now) => {
        const at = freeAt(times.get(paceName(whole)) ?? 0, now, now - lateTogetherMs);
        times.set(paceName(whole), at + places.length * stepMs);
        for (const [number, place] of places.entries()) {
          if (place !== undefined) pacer.goes(times, place, Math.max(at, now) + number * stepMs);
        }
        return at - now;
      }));
  const gate: Gate = perSecond === undefined ? openGate : createGate(perSecond, clock, reserve);

  const sentTogether = gather(async (places: readonly Paced[]) => {
    await pacer.sent(places);
    return places;
  }, clock);
  const sent = (place: Place): Promise<unknown> => (shared === undefined ? pacer.sent([place]) : sentTogether(place));

  const go: PlatformPace['go'] = async (place, claim, isAwaited, signal) => {
    if (!(await gate.pass(claim, isAwaited, signal, place))) return false;
    // Written with its turn already; or else not waited for, which would make the message late: its slot stands.
    if (shared === undefined || gate === openGate) sent(place).catch(() => {});
    return true;
  };
  return {
    take: pacer.take,
    go,
    async turn(place, signal) {
      const [slot] = await pacer.take([{ place, isAwaited: true }]);
      if (slot !== undefined) await clock.sleep('waitMs' in slot ? slot.waitMs : slot.notBeforeMs, signal);
      await go(place, async () => true, true, signal);
    },
    pass: (signal) => gate.pass(async () => true, true, signal),
    rest(milliseconds) {
      gate.rest(milliseconds);
      const rested = shared?.change(platform, [whole], (times, now) => {
        // Further ahead the others would take it for an error of the clock; by then the platform tells them itself.
        const until = now + Math.min(milliseconds, farMs);
        times.set(paceName(whole), Math.max(times.get(paceName(whole)) ?? 0, until));
      });
      // Where it cannot be written, the platform itself tells the others.
      rested?.catch(() => {});
    },
  };
}
