import { type Clock, elapsedBy } from './clock.ts';
import type { Log } from './log.ts';

/**
 * What is done by one process at a time: `planning` is the heartbeat's work (the sources, what is due, publishing,
 * deleting by age); `gateway` is Discord's, where each process that is connected would answer each command.
 */
export type DutyName = 'planning' | 'gateway';

/** Who has which duty, by leases. */
export interface DutyStore {
  /** Takes a duty that nobody has, or goes on with one's own, for so many milliseconds. False: another process has it. */
  take(name: DutyName, holder: string, leaseMs: number): Promise<boolean>;
  giveBack(name: DutyName, holder: string): Promise<void>;
  /** Those whose lease lasts, and until when, by the database's clock. `holder` is for people. */
  holders(): Promise<{ name: string; holder: string; until: string }[]>;
}

export type Duty = {
  /** Whether this process has it, as far as it has heard. */
  isHeld(): boolean;
  /**
   * The same, asked again where it has not asked for so long that another one may have it: it may have stood still. False
   * where it gets no answer.
   */
  isHeldStill(): Promise<boolean>;
  /**
   * Tries for it until the signal aborts, and gives it back then. `work` is done each time that this process gets it; its
   * signal aborts when another one has it. Where it throws, the duty is left to other processes for some minutes.
   */
  begin(signal: AbortSignal, work?: (held: AbortSignal) => Promise<void>): void;
  /** Resolves when it was given back, and the work has ended. */
  ended(): Promise<void>;
};

/** How long a process that says nothing keeps a duty, and how often it asks for it, in milliseconds. */
const leaseMs = 20_000;
const askMs = 5_000;
/** How long one that could not do its work leaves it to others, in milliseconds: a sign-in with Discord is one of a day's 1,000. */
const restMs = 180_000;

type Parts = { store: Pick<DutyStore, 'take' | 'giveBack'>; holder: string; clock: Clock; log: Log };

/**
 * A duty that processes take over from each other. Where the database cannot be asked, whoever has it keeps it, but does
 * not trust it for longer than its lease: another one may reach the database.
 */
export function createDuty(name: DutyName, { store, holder, clock, log }: Parts): Duty {
  const elapsed = elapsedBy(clock);
  let held: AbortController | undefined;
  let working: Promise<void> = Promise.resolve();
  let asked = { elapsed: Number.NEGATIVE_INFINITY, at: Number.NEGATIVE_INFINITY };
  let restsUntil = Number.NEGATIVE_INFINITY;
  let isSilent = false;

  const thisMoment = () => ({ elapsed: elapsed(), at: clock.now().getTime() });
  /** By the clock that says more: the one that nobody sets may stand still while the machine is paused. */
  const isUnsure = () => {
    const now = thisMoment();
    return Math.max(now.elapsed - asked.elapsed, now.at - asked.at) >= leaseMs;
  };

  /** Undefined where the store does not answer; said once. */
  async function take(): Promise<boolean | undefined> {
    try {
      const isOurs = await store.take(name, holder, leaseMs);
      isSilent = false;
      return isOurs;
    } catch (cause) {
      if (!isSilent) log.warn('Who has a duty could not be asked; it is asked again and again.', { duty: name, cause });
      isSilent = true;
      return undefined;
    }
  }

  async function ask(): Promise<void> {
    const before = thisMoment();
    const isOurs = await take();
    if (isOurs === undefined) return;
    asked = before;
    if (isOurs === (held !== undefined)) return;
    if (isOurs) log.info('This process has a duty now.', { duty: name });
    else log.warn('Another process has taken over a duty.', { duty: name });
    held?.abort();
    held = isOurs ? new AbortController() : undefined;
  }

  async function letGo(): Promise<void> {
    held?.abort();
    await working;
    if (held !== undefined) await store.giveBack(name, holder).catch(() => {});
    held = undefined;
  }

  async function keep(signal: AbortSignal, work: (held: AbortSignal) => Promise<void>): Promise<void> {
    let begun: AbortController | undefined;
    while (!signal.aborted) {
      if (elapsed() < restsUntil) await letGo();
      else await ask();
      if (held !== undefined && held !== begun && !signal.aborted) {
        const { signal: ours } = held;
        begun = held;
        // What was done the last time may not have ended yet.
        working = working
          .then(() => (ours.aborted ? undefined : work(ours)))
          .catch((cause: unknown) => {
            if (ours.aborted) return;
            log.error('A duty could not be done here: others may take it, for some minutes.', { duty: name, cause });
            restsUntil = elapsed() + restMs;
          });
      }
      await clock.sleep(askMs, signal);
    }
    await letGo();
  }

  let keeping: Promise<void> = Promise.resolve();
  return {
    isHeld: () => held !== undefined,
    async isHeldStill() {
      if (isUnsure()) await ask();
      return held !== undefined && !isUnsure();
    },
    begin(signal, work = async () => {}) {
      keeping = keep(signal, work);
    },
    ended: () => keeping,
  };
}

/** The duty of a process that has the database for itself: nobody takes it over, so that there is nothing to begin. */
export const ownDuty: Duty = {
  isHeld: () => true,
  isHeldStill: async () => true,
  begin: () => {},
  ended: async () => {},
};
