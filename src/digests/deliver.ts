import { abortedWith } from '../core/deadline.ts';
import type { Delivery, Sender } from '../core/delivery.ts';
import { Platform } from '../core/place.ts';
import { createGate } from './gate.ts';
import { createPacer } from './pacer.ts';
import { createSend, type Lane } from './send.ts';
import type { SettlingOptions } from './settling.ts';
import { createTurns } from './turns.ts';

export type DeliverOptions = SettlingOptions & {
  /** The adapter of a platform; undefined when it does not run now. */
  senderOf(platform: Platform): Sender | undefined;
  /**
   * Messages being sent at once on each platform. Each is held in memory; and a platform that hangs takes only its own
   * places, none of another's.
   */
  maxInFlight?: number;
};

/** Messages read from the outbox at once. Reading one keeps the event loop for about half a millisecond. */
const pageSize = 8;

/** How long to gather finished messages before the outbox is read again, in milliseconds: a read for each costs more. */
const lookAgainMs = 50;

/** Messages that are due later than this are left to the next heartbeat, in milliseconds. */
const patienceMs = 55_000;

/** How long a message whose adapter does not run waits before it is looked at again, in milliseconds. */
const absentMs = 60_000;

/** The pause after a message could not be handled, in milliseconds: a full disk would be asked again at once, for ever. */
const afterFaultMs = 5_000;

/**
 * Sends what waits in the outbox, at the platforms' pace: in order within a channel, side by side over channels.
 * `run` returns when nothing is due soon; it throws only when the outbox cannot be read.
 */
export function createDeliverer(options: DeliverOptions) {
  const { outbox, clock, log, senderOf, maxInFlight = 64 } = options;
  const lanes = new Map<Platform, Lane>();
  /** What is being sent: for each platform, messages by their keys. */
  const inFlight = new Map(Platform.options.map((platform) => [platform, new Map<string, Promise<void>>()]));
  const tasks = () => [...inFlight.values()].flatMap((sending) => [...sending.values()]);
  const turn = createTurns();
  const send = createSend(options);

  return {
    async run(signal: AbortSignal): Promise<void> {
      await outbox.recover(clock.now(), new Set([...inFlight.values()].flatMap((sending) => [...sending.keys()])));
      try {
        while (!signal.aborted) {
          const moved = await startDue(signal);
          await turn();
          if (tasks().length > 0) {
            if (moved === 0) await oneFinished(signal);
            continue;
          }
          const waitMs = await untilNextDue();
          if (waitMs === undefined || waitMs > patienceMs) return;
          await clock.sleep(waitMs, signal);
        }
      } finally {
        await Promise.all(tasks());
      }
    },
  };

  /**
   * Starts what is due, or puts it off; says how many messages that were. Each platform's are read on their own: those
   * of one that hangs would fill every page, before what the others could send.
   */
  async function startDue(signal: AbortSignal): Promise<number> {
    let moved = 0;
    for (const [platform, sending] of inFlight) {
      if (takesMore(platform, sending.size)) moved += await startOn(platform, sending, signal);
    }
    return moved;
  }

  /** While an installation is out of order its messages stay as they are: looked at, they would only expire. */
  function takesMore(platform: Platform, sending: number): boolean {
    return sending < maxInFlight && senderOf(platform)?.outage?.() === undefined;
  }

  async function startOn(platform: Platform, sending: Map<string, Promise<void>>, signal: AbortSignal) {
    const limit = Math.min(pageSize, maxInFlight - sending.size);
    const due = await outbox.due(clock.now(), limit, [...sending.keys()], platform);
    const putOff: { key: string; until: Date }[] = [];
    for (const delivery of due) {
      const now = clock.now().getTime();
      const sender = senderOf(platform);
      const slot = sender === undefined ? { notBefore: now + absentMs } : laneOf(sender).take(delivery.place, now);
      if ('notBefore' in slot) {
        putOff.push({ key: delivery.key, until: new Date(Math.max(now + 1, slot.notBefore)) });
      } else if (sender !== undefined) {
        const task = handle(delivery, sender, slot.waitMs, signal).finally(() => sending.delete(delivery.key));
        sending.set(delivery.key, task);
      }
    }
    if (putOff.length > 0) await outbox.defer(putOff);
    return due.length;
  }

  /** Waits until a message has gone, or another one falls due. */
  async function oneFinished(signal: AbortSignal): Promise<void> {
    // Taken before anything is awaited: the last one may finish meanwhile, and a race of no promises never ends.
    const running = tasks();
    const waitMs = await untilNextDue();
    const enough = abortedWith(signal);
    const sleep = waitMs === undefined ? [] : [clock.sleep(Math.max(waitMs, 50), enough.signal)];
    await Promise.race([...running, ...sleep]);
    enough.abort();
    await clock.sleep(lookAgainMs, signal);
  }

  async function untilNextDue(): Promise<number | undefined> {
    const waits: number[] = [];
    for (const [platform, sending] of inFlight) {
      const next = takesMore(platform, sending.size) ? await outbox.nextDue(platform) : undefined;
      if (next !== undefined) waits.push(Math.max(0, next.getTime() - clock.now().getTime()));
    }
    return waits.length === 0 ? undefined : Math.min(...waits);
  }

  function laneOf({ platform, pace }: Sender) {
    const known = lanes.get(platform) ?? { ...createPacer(pace), gate: createGate(pace.perSecond, clock) };
    lanes.set(platform, known);
    return known;
  }

  async function handle(delivery: Delivery, sender: Sender, waitMs: number, signal: AbortSignal): Promise<void> {
    try {
      if (waitMs > 0) await clock.sleep(waitMs, signal);
      await send(delivery, sender, laneOf(sender), signal);
    } catch (cause) {
      log.error('A message could not be handled; it stays in the outbox.', { key: delivery.key, cause });
      await clock.sleep(afterFaultMs, signal);
    }
  }
}
