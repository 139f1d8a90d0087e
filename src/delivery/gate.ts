import type { Paced } from '../core/channels/pace-store.ts';
import { type Clock, elapsedBy } from '../core/clock.ts';

/**
 * A platform's limit is `perSecond` messages; as many go evenly over this time, in milliseconds. That is 96.6 % of the
 * limit, because on the way some messages catch up with those before them.
 */
const paceMs = 1_035;

/** Even when lost time is made up, no more than `perSecond` messages go within this time, in milliseconds. */
const windowMs = 1_025;

/** What goes within this time is claimed together, in milliseconds. */
const togetherMs = 100;

/** Most time that is made up after a delay, in milliseconds: more would go out in one burst, and the limit be hit. */
const lateMs = 100;

/** A message at the gate; no place: a request that is no message. */
type Waiter = {
  place: Paced | undefined;
  claim(): Promise<boolean>;
  mayHurry: boolean;
  signal: AbortSignal;
  resolve(passed: boolean): void;
  reject(cause: unknown): void;
};

/**
 * Waits for a message's turn. `claim` writes down that it is being sent. It runs shortly before: the time the disk takes
 * does not fall between counting a message and sending it, and a crash finds no more claimed that never went than go in
 * a tenth of a second. False: the message is not to be sent after all, and the gate gives false too.
 */
export type Gate = {
  pass(claim: () => Promise<boolean>, isAwaited: boolean, signal: AbortSignal, place?: Paced): Promise<boolean>;
  /** Nothing passes for so many milliseconds. */
  rest(milliseconds: number): void;
};

/**
 * Reserves a turn for each message, one each `stepMs` milliseconds, among all processes that keep the pace together. Gives
 * how many milliseconds the first of them is away; below zero, it should have been.
 */
export type Reserve = (places: readonly (Paced | undefined)[], stepMs: number) => Promise<number>;

/** A reserved turn that is missed by more than this is lost, in milliseconds: others have gone at theirs. */
const missedMs = 20;

/**
 * Lets messages through one after another, those that somebody waits for (`isAwaited`) first, evenly and at most
 * `perSecond` in any second, counted by when they really went. Time lost to a late timer or a pause of the process is
 * made up as far as the window allows.
 */
export function createGate(perSecond: number, clock: Clock, reserve?: Reserve): Gate {
  const { sleep } = clock;
  const elapsed = elapsedBy(clock);
  const passed: number[] = [];
  const stepMs = paceMs / perSecond;
  const together = Math.max(1, Math.floor(togetherMs / stepMs));
  const awaited: Waiter[] = [];
  const due: Waiter[] = [];
  let planned = Number.NEGATIVE_INFINITY;
  let isWorking = false;

  /** `reserved`: when its turn is among other processes. */
  async function pass(waiter: Waiter, reserved: number): Promise<void> {
    const { place, mayHurry, signal } = waiter;
    // From when the last one should have gone, not from when it went: every late timer would slow down all that follow.
    planned = Math.max(planned + stepMs, reserved, elapsed() - (mayHurry ? lateMs : 0));
    const oldest = passed.length < perSecond ? undefined : passed[0];
    const notBefore = Math.max(planned, oldest === undefined ? planned : oldest + windowMs);
    const waitMs = notBefore - elapsed();
    if (waitMs > 0) await sleep(Math.ceil(waitMs), signal);
    if (reserve !== undefined && elapsed() - reserved > missedMs && !signal.aborted) {
      return pass(waiter, (await reserve([place], stepMs)) + elapsed());
    }
    passed.push(elapsed());
    if (passed.length > perSecond) passed.shift();
  }

  /** Who goes next, those that somebody waits for first. */
  function nextOnes(): Waiter[] {
    const ones = awaited.splice(0, together);
    return [...ones, ...due.splice(0, together - ones.length)];
  }

  /** While the platform takes nothing, nothing is claimed: a crash would leave it as if it had been sent. */
  async function outwaitRest(): Promise<void> {
    const first = awaited[0] ?? due[0];
    const restMs = planned - elapsed() - togetherMs;
    if (first !== undefined && restMs > 0) await sleep(Math.ceil(restMs), first.signal);
  }

  async function work(): Promise<void> {
    isWorking = true;
    for (;;) {
      await outwaitRest();
      const ones = nextOnes();
      if (ones.length === 0) break;
      const claims = await Promise.allSettled(ones.map(({ claim, signal }) => !signal.aborted && claim()));
      const going: Waiter[] = [];
      for (const [at, one] of ones.entries()) {
        const claimed = claims[at];
        // A claim that fails is told to its own caller; those behind it go on.
        if (claimed?.status === 'rejected') one.reject(claimed.reason);
        else if (claimed?.value === true) going.push(one);
        else one.resolve(false);
      }
      await passAll(going);
    }
    isWorking = false;
  }

  async function passAll(going: readonly Waiter[]): Promise<void> {
    try {
      const places = going.map(({ place }) => place);
      const isAlone = reserve === undefined || going.length === 0;
      const first = isAlone ? Number.NEGATIVE_INFINITY : (await reserve(places, stepMs)) + elapsed();
      for (const [at, one] of going.entries()) {
        await pass(one, first + at * stepMs);
        one.resolve(true);
      }
    } catch (cause) {
      for (const one of going) one.reject(cause);
    }
  }

  return {
    pass: (claim, isAwaited, signal, place) =>
      new Promise((resolve, reject) => {
        // Time is lost only while somebody waits: after a quiet minute there is nothing to make up.
        (isAwaited ? awaited : due).push({ place, claim, mayHurry: isWorking, signal, resolve, reject });
        if (!isWorking) void work();
      }),
    rest(milliseconds) {
      planned = Math.max(planned, elapsed() + milliseconds);
    },
  };
}

/** Of a platform without such a limit. */
export const openGate: Gate = { pass: async (claim, _, signal) => !signal.aborted && claim(), rest: () => {} };
