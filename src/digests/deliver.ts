import type { PostResult } from '../core/chat.ts';
import type { Delivery, DeliveryState, Sender } from '../core/delivery.ts';
import { Platform } from '../core/place.ts';
import { createGate } from './gate.ts';
import { createPacer } from './pacer.ts';
import { noticeOfGone, reconcile, type Sending, stateAfter } from './send.ts';
import { createTurns } from './turns.ts';

export type DeliverOptions = Sending & {
  /** The adapter of a platform; undefined when it does not run now. */
  senderOf(platform: Platform): Sender | undefined;
  /** Messages in hand at once on each platform, so that one that hangs holds up no other: what memory grows with. */
  maxInFlight?: number;
};

/** Messages read at once: reading keeps the event loop for about half a millisecond each. */
const pageSize = 8;

/** Pause between looking for what to send next, in milliseconds: not for every message that has gone. */
const lookAgainMs = 50;

/** Messages that are due later than this are left to the next heartbeat. */
const patienceMs = 55_000;

/** How long a message whose adapter does not run waits before it is looked at again. */
const absentMs = 60_000;

/**
 * Sends what waits in the outbox, at the platforms' pace: in order within a channel, side by side over channels.
 * `run` returns when nothing is due soon; it throws only when the outbox cannot be read.
 */
