import { z } from 'zod';
import type { ChatAdapter, MessageRef } from '../chat/chat-adapter.ts';
import type { ChannelKey, Place, Platform } from '../chat/place.ts';
import type { Reply } from '../chat/reply.ts';
import { deliveryKey } from './delivery-key.ts';
import type { DeliveryState } from './delivery-state.ts';
import type { Ledger, Run } from './ledger.ts';
import type { PaceStore } from './pace-store.ts';

/**
 * Why a message is sent. The digests of a channel go in their order, one after another. Notices, and what a person
 * waits for (`awaited`, which goes first), neither wait for a digest nor hold one up.
 */
export const Errand = z.enum(['digest', 'notice', 'awaited']);
export type Errand = z.infer<typeof Errand>;

/** A message written down before it is sent. */
export type Delivery = {
  errand: Errand;
  /** At most 25 characters (Discord's nonce); the same key is the same message. */
  key: string;
  /** Digests of a channel are sent in the order of this text: the due time, and the number of the part. */
  position: string;
  place: Place;
  reply: Reply;
  /** Papers this message shows; they count as shown once it is sent, and are released when it never will be. */
  papers: string[];
  attempts: number;
  /** Not sent any more after this, unless it only waits for its turn at the platform's pace; 30 days later not even then. */
  expiresAt: string;
  state: DeliveryState;
};

/** A message that was written down; what it says is read when it is claimed. */
export type Waiting = Omit<Delivery, 'reply'>;

/** So long a notice is worth sending, in milliseconds. */
const noticeMs = 7 * 86_400_000;

/** A notice that is due now. `what`: the occasion; the same one in the same place (or in `whose` name) is told once. */
export const notice = (place: Place, reply: Reply, what: string, now: Date, whose: ChannelKey = place): Delivery => ({
  errand: 'notice',
  key: deliveryKey(whose, place.thread === undefined ? what : `${what} in ${place.thread}`, 0),
  position: now.toISOString(),
  place,
  reply,
  papers: [],
  attempts: 0,
  expiresAt: new Date(now.getTime() + noticeMs).toISOString(),
  state: { kind: 'pending', dueAt: now.toISOString() },
});

/** A run as it is to be recorded, with all that follows from it: idempotent by (channel, dueAt). */
export type Plan = Run & {
  channel: ChannelKey;
  /** The {@link Channel.version} the plan was made from. */
  version: number;
  deliveries: Delivery[];
  nextDue: string;
  /** Runs in a row without a paper, this one included. */
  emptyRuns: number;
};

/** Which messages alone are meant; absent: all. */
export type Only = { platform?: Platform; errand?: Errand };

/**
 * What became of a message: its state, and how often it was tried. `restMs`: how long no other process takes it, in
 * milliseconds, however far its clock is ahead. `notice`: see {@link Outbox.settle}.
 */
export type Outcome = {
  key: string;
  state: DeliveryState;
  attempts: number;
  restMs?: number;
  notice?: Delivery | undefined;
};

/**
 * Messages on their way, and the ledger of what came of them. Several processes may share it: each sees it through an
 * `Outbox` of its own, and what one has taken in hand the others leave alone.
 */
