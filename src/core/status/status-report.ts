import type { DeliveryState } from '../channels/delivery-state.ts';
import type { RunOutcome } from '../channels/ledger.ts';
import type { Platform } from '../chat/place.ts';
import type { Finding } from './finding.ts';
import type { NamedChannel } from './named-channel.ts';
import type { ProcessStatus } from './process-status.ts';

/**
 * How Paperboy is: what the operator's page and `npm run paper -- status` show. Channels are named, people and texts are
 * not. Times are ISO UTC.
 */
export type StatusReport = StoredStatus & {
  /** Of the program that reports. */
  version: string;
  at: string;
  /** The process that posts, by its last word; absent where none has ever run. */
  process?: ProcessStatus & { isRunning: boolean };
  /** What needs a hand, and how; empty when all is well. */
  needsHand: Finding[];
};

/** The part that is read from the store. */
export type StoredStatus = {
  /** `settled`: those that nothing changed in the last five minutes, so that every index has them. */
  papers: { stored: number; settled: number; newestDay?: string; lastAnswerAt?: string };
  channels: ChannelCount[];
  /** Of the platforms on which tenants install the bot by themselves. */
  installations: InstallationCount[];
  /** Channels whose posting time has come, and whose papers are not chosen yet. */
  due: number;
  /** The next posting times, soonest first, at most ten. */
  next: { channel: NamedChannel; at: string }[];
  /** Channels that cannot be posted to, the latest first, at most ten. */
  unreachable: { channel: NamedChannel; since: string; reason: string }[];
  outbox: OutboxCount[];
  /** The last runs, newest first, at most twenty. */
  runs: RunStatus[];
};

/** Channels of one platform, removed installations apart. `tenants`: servers, workspaces and people they are of. */
export type ChannelCount = { platform: Platform; active: number; paused: number; tenants: number };

/**
 * Tenants of one platform that have installed the bot by themselves. `silent`: those to which nothing is sent, because their
 * token is not accepted; the latest first, at most ten.
 */
export type InstallationCount = {
  platform: Platform;
  installed: number;
  silent: { tenant: string; since: string }[];
};

/** Unfinished messages of one platform in one state; `oldestAt`: when the oldest of them was written. */
export type OutboxCount = {
  platform: Platform;
  state: 'pending' | 'sending' | 'unknown';
  messages: number;
  oldestAt: string;
};

/** One run of a channel, and how its messages stand now. */
export type RunStatus = {
  channel: NamedChannel;
  dueAt: string;
  ranAt: string;
  outcome: RunOutcome;
  messages: { state: DeliveryState['kind']; reason?: string }[];
};

/** Reads what is stored; cheap enough to be asked every few seconds. */
export interface StatusStore {
  stored(now: Date): Promise<StoredStatus>;
  /** The last word of the process that posts. */
  process(): Promise<ProcessStatus | undefined>;
  /** Writes it down. */
  keepProcess(process: ProcessStatus): Promise<void>;
}
