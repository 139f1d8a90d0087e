import type { FindResult, PostResult } from './chat.ts';
import type { ChannelKey, Place } from './place.ts';
import type { Reply } from './reply.ts';

/** Where one message stands on its way. */
export type DeliveryState =
  | { kind: 'pending'; dueAt: string }
  | { kind: 'sending'; since: string }
  | { kind: 'sent'; at: string; messageId: string; url?: string }
  | { kind: 'unknown'; since: string; reason: string }
  | { kind: 'rejected'; at: string; reason: string }
  | { kind: 'gone'; at: string; reason: string }
  | { kind: 'expired'; at: string };

/** A message written down before it is sent. */
export type Delivery = {
  /** At most 25 characters (Discord's nonce); the same key is the same message. */
  key: string;
  place: Place;
  reply: Reply;
  /** Papers this message shows; they count as shown once it is sent, and are released when it never will be. */
  papers: string[];
  attempts: number;
  expiresAt: string;
  state: DeliveryState;
};

/** Why a paper was or was not chosen for a channel at one run. */
export type Verdict =
  | { kind: 'chosen'; rank: number; topic: string; strength: number; score: number }
  | { kind: 'over-cap'; rank: number; topic: string; strength: number; score: number; cap: number }
  | { kind: 'shown-already'; at: string }
  | { kind: 'excluded'; topic: string; by: string }
  | { kind: 'below-minimum'; topic: string; upvotes: number; minimum: number }
  | { kind: 'no-match' };
export type Decision = { paper: string; verdict: Verdict };

/** What came of one planned run of a channel. */
export type RunOutcome =
  | { kind: 'posted'; papers: number }
  | { kind: 'nothing-new'; candidates: number }
  | { kind: 'no-papers' }
  | { kind: 'source-unreachable'; since: string; reason: string }
  | { kind: 'skipped-late'; dueAt: string };

/** One run of one channel: idempotent by (channel, dueAt). */
export type Plan = {
  channel: ChannelKey;
  dueAt: string;
  ranAt: string;
  deliveries: Delivery[];
  decisions: Decision[];
  outcome: RunOutcome;
  nextDue: string;
};

/** Messages on their way, the ledger of papers shown, and the record of every run. */
export interface Outbox {
  /**
   * Writes a run's messages, decisions and the channel's next due time in one unit of work. False, and nothing
   * written, when this run was recorded before or the channel changed meanwhile.
   */
  recordPlan(plan: Plan): Promise<boolean>;
  /** Idempotent by key. */
  enqueue(delivery: Delivery): Promise<void>;
  /** The first unfinished message of each channel that is due, has no message in flight, and is not in `busy`. */
  due(now: Date, limit: number, busy: readonly ChannelKey[]): Promise<Delivery[]>;
  /** Marks a message as being sent, before it is. False when it no longer waits. */
  claim(key: string, at: Date): Promise<boolean>;
  /** Writes what became of it. */
  settle(key: string, state: DeliveryState, attempts: number): Promise<void>;
  /** Messages that were being sent, or unknown, when the process ended: to be reconciled before anything else. */
  unsettled(): Promise<Delivery[]>;
  /** Of these papers, the ones this channel was shown or has on its way, with the time. */
  shown(channel: ChannelKey, papers: readonly string[]): Promise<Map<string, string>>;
  /** What this channel was shown since, newest first. */
  shownSince(channel: ChannelKey, since: Date): Promise<{ paper: string; at: string; url?: string }[]>;
  lastRun(channel: ChannelKey): Promise<Pick<Plan, 'dueAt' | 'ranAt' | 'outcome' | 'decisions'> | undefined>;
  /** The latest verdicts on one paper in one channel, newest first. */
  verdicts(channel: ChannelKey, paper: string, limit: number): Promise<{ ranAt: string; verdict: Verdict }[]>;
}

/** The parts of an adapter that delivery needs. */
export type Sender = {
  post(place: Place, reply: Reply, key: string, signal?: AbortSignal): Promise<PostResult>;
  find(place: Place, key: string, since: Date): Promise<FindResult>;
};
