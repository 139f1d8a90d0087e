import { once } from 'node:events';
import type { Only, Sender, Waiting } from '../core/channels/delivery.ts';
import type { DeliveryState } from '../core/channels/delivery-state.ts';
import { Platform } from '../core/chat/place.ts';
import { abortedWith } from '../core/deadline.ts';
import { createYield } from '../core/yield.ts';
import type { OutcomeOptions } from './outcome.ts';
import type { PlatformPace } from './pace.ts';
import { createSend } from './send.ts';

export type DeliverOptions = OutcomeOptions & {
  /** The adapter of a platform; undefined when it does not run now. */
  senderOf(platform: Platform): Sender | undefined;
  paceOf(sender: Sender): PlatformPace;
  /** Told what became of a message, after it was written down. */
  onSettled(key: string, state: DeliveryState): void;
  /**
   * Due messages being sent at once on each platform. Each is held in memory; and a platform that hangs takes only its
   * own places, none of another's. What somebody waits for comes on top; a platform may take fewer (`Pace.atOnce`).
   */
  maxInFlight?: number;
};

/** Messages read from the outbox at once. Reading one keeps the event loop for about half a millisecond. */
const pageSize = 16;

/** How long to gather finished messages before the outbox is read again, in milliseconds: a read for each costs more. */
const lookAgainMs = 20;

/** Messages that are due later than this are left to the next heartbeat, in milliseconds. */
const lookAheadMs = 55_000;

/** How long what is due is left to other processes that have it in hand, in milliseconds, before it is asked for again. */
const othersMs = 1_000;

/** The pause after a message could not be handled, in milliseconds: a full disk would be asked again at once, for ever. */
const afterFaultMs = 5_000;

/**
 * Sends what waits in the outbox, at the platforms' pace: digests in order within a channel, everything else side by
 * side. `run` returns when nothing is due soon; it throws only when the outbox cannot be read.
 */
