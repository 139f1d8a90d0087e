import type { Comeback } from '../chat/chat-adapter.ts';
import type { ChannelKey, Place, Tenant } from '../chat/place.ts';
import type { Topic } from '../queries/topic.ts';
import type { Schedule } from '../schedules/schedule.ts';

/** Why a channel receives nothing at the moment. */
export type Pause = { kind: 'asked'; by: string; at: string } | { kind: 'gone'; reason: string; at: string };

/** A subscribed channel: what it receives, and when. */
export type Channel = {
  place: Place;
  topics: Topic[];
  schedule: Schedule;
  /** Most papers a digest, 1 to 10. */
  top: number;
  layout: 'compact' | 'cards';
  /** What is posted is published to wherever the channel is followed, too. */
  publish?: true;
  /** Who subscribed it first: told when posting stops working. */
  organiser: string;
  pause?: Pause;
  /** The next posting time, ISO UTC; advanced in the same unit of work as the plan it belongs to. */
  nextDue: string;
  /** Runs in a row without a paper. */
  emptyRuns: number;
  /** The organiser agreed that questions are sent to the operator's language model. */
  modelAllowed: boolean;
  /** An organiser asked for papers to be shown under links to them that people post here. */
  unfurlsLinks: boolean;
  createdAt: string;
  /** Grows with every change; written by the store. A plan made from an older version is not recorded. */
  version: number;
};

/** Subscribed channels, each with its topics. A place in a thread stands for the thread's channel. */
export interface ChannelStore {
  get(channel: ChannelKey): Promise<Channel | undefined>;
  ofTenant(tenant: Tenant): Promise<Channel[]>;
  /** Every channel, by platform, tenant and id. */
  all(): Promise<Channel[]>;
  /**
   * Reads, changes and writes one channel in one unit of work; `undefined` removes it, and what it was given writes
   * nothing. `change` may be asked again, of what is stored then.
   */
  update(
    channel: ChannelKey,
    change: (current: Channel | undefined) => Channel | undefined,
  ): Promise<Channel | undefined>;
  /**
   * All that is kept of a channel stands under another id from now on. What both have stays as the new one has it: there
   * it was set up by hand, after the platform had moved the channel.
   */
  move(channel: ChannelKey, to: string): Promise<void>;
  /** Channels that are not paused and due at or before `now`, longest due first; none of the platforms in `except`. */
  due(now: Date, limit: number, except?: readonly Place['platform'][]): Promise<Channel[]>;
  /** The earliest next posting time on a platform (all platforms when absent). */
  nextDue(platform?: Place['platform']): Promise<{ place: Place; at: string } | undefined>;
  /** The bot was removed from a tenant: nothing of it is due until it is back; what it had is kept for a while. */
  tenantGone(tenant: Tenant, at: Date): Promise<void>;
  /** It has the bot again: all goes on, but for what was paused by somebody, or as gone before the removal. */
  tenantBack(tenant: Tenant, now: Date): Promise<void>;
  /** The tenants of a platform of which anything is kept, direct messages apart, and whether the bot was removed. */
  tenants(platform: Place['platform']): Promise<{ tenant: string; isRemoved: boolean }[]>;
  /** A tenant is out of order, and not removed: nothing that waits for it expires until it is back. */
  tenantOut(tenant: Tenant): Promise<void>;
  /**
   * It is in order again. With {@link Comeback.since}, each of its channels gets what waited: the messages that are written, or in
   * their place the digest that fell due meanwhile. Channels whose pause it {@link Comeback.explains} go on.
   */
  tenantRecovered(tenant: Tenant, now: Date, comeback: Comeback): Promise<void>;
}
