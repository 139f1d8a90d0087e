import type { Courier, Delivery, Sender, SendResult } from '../core/channels/delivery.ts';
import { type DeliveryState, isFinished } from '../core/channels/delivery-state.ts';
import type { ChatAdapter, MessageRef, Turn } from '../core/chat/chat-adapter.ts';
import type { Platform } from '../core/chat/place.ts';
import { whenAgain, withRetries } from '../core/retry.ts';
import { createDeliverer, type DeliverOptions } from './deliver.ts';
import { hold } from './hold.ts';
import { createPlatformPace, type PlatformPace } from './pace.ts';

export type CourierOptions = Omit<DeliverOptions, 'paceOf' | 'onSettled'> & {
  /** Ends all sending. */
  signal: AbortSignal;
};

/** A message that somebody waits for is given up when it could not be sent for so long, in milliseconds. */
const longestAwaitedMs = 60 * 60_000;

/** So often, at most, it is asked what came too late, in milliseconds: planning wakes us for every few channels. */
const attendMs = 30_000;

/** How often it is asked whether another process has sent what is waited for here, in milliseconds. */
const othersMs = 1_000;

/** So long is tried to open a thread while somebody waits, in milliseconds. */
const longestOpeningMs = 20_000;

export type PostOffice = Courier & {
  /** The pace that an adapter keeps in what it posts itself. */
  turnOn(adapter: Pick<ChatAdapter, 'platform' | 'pace'>): Turn;
  /**
   * From now on this process empties the outbox. Without it, only what is sent from here goes out: a command from the
   * shell beside a running bot must not touch what that one has in hand.
   */
  open(): void;
};

