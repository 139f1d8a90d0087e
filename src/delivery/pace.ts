import type { Pace, Turn } from '../core/chat/chat-adapter.ts';
import type { Place } from '../core/chat/place.ts';
import type { Clock } from '../core/clock.ts';
import { createGate, openGate } from './gate.ts';
import { createPacer, type Slot } from './pacer.ts';

/** Keeps the pace of one platform, over all that is sent there. */
export type PlatformPace = {
  /** The slot of a message in its channel and tenant. */
  take(place: Place, isAwaited: boolean): Slot;
  /** Its turn on the platform, in its slot: `claim` writes down that it is being sent. False: it is not to be sent. */
  go(place: Place, claim: () => Promise<boolean>, isAwaited: boolean, signal: AbortSignal): Promise<boolean>;
  /** Slot and turn at once, for what an adapter posts itself because somebody waits for it. */
  turn: Turn;
  /** The turn of a request that is no message: it counts on the platform, not in the channel. */
  pass(signal: AbortSignal): Promise<unknown>;
};

export function createPlatformPace(pace: Pace, clock: Clock): PlatformPace {
  const pacer = createPacer(pace);
  const gate = pace.perSecond === undefined ? openGate : createGate(pace.perSecond, clock);
  const now = () => clock.now().getTime();

  const take: PlatformPace['take'] = (place, isAwaited) => pacer.take(place, isAwaited, now());
  const go: PlatformPace['go'] = async (place, claim, isAwaited, signal) => {
    if (!(await gate(claim, isAwaited, signal))) return false;
    pacer.sent(place, now());
    return true;
  };
  return {
    take,
    go,
    async turn(place, signal) {
      const slot = take(place, true);
      await clock.sleep('waitMs' in slot ? slot.waitMs : slot.notBefore - now(), signal);
      await go(place, async () => true, true, signal);
    },
    pass: (signal) => gate(async () => true, true, signal),
  };
}