export interface Outbox extends Ledger {
  /**
   * How long what was taken in hand stays there unless it is kept, in milliseconds; then others may take it. Absent: no
   * other process takes anything.
   */
  readonly leaseMs?: number;
  /** The pace that those who share it keep together; absent with `leaseMs`. */
  readonly pace?: PaceStore;
  /** The time that it is for all who share it; absent with `leaseMs`. */
  now?(): Promise<Date>;
  /**
   * For each plan, in one unit of work: its messages, the papers they hold, the decisions, and the channel's next due
   * time. False where nothing was written: the channel changed or was paused meanwhile, or this run was recorded before
   * (then only the due time moves on).
   */
  recordPlans(plans: readonly Plan[]): Promise<boolean[]>;
  /** How many channels are best planned and recorded in one go: more keep others waiting, fewer take longer in all. */
  readonly channelsAtOnce: number;
  /** Idempotent by key; true when it was not written before, and then `inHand` takes it in hand at once. */
  enqueue(delivery: Delivery, how?: { inHand: boolean }): Promise<boolean>;
  /** Where a message stands; undefined when none of this key was written, or so long ago that it was forgotten. */
  stateOf(key: string): Promise<DeliveryState | undefined>;
  /**
   * Takes messages in hand whose time has come: those that somebody waits for first, then longest waiting first; of a channel's
   * digests only the first unfinished one (order), and only if none of that channel is being sent. They are `pending`,
   * or `unknown` and to be reconciled. `except`: keys of messages the caller has already.
   */
  take(now: Date, limit: number, only?: Only & { except?: readonly string[] }): Promise<Waiting[]>;
  /** When the next message that waits will be due. */
  nextDue(only?: Only): Promise<Date | undefined>;
  /** What is in hand stays there for another `leaseMs`; asked only where others may take it. */
  keep(keys: readonly string[]): Promise<void>;
  /**
   * Whether another process is sending something to these platforms, or was when it ended, and nobody has taken that over
   * yet; asked only with `leaseMs`.
   */
  areOthersSending(attended: readonly Platform[]): Promise<boolean>;
  /** Gives everything out of hand that only waits: this process ends. */
  release(): Promise<void>;
  /**
   * Marks messages in hand as being sent, before they are, and gives what is to be sent, by their keys: a name in it may
   * have been deleted since it was written. `since`: when it was first tried, where not `now`, which is the time of all
   * who share the outbox. Left out is what is not in our hands any more, or does not wait as it did then: what was lost
   * meanwhile has to be looked for first. `again`: after a claim that failed, which may be written all the same; nothing was
   * sent for it.
   */
  claim(
    messages: readonly (Pick<Waiting, 'key' | 'state'> & { since?: Date | undefined })[],
    now: Date,
    how?: { again: boolean },
  ): Promise<Map<string, { reply: Reply; since: Date }>>;
  /** Puts waiting messages off, because the platform's pace does not allow them yet, and gives them out of hand. */
  defer(messages: readonly { key: string; until: Date }[]): Promise<void>;
  /**
   * Writes what became of messages, all in one unit of work, and gives them out of hand; their papers are shown or
   * released with them. `gone` also ends the channel's other messages and pauses the channel; only if it was not paused
   * yet, `notice` is enqueued. With anything else it is enqueued unless its key is known. For each message false, and
   * nothing written, where another process has taken it in hand meanwhile, or it was deleted, or (unless it was `sent`
   * after all) ended.
   */
  settle(outcomes: readonly Outcome[]): Promise<boolean[]>;
  /**
   * Ends the messages that are too late because nobody was there to send them: of installations that were removed, and
   * on each platform that no process has attended for so long that all must have been away. `attended`: those that this
   * process attends. What another process has in hand is left alone, and what only waits for its turn: the nightly purge
   * ends that 30 days after its time. Says how many it ended.
   */
  expireUnattended(now: Date, attended: readonly Platform[]): Promise<number>;
  /**
   * What was being sent when a process ended becomes `unknown`, where processes share the outbox once nobody has it in
   * hand; `inHand`: what this process has. `attended`: the platforms that this process attends; on others somebody else,
   * a command from the shell, say, may just be sending.
   */
  recover(now: Date, inHand: ReadonlySet<string>, attended: readonly Platform[]): Promise<number>;
  /**
   * The clock was ahead and has been set back: runs that were skipped as too late at a time that has not come yet are
   * forgotten and fall due again, and messages put off until then wait no longer than `atMostMs`.
   */
  clockSetBack(now: Date, atMostMs: number): Promise<number>;
}

/** The parts of an adapter that delivery needs. */
export type Sender = Pick<
  ChatAdapter,
  'platform' | 'pace' | 'post' | 'find' | 'openThread' | 'publish' | 'outage' | 'ownerOf'
>;

/** What became of a message that somebody waited for. `waiting`: it stays in the outbox, and will come. */
export type SendResult =
  | { kind: 'sent'; message: MessageRef }
  | { kind: 'refused'; reason: string }
  | { kind: 'waiting'; reason: string };

/** A message that somebody waits for; `key` names it for ever (see `deliveryKey`). */
export type Awaited = {
  place: Place;
  reply: Reply;
  key: string;
  /** The one paper it is about. */
  about: string;
  /** When an earlier release, which wrote no such message down, may have posted it: it is looked for first. */
  triedAt?: string;
};

/** The post office: the only way to a channel. */
export interface Courier {
  /**
   * Sends what a person waits for, ahead of all that is merely due, and resolves when it is settled, or `waiting` when
   * we stop first. Sending the same key again sends nothing twice.
   */
  send(message: Awaited): Promise<SendResult>;
  /** Opens the thread under a message (or gives the one that stands), at the platform's pace. */
  openThread(message: MessageRef, title: string): ReturnType<ChatAdapter['openThread']>;
  /** Begins to empty the outbox, if it is not being emptied; returns at once. */
  wake(): void;
  /** Resolves when nothing is being sent any more; after the process was told to stop that is soon. */
  drain(): Promise<void>;
}