export function createDeliverer(options: DeliverOptions) {
  const { outbox, clock, log, senderOf, maxInFlight = 64 } = options;
  const pacers = new Map<Platform, ReturnType<typeof createPacer> & { gate: ReturnType<typeof createGate> }>();
  /** What is being sent, by platform and key. */
  const hands = new Map(Platform.options.map((platform) => [platform, new Map<string, Promise<void>>()]));
  const inHand = () => [...hands.values()].flatMap((hand) => [...hand.values()]);
  const turn = createTurns();
  const keysInHand = () => [...hands.values()].flatMap((hand) => [...hand.keys()]);

  return {
    async run(signal: AbortSignal): Promise<void> {
      await outbox.recover(clock.now(), new Set(keysInHand()));
      try {
        while (!signal.aborted) {
          const started = await startDue(signal);
          await turn();
          if (inHand().length > 0) {
            if (started === 0) await oneFinished(signal);
            continue;
          }
          const waitMs = await untilNextDue();
          if (waitMs === undefined || waitMs > patienceMs) return;
          await clock.sleep(waitMs, signal);
        }
      } finally {
        await Promise.all(inHand());
      }
    },
  };

  /** Platforms are asked one by one: what waits for one that hangs must not stand before what others could send. */
  async function startDue(signal: AbortSignal): Promise<number> {
    let started = 0;
    for (const [platform, hand] of hands) {
      if (hand.size < maxInFlight) started += await startOn(platform, hand, signal);
    }
    return started;
  }

  async function startOn(platform: Platform, hand: Map<string, Promise<void>>, signal: AbortSignal): Promise<number> {
    const due = await outbox.due(clock.now(), Math.min(pageSize, maxInFlight - hand.size), [...hand.keys()], platform);
    const putOff: { key: string; until: Date }[] = [];
    let started = 0;
    for (const delivery of due) {
      const now = clock.now().getTime();
      const sender = senderOf(platform);
      const slot = sender === undefined ? { notBefore: now + absentMs } : pacerOf(sender).take(delivery.place, now);
      // A message that will be too late anyway is not put off but ended, when its last moment has come.
      if ('notBefore' in slot) {
        putOff.push({
          key: delivery.key,
          until: new Date(Math.max(now + 1, Math.min(slot.notBefore, Date.parse(delivery.expiresAt)))),
        });
      } else if (sender !== undefined) {
        started += 1;
        const task = handle(delivery, sender, slot.waitMs, signal).finally(() => hand.delete(delivery.key));
        hand.set(delivery.key, task);
      }
    }
    if (putOff.length > 0) await outbox.defer(putOff);
    return started + putOff.length;
  }

  /** Until a message in hand is done and what else is done by then, or another one falls due. */
  async function oneFinished(signal: AbortSignal): Promise<void> {
    // Taken before anything is awaited: the last one may finish meanwhile, and a race of nobody never ends.
    const tasks = inHand();
    const waitMs = await untilNextDue();
    const enough = new AbortController();
    const sleep =
      waitMs === undefined ? [] : [clock.sleep(Math.max(waitMs, 50), AbortSignal.any([signal, enough.signal]))];
    await Promise.race([...tasks, ...sleep]);
    enough.abort();
    await clock.sleep(lookAgainMs, signal);
  }

  async function untilNextDue(): Promise<number | undefined> {
    const waits: number[] = [];
    for (const [platform, hand] of hands) {
      const next = hand.size < maxInFlight ? await outbox.nextDue(platform) : undefined;
      if (next !== undefined) waits.push(Math.max(0, next.getTime() - clock.now().getTime()));
    }
    return waits.length === 0 ? undefined : Math.min(...waits);
  }

  function pacerOf({ platform, pace }: Sender) {
    const known = pacers.get(platform) ?? { ...createPacer(pace), gate: createGate(pace.perSecond, clock) };
    pacers.set(platform, known);
    return known;
  }

  async function handle(delivery: Delivery, sender: Sender, waitMs: number, signal: AbortSignal): Promise<void> {
    try {
      if (waitMs > 0) await clock.sleep(waitMs, signal);
      await send(delivery, sender, signal);
    } catch (cause) {
      log.error('A message could not be handled; it stays in the outbox.', { key: delivery.key, cause });
      // Without a pause a full disk would be asked again at once, and again.
      await clock.sleep(5_000, signal);
    }
  }

  async function send(delivery: Delivery, sender: Sender, signal: AbortSignal): Promise<void> {
    const { key, state } = delivery;
    let since: Date | undefined;
    if (state.kind === 'unknown') {
      const next = await reconcile(delivery, state, sender, options);
      if (next.kind === 'settle') return settleSurely(delivery, next.state, delivery.attempts, signal);
      since = next.since;
    }
    if (Date.parse(delivery.expiresAt) <= clock.now().getTime()) {
      return settleSurely(delivery, { kind: 'expired', at: clock.now().toISOString() }, delivery.attempts, signal);
    }
    const pacer = pacerOf(sender);
    let firstTried = clock.now();
    const claim = () => {
      firstTried = since ?? clock.now();
      return outbox.claim(key, firstTried);
    };
    if (!(await pacer.gate(claim, signal))) return;
    pacer.sent(delivery.place, clock.now().getTime());
    const result = await post(delivery, sender);
    const after = stateAfter(result, delivery, firstTried, options);
    if (result.kind !== 'sent') log.warn('A message was not sent.', { key, result });
    await settleSurely(delivery, after, delivery.attempts + 1, signal);
  }

  async function post({ place, reply, key }: Delivery, sender: Sender): Promise<PostResult> {
    try {
      return await sender.post(place, reply, key);
    } catch (cause) {
      // It may have happened after the message left: looked for before it is sent again.
      log.error('Posting failed unexpectedly.', { key, cause });
      return { kind: 'unknown', reason: 'posting failed unexpectedly' };
    }
  }

  /** What happened out there is written down, however long the disk stays full; only stopping ends the trying. */
  async function settleSurely(
    delivery: Delivery,
    state: DeliveryState,
    attempts: number,
    signal: AbortSignal,
  ): Promise<void> {
    for (let pauseMs = 500; ; pauseMs = Math.min(30_000, pauseMs * 2)) {
      try {
        const notice = state.kind === 'gone' ? await noticeOfGone(delivery, state, options) : undefined;
        return await outbox.settle(delivery.key, state, attempts, notice);
      } catch (cause) {
        log.error('What became of a message could not be written; trying again.', { key: delivery.key, cause });
        if (signal.aborted) return;
        await clock.sleep(pauseMs, signal);
      }
    }
  }
}
