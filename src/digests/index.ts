import type { Courier, Outbox } from '../core/channels/delivery.ts';
import type { Preview } from '../core/channels/rank.ts';
import type { Channel, ChannelStore } from '../core/channels/subscription.ts';
import { type ChannelKey, channelKey, Platform } from '../core/chat/place.ts';
import type { Reply } from '../core/chat/reply.ts';
import { type Clock, elapsedBy } from '../core/clock.ts';
import type { Log } from '../core/log.ts';
import type { SourceInfo } from '../core/papers/paper-source.ts';
import type { PaperStore, SourceHealth } from '../core/papers/paper-store.ts';
import type { SearchIndex } from '../core/queries/search.ts';
import type { Measure } from '../core/status/measurement.ts';
import { createYield } from '../core/yield.ts';
import { createFreshness } from './freshness.ts';
import { planChannels, previewChannel } from './plan.ts';
import { openWindow } from './window.ts';

export type DigestsOptions = {
  channels: ChannelStore;
  outbox: Outbox;
  papers: PaperStore;
  index: SearchIndex;
  courier: Pick<Courier, 'wake'>;
  /** Asks the source for the recent days; `onProgress` is told each time that it answers. */
  refresh(signal: AbortSignal, onProgress: () => void): Promise<unknown>;
  /** In the order in which a paper of several of them is taken to be of one. */
  sources: readonly SourceInfo[];
  /** Of those of the sources of which it is asked. */
  sourceHealth(isAsked: (source: SourceInfo) => boolean): SourceHealth;
  isSample(): Promise<boolean>;
  /**
   * Whether a reply fits one message of a platform, connected or not: what is planned now may be sent later. Absent:
   * everything does.
   */
  fits?(platform: Platform, reply: Reply): boolean;
  /**
   * Set for a channel where each paper becomes a post of its own; absent: for none. Throws where the platform does not say
   * at the moment.
   */
  forumOf?(channel: Channel['place']): Promise<{ mayPin: boolean } | undefined>;
  /** Whether a platform is not connected, or its installation out of order, at the moment; absent: none is. */
  isOut?(platform: Platform): boolean;
  clock: Clock;
  log: Log;
  measure?: Measure;
  /** A digest that is later than this is skipped. */
  catchUpHours?: number;
};

export type Digests = {
  /** What every heartbeat does: plans what is due and has it sent. Resolves when it is planned. */
  tick(signal: AbortSignal): Promise<void>;
  /** What a channel's next digest would hold; writes nothing. */
  preview(channel: Channel, now: Date): Promise<Preview>;
};

/** A platform that does not say of so many channels what they are is asked again by the next heartbeat. */
const mostUnsaid = 10;

/** So long before something is due the source is asked, so that nothing that is due waits for it, in milliseconds. */
const refreshAheadMs = 3 * 60_000;

/** Longer than any pause of ours: a message that waits longer was put off by a clock that was ahead. */
const longestPauseMs = 60 * 60_000;

const nameOf = ({ platform, tenant, channel }: ChannelKey) => JSON.stringify([platform, tenant, channel]);

/** The daily run of all channels: planning what is due, and handing it to the post office. */
export function createDigests(options: DigestsOptions): Digests {
  const { channels, outbox, papers, index, sources, courier, clock, log, catchUpHours = 4 } = options;
  const { fits = () => true, forumOf = async () => undefined, isOut = () => false, measure } = options;
  const freshness = createFreshness(options);
  const elapsed = elapsedBy(clock);
  let planning: Promise<void> | undefined;

  return {
    tick(signal) {
      // Two heartbeats at once would choose twice for the same channels, and throw one of the choices away.
      planning ??= plan(signal).finally(() => {
        planning = undefined;
        courier.wake();
      });
      return planning;
    },

    async preview(channel, now) {
      const window = await openWindow({ papers, index, sources }, now);
      const ids = window.candidates.map(({ id }) => id);
      return previewChannel(channel, await outbox.shown(channelKey(channel.place), ids), window);
    },
  };

  async function plan(signal: AbortSignal): Promise<void> {
    const undone = await outbox.clockSetBack(clock.now(), longestPauseMs);
    if (undone > 0) log.warn('The clock was set back; what it had made final is looked at again.', { rows: undone });
    const soon = new Date(clock.now().getTime() + refreshAheadMs);
    /** Those that stay due until the next heartbeat. */
    const unsaid = new Set<string>();
    /** How many of a platform in a row: of one that is away none is said, of one among whose servers one is dead most are. */
    const inARow = new Map<Platform, number>();
    const isSilent = (platform: Platform) => (inARow.get(platform) ?? 0) >= mostUnsaid;
    // What they are due is chosen when they are back, from the papers of that day. One may come back while the source is asked.
    const out = () => Platform.options.filter((platform) => isOut(platform) || isSilent(platform));
    const [next] = await channels.due(soon, 1, out());
    const isDue = next !== undefined && Date.parse(next.nextDue) <= clock.now().getTime();
    await freshness.want({ isPostingSoon: next !== undefined, waits: isDue }, signal);
    if (!isDue || signal.aborted) return;
    const now = clock.now();
    const window = await openWindow({ papers, index, sources }, now);
    const yieldIfDue = createYield(clock);
    const context = {
      now,
      yieldIfDue,
      window,
      outbox,
      fits,
      forumOf,
      healthOf: options.sourceHealth,
      sample: await options.isSample(),
      catchUpHours,
    };
    const began = elapsed();
    let planned = 0;
    while (!signal.aborted) {
      const due = await channels.due(now, outbox.channelsAtOnce + unsaid.size, out());
      const page = due.filter(({ place }) => !unsaid.has(nameOf(place)));
      if (page.length === 0) break;
      const { plans, unsaid: left } = await planChannels(page, context);
      for (const { place } of page) {
        const isLeft = left.some((one) => one.place === place);
        inARow.set(place.platform, isLeft ? (inARow.get(place.platform) ?? 0) + 1 : 0);
        if (isLeft) unsaid.add(nameOf(place));
      }
      const written = await outbox.recordPlans(plans);
      log.info('Planned digests.', { channels: page.length, plans: plans.length });
      // Nothing moved: every channel changed under our hands. The next heartbeat sees them as they are then.
      if (!written.includes(true) && left.length === 0) break;
      planned += page.length - left.length;
      courier.wake();
      await yieldIfDue();
    }
    if (unsaid.size > 0) {
      const facts = { channels: unsaid.size };
      log.warn('A platform does not say what kind of channels some are; they are planned when it does.', facts);
    }
    measure?.({ kind: 'planned', channels: planned, ms: elapsed() - began });
  }
}
