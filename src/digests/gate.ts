import type { Clock } from '../core/clock.ts';

/** In how many milliseconds a second's worth goes, evenly: 96.6 % of the limit, 35 ms for networks that jitter. */
const paceMs = 1_035;

/** In how many milliseconds never more than a second's worth goes, also when time lost is made up. */
const windowMs = 1_025;

/** Time lost beyond this is not made up, in milliseconds: it would all go in one burst, which networks bunch further. */
const lateMs = 100;

/**
 * Lets messages through one after another, evenly and at most `perSecond` in any second, counted by when they really
 * went. What a late timer or a pause of the process cost is made up as far as the window allows, and never beyond.
 * `claim` runs in turn, right before its message goes: whatever time the disk takes is not between the count and the
 * post, and a crash finds at most one message claimed that never went. False: it was not to be sent after all.
 */
export function createGate(perSecond: number, { now, elapsed = () => now().getTime(), sleep }: Clock) {
  const passed: number[] = [];
  const stepMs = paceMs / perSecond;
  let planned = Number.NEGATIVE_INFINITY;
  let waiting = 0;
  let queue: Promise<unknown> = Promise.resolve();

  async function pass(claim: () => Promise<boolean>, mayHurry: boolean, signal: AbortSignal): Promise<boolean> {
    if (signal.aborted || !(await claim())) return false;
    // Counted from the plan, not from the last one that went: a timer that wakes late would slow down all that follow.
    planned = Math.max(planned + stepMs, elapsed() - (mayHurry ? lateMs : 0));
    const oldest = passed.length < perSecond ? undefined : passed.shift();
    const notBefore = Math.max(planned, oldest === undefined ? planned : oldest + windowMs);
    const waitMs = notBefore - elapsed();
    if (waitMs > 0) await sleep(Math.ceil(waitMs), signal);
    passed.push(elapsed());
    return true;
  }

  return (claim: () => Promise<boolean>, signal: AbortSignal): Promise<boolean> => {
    // Time in which nobody wanted through is not lost.
    const mayHurry = waiting > 0;
    waiting += 1;
    const turn = queue
      .then(() => pass(claim, mayHurry, signal))
      .finally(() => {
        waiting -= 1;
      });
    // A claim that fails is its message's trouble, not that of those behind it.
    queue = turn.catch(() => undefined);
    return turn;
  };
}
