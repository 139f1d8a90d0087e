import type { Clock } from '../core/clock.ts';

/** A window is counted a little longer than the platform counts it: networks let requests catch up with each other. */
const windowMs = 1_040;

/** Time lost beyond this is not made up, in milliseconds: what stood still for long goes on evenly. */
const lateMs = 250;

/**
 * Lets at most `perSecond` through in any second, one after another, counted by when they really went: after a pause of
 * the whole process (planning, a garbage collection) it catches up as far as the window allows, and never beyond.
 * `claim` runs in turn, right before its message goes: whatever time the disk takes is not between the count and the
 * post, and a crash finds at most one message claimed that never went. False: it was not to be sent after all.
 */
export function createGate(perSecond: number, clock: Clock) {
  const passed: number[] = [];
  // Faster than the limit, so that time lost is made up, but not all at once.
  const stepMs = 800 / perSecond;
  let planned = Number.NEGATIVE_INFINITY;
  let queue: Promise<unknown> = Promise.resolve();

  async function pass(claim: () => Promise<boolean>, signal: AbortSignal): Promise<boolean> {
    if (signal.aborted || !(await claim())) return false;
    const now = clock.now().getTime();
    const oldest = passed.length < perSecond ? Number.NEGATIVE_INFINITY : (passed[0] ?? now);
    // Counted from the plan, not from the last one that went: a timer that wakes late would slow down all that follow.
    planned = Math.max(planned + stepMs, now - lateMs);
    // Never longer than the window: times ahead of now are from before the clock was set back.
    const waitMs = Math.min(windowMs, Math.max(oldest + windowMs, planned) - now);
    planned = Math.min(planned, now + windowMs);
    if (waitMs > 0) await clock.sleep(waitMs, signal);
    passed.push(clock.now().getTime());
    if (passed.length > perSecond) passed.shift();
    return true;
  }

  return (claim: () => Promise<boolean>, signal: AbortSignal): Promise<boolean> => {
    const turn = queue.then(() => pass(claim, signal));
    // A claim that fails is its message's trouble, not that of those behind it.
    queue = turn.catch(() => undefined);
    return turn;
  };
}