/** The post office (see {@link Courier}): whatever stands in a channel went through here. */
export function createCourier(options: CourierOptions): PostOffice {
  const { outbox, clock, log, measure, random, senderOf, signal } = options;
  const paces = new Map<Platform, PlatformPace>();
  /** Who waits for which message. */
  const waiting = new Map<string, Set<(state: DeliveryState) => void>>();
  let isOpen = false;
  let emptying: Promise<void> | undefined;
  let again = false;
  let isWatching = false;
  let attendedAt = Number.NEGATIVE_INFINITY;

  function paceOf(sender: Pick<Sender, 'platform' | 'pace'>): PlatformPace {
    const known = paces.get(sender.platform) ?? createPlatformPace(sender, clock, outbox.pace);
    paces.set(sender.platform, known);
    return known;
  }

  const deliverer = createDeliverer({
    ...options,
    paceOf,
    onSettled(key, state) {
      if (isFinished(state)) tell(key, state);
      // Somebody waits for it: its next try must not be found by the next heartbeat alone.
      else if (waiting.has(key)) wake();
    },
  });

  function tell(key: string, state: DeliveryState): void {
    for (const teller of waiting.get(key) ?? []) teller(state);
  }

  function wake(): void {
    if (!isOpen || signal.aborted) return;
    again = true;
    deliverer.lookAgain();
    if (emptying !== undefined) return void attend();
    emptying = empty().finally(() => {
      emptying = undefined;
    });
  }

  /** Ends what nobody was here to send in time; asked again and again, so that it shows when nobody was. */
  async function attend(): Promise<void> {
    const now = clock.now();
    if (Math.abs(now.getTime() - attendedAt) < attendMs) return;
    attendedAt = now.getTime();
    try {
      const expired = await outbox.expireUnattended(now, deliverer.attended());
      if (expired > 0) {
        measure?.({ kind: 'expired', messages: expired });
        log.warn('Messages came to nothing: it was too late when they could be sent.', { expired });
      }
      await tellWhatEnded(now);
    } catch (cause) {
      log.error('What came too late could not be ended; the next heartbeat tries again.', { cause });
    }
  }

  /** A message also ends with its channel, with its time, or with a person who is forgotten: nobody waits for it then. */
  async function tellWhatEnded(now: Date): Promise<void> {
    for (const key of [...waiting.keys()]) {
      const state = await outbox.stateOf(key);
      if (state === undefined) tell(key, { kind: 'gone', at: now.toISOString(), reason: 'the message was deleted' });
      else if (isFinished(state)) tell(key, state);
    }
  }

  async function empty(): Promise<void> {
    await attend();
    while (again && !signal.aborted) {
      again = false;
      try {
        await deliverer.run(signal);
      } catch (cause) {
        log.error('The outbox could not be worked through; the next heartbeat tries again.', { cause });
      }
    }
  }

  /** The state in which a message ends; undefined when we stop first. */
  function finished(key: string): Promise<DeliveryState | undefined> {
    return new Promise((resolve) => {
      const tellers = waiting.get(key) ?? new Set();
      const done = (state?: DeliveryState) => {
        tellers.delete(done);
        if (tellers.size === 0) waiting.delete(key);
        signal.removeEventListener('abort', stop);
        resolve(state);
      };
      const stop = () => done();
      waiting.set(key, tellers.add(done));
      signal.addEventListener('abort', stop);
      if (signal.aborted) stop();
      if (outbox.leaseMs !== undefined && !isWatching) void watchOthers();
    });
  }

  /** What is waited for here may be sent by another process, after it could not be sent at once. */
  async function watchOthers(): Promise<void> {
    isWatching = true;
    while (waiting.size > 0 && !signal.aborted) {
      await clock.sleep(othersMs, signal);
      await tellWhatEnded(clock.now()).catch((cause: unknown) => log.error('The outbox could not be read.', { cause }));
    }
    isWatching = false;
  }

  async function emptied(): Promise<void> {
    while (emptying !== undefined) await emptying;
    await deliverer.finish();
  }

  /** What another process was sending when it ended is lost only after a while: left before, it would stay behind. */
  async function outwaitOthers(leaseMs: number): Promise<void> {
    const areOthersSending = () => outbox.areOthersSending(deliverer.attended());
    for (let waitedMs = 0; waitedMs <= leaseMs && (await areOthersSending()); waitedMs += othersMs) {
      await clock.sleep(othersMs, signal);
      if (signal.aborted) return;
      wake();
      await emptied();
    }
  }

  void hold({ ...options, inHand: deliverer.inHand, attended: deliverer.attended, isOpen: () => isOpen, wake });

  return {
    async send({ place, reply, key, about, triedAt }) {
      const now = clock.now();
      const at = now.toISOString();
      const delivery: Delivery = {
        ...{ errand: 'awaited', key, position: at, place, reply, papers: [about], attempts: 0 },
        expiresAt: new Date(now.getTime() + longestAwaitedMs).toISOString(),
        state:
          triedAt === undefined
            ? { kind: 'pending', dueAt: at }
            : { kind: 'unknown', since: triedAt, dueAt: at, reason: 'we were stopped while sending', looks: 0 },
      };
      const sender = senderOf(place.platform);
      const isNew = await outbox.enqueue(delivery, { inHand: sender !== undefined });
      const standing = isNew ? undefined : await outbox.stateOf(key);
      if (standing !== undefined && isFinished(standing)) return resultOf(place, standing);
      const end = finished(key);
      // One that was written before is in hand, or waits for its time: the outbox knows.
      if (!isNew || sender === undefined || !(await deliverer.start(delivery, sender, signal))) wake();
      return resultOf(place, await end);
    },

    async openThread(message, title) {
      const sender = senderOf(message.place.platform);
      if (sender === undefined) return { kind: 'retry', afterMs: 60_000, reason: 'not connected' };
      const pace = paceOf(sender);
      const attempt = async () => {
        await pace.pass(signal);
        return sender.openThread(message, title);
      };
      return withRetries(attempt, { again: whenAgain(), clock, random, withinMs: longestOpeningMs, signal });
    },

    turnOn: (adapter) => paceOf(adapter).turn,
    open() {
      isOpen = true;
      wake();
    },
    wake,
    async drain() {
      await emptied();
      try {
        if (signal.aborted) await outbox.release();
        else if (isOpen && outbox.leaseMs !== undefined) await outwaitOthers(outbox.leaseMs);
      } catch (cause) {
        log.error('The outbox could not be left in order: after a while another process goes on.', { cause });
      }
    },
  };
}

function resultOf(place: MessageRef['place'], state: DeliveryState | undefined): SendResult {
  switch (state?.kind) {
    case 'sent': {
      const { messageId: id, url } = state;
      return { kind: 'sent', message: { place, id, ...(url === undefined ? {} : { url }) } };
    }
    case 'rejected':
    case 'gone':
    case 'assumed':
      return { kind: 'refused', reason: state.reason };
    case 'expired':
      return { kind: 'refused', reason: 'the platform took no messages for an hour' };
    case 'pending':
    case 'sending':
    case 'unknown':
    case undefined:
      return { kind: 'waiting', reason: 'I was stopped before it was sent' };
    default:
      return state satisfies never;
  }
}