export function createDeliverer(options: DeliverOptions) {
  const { outbox, clock, log, senderOf, paceOf, maxInFlight = 64 } = options;
  /** What is being sent: for each platform, messages by their keys. */
  const inFlight = new Map<Platform, Map<string, Promise<void>>>(
    Platform.options.map((platform) => [platform, new Map()]),
  );
  const inHandOn = (platform: Platform) => inFlight.get(platform) ?? new Map<string, Promise<void>>();
  const mostInHand = ({ pace }: Sender) => Math.min(maxInFlight, pace.atOnce ?? maxInFlight);
  const tasks = () => [...inFlight.values()].flatMap((sending) => [...sending.values()]);
  const yieldIfDue = createYield(clock);
  const send = createSend(options);
  const inHand = () => [...inFlight.values()].flatMap((sending) => [...sending.keys()]);
  const attended = () => Platform.options.filter((platform) => senderOf(platform) !== undefined);
  let nudge = new AbortController();

  return {
    /** Keys of the messages that this process has in hand. */
    inHand,
    /** The platforms to which this process can send. */
    attended,

    async run(signal: AbortSignal): Promise<void> {
      const recovered = new Set<Platform>();
      try {
        while (!signal.aborted) {
          await recover(recovered);
          // Taken before looking: what is written while we look is not missed.
          const nudged = nudge.signal;
          const moved = await startDue(signal);
          await yieldIfDue();
          if (tasks().length > 0) {
            if (moved === 0) await oneFinished(nudged, signal);
            continue;
          }
          const waitMs = await untilNextDue();
          if (waitMs === undefined || waitMs > lookAheadMs) return;
          await pause(waitMs, nudged, signal);
        }
      } finally {
        await Promise.all(tasks());
      }
    },

    /** Something was written that may be due now: a pause until the next due time ends. */
    lookAgain(): void {
      nudge.abort();
      nudge = new AbortController();
    },

    /** Takes in hand what somebody waits for, past the queue; false where the pace keeps it waiting for too long. */
    async start(delivery: Waiting, sender: Sender, signal: AbortSignal): Promise<boolean> {
      // Found in the outbox meanwhile. Two hands on one message would post again what the first lost the answer to.
      if (inHandOn(delivery.place.platform).has(delivery.key)) return true;
      const slot = paceOf(sender).take([askingFor(delivery)]);
      const isTaken = slot.then(async ([one]) => one !== undefined && 'waitMs' in one);
      const work = slot.then(async ([one]) => {
        if (one !== undefined && 'waitMs' in one) await handle(delivery, sender, one.waitMs, signal);
      });
      keep(delivery, work);
      return isTaken;
    },

    /** Resolves when nothing is in hand. */
    async finish(): Promise<void> {
      while (tasks().length > 0) await Promise.all(tasks());
    },
  };

  /** Finds what was lost, where that was not done yet: a platform may be connected while another one keeps us busy. */
  async function recover(recovered: Set<Platform>): Promise<void> {
    const platforms = attended().filter((platform) => !recovered.has(platform));
    if (platforms.length === 0) return;
    await outbox.recover(clock.now(), new Set(inHand()), platforms);
    for (const platform of platforms) recovered.add(platform);
  }

  /**
   * Starts what is due, or puts it off; says how many messages that were. Each platform's are read on their own: those
   * of one that hangs would fill every page, before what the others could send.
   */
  async function startDue(signal: AbortSignal): Promise<number> {
    let moved = 0;
    for (const platform of inFlight.keys()) {
      const sender = takerOn(platform);
      if (sender !== undefined) moved += await startOn(platform, sender, signal);
    }
    return moved;
  }

  /**
   * Who takes messages there now. While an installation is out of order its messages stay as they are: looked at, they
   * would only expire.
   */
  function takerOn(platform: Platform): Sender | undefined {
    const sender = senderOf(platform);
    return sender?.outage?.() === undefined ? sender : undefined;
  }

  /** What is taken there now: with all hands full, only what somebody waits for. */
  function takenOn(platform: Platform, sender: Sender): Only {
    return inHandOn(platform).size < mostInHand(sender) ? { platform } : { platform, errand: 'awaited' };
  }

  async function startOn(platform: Platform, sender: Sender, signal: AbortSignal): Promise<number> {
    const sending = inHandOn(platform);
    const only = takenOn(platform, sender);
    const limit = only.errand === undefined ? Math.min(pageSize, mostInHand(sender) - sending.size) : pageSize;
    const due = await outbox.take(clock.now(), limit, { ...only, except: [...sending.keys()] });
    const slots = due.length === 0 ? [] : await paceOf(sender).take(due.map(askingFor));
    const putOff: { key: string; until: Date }[] = [];
    for (const [at, slot] of slots.entries()) {
      const delivery = due[at];
      // Taken in hand by whoever waits for it while the outbox was read.
      if (delivery === undefined || sending.has(delivery.key)) continue;
      if ('waitMs' in slot) keep(delivery, handle(delivery, sender, slot.waitMs, signal));
      else {
        const until = clock.now().getTime() + Math.max(1, slot.notBeforeMs);
        putOff.push({ key: delivery.key, until: new Date(until) });
      }
    }
    if (putOff.length > 0) await outbox.defer(putOff);
    return due.length;
  }

  /** It is in hand for as long as the work on it takes. */
  function keep({ key, place }: Waiting, work: Promise<unknown>): void {
    const sending = inHandOn(place.platform);
    const gone = () => void sending.delete(key);
    sending.set(key, work.then(gone, gone));
  }

  /** Waits until a message has gone, another one falls due, or something was written: one that hangs holds up nothing. */
  async function oneFinished(nudged: AbortSignal, signal: AbortSignal): Promise<void> {
    // Taken before anything is awaited: the last one may finish meanwhile, and a race of no promises never ends.
    const running = tasks();
    const waitMs = await untilNextDue();
    const enough = abortedWith(signal);
    await Promise.race([...running, pause(waitMs, nudged, enough.signal)]);
    enough.abort();
    await clock.sleep(lookAgainMs, signal);
  }

  /** Sleeps until `nudged` aborts, but no longer than so many milliseconds, where they are given. */
  async function pause(milliseconds: number | undefined, nudged: AbortSignal, signal: AbortSignal): Promise<void> {
    if (nudged.aborted || signal.aborted) return;
    const sleeping = abortedWith(signal);
    nudged.addEventListener('abort', () => sleeping.abort(), { once: true, signal: sleeping.signal });
    if (milliseconds === undefined) await once(sleeping.signal, 'abort');
    else await clock.sleep(milliseconds, sleeping.signal);
    sleeping.abort();
  }

  /** Asked when nothing could be taken: what is due all the same, others have in hand. */
  async function untilNextDue(): Promise<number | undefined> {
    const waits: number[] = [];
    for (const platform of inFlight.keys()) {
      const sender = takerOn(platform);
      const next = sender && (await outbox.nextDue(takenOn(platform, sender)));
      if (next === undefined) continue;
      const waitMs = Math.max(0, next.getTime() - clock.now().getTime());
      waits.push(waitMs === 0 && outbox.leaseMs !== undefined ? othersMs : waitMs);
    }
    return waits.length === 0 ? undefined : Math.min(...waits);
  }

  async function handle(delivery: Waiting, sender: Sender, waitMs: number, signal: AbortSignal): Promise<void> {
    try {
      if (waitMs > 0) await clock.sleep(waitMs, signal);
      await send(delivery, sender, paceOf(sender), signal);
    } catch (cause) {
      log.error('A message could not be handled; it stays in the outbox.', { key: delivery.key, cause });
      await clock.sleep(afterFaultMs, signal);
    }
  }
}

const askingFor = ({ place, errand }: Waiting) => ({ place, isAwaited: errand === 'awaited' });
