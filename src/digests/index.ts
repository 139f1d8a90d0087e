import type { Clock } from '../core/clock.ts';
import { abortedWith } from '../core/deadline.ts';
import type { Outbox, Sender } from '../core/delivery.ts';
import type { Log } from '../core/log.ts';
import type { PaperStore, SourceHealth } from '../core/papers.ts';
import { channelKey, Platform } from '../core/place.ts';
import type { Preview } from '../core/rank.ts';
import type { Reply } from '../core/reply.ts';
import type { SearchIndex } from '../core/search.ts';
import type { Channel, ChannelStore } from '../core/subscription.ts';
import { createDeliverer } from './deliver.ts';
import { planChannels, previewChannel } from './plan.ts';
import type { UnknownPolicy } from './settling.ts';
import { openWindow } from './window.ts';

export type DigestsOptions = {
  channels: ChannelStore;
  outbox: Outbox;
  papers: PaperStore;
  index: SearchIndex;
  /** Asks the source for the recent days. */
  refresh(signal: AbortSignal): Promise<unknown>;
  sourceHealth(): SourceHealth;
  isSample(): Promise<boolean>;
  /** The adapter of a platform; undefined while it is not connected. */
  senderOf(platform: Platform): Sender | undefined;
  /**
   * Whether a reply fits one message of a platform, connected or not: what is planned now may be sent later. Absent:
   * the connected adapters are asked.
   */
  fits?(platform: Platform, reply: Reply): boolean;
  clock: Clock;
  log: Log;
  /** A digest that is later than this is skipped. */
  catchUpHours?: number;
  unknownPolicy?: UnknownPolicy;
  maxInFlight?: number;
  random?: () => number;
};

export type Digests = {
  /** What every heartbeat does: plans what is due and starts sending it. Resolves when it is planned. */
  tick(signal: AbortSignal): Promise<void>;
  /** Resolves when nothing is being sent any more; after an abort that is soon. */
  drain(): Promise<void>;
  /** What a channel's next digest would hold; writes nothing. */
  preview(channel: Channel, now: Date): Promise<Preview>;
};

/** Channels planned and written in one unit of work; between two of them everything else gets a turn. */
const pageSize = 5;

/** How old the papers may be before a digest is planned, and when none is, in milliseconds. */
const refreshBeforeDigestMs = 5 * 60_000;
const refreshAnywayMs = 60 * 60_000;
const refreshPatienceMs = 90_000;

/** Longer than any pause of ours: a message that waits longer was put off by a clock that was ahead. */
const longestPauseMs = 60 * 60_000;

/** The daily run of all channels: planning what is due, and sending it. */
export function createDigests(options: DigestsOptions): Digests {
  const { channels, outbox, papers, index, clock, log, catchUpHours = 4 } = options;
  const { unknownPolicy = 'at-most-once', random = Math.random } = options;
  const { fits = (platform, reply) => options.senderOf(platform)?.fits?.(reply) ?? true } = options;
  const deliverer = createDeliverer({ ...options, unknownPolicy, random });
  let planning: Promise<void> | undefined;
  let sending: Promise<void> | undefined;
  let sendAgain = false;
  let refreshedAt: number | undefined;

  return {
    tick(signal) {
      // Two heartbeats at once would choose twice for the same channels, and throw one of the choices away.
      planning ??= plan(signal).finally(() => {
        planning = undefined;
        startSending(signal);
      });
      return planning;
    },

    async drain() {
      while (sending !== undefined) await sending;
    },

    async preview(channel, now) {
      const window = await openWindow({ papers, index }, now);
      const ids = window.candidates.map(({ id }) => id);
      return previewChannel(channel, await outbox.shown(channelKey(channel.place), ids), window);
    },
  };

  async function plan(signal: AbortSignal): Promise<void> {
    const undone = await outbox.clockSetBack(clock.now(), longestPauseMs);
    if (undone > 0) log.warn('The clock was set back; what it had made final is looked at again.', { rows: undone });
    const absent = Platform.options.filter((platform) => options.senderOf(platform) === undefined);
    const expired = await outbox.expireUnattended(clock.now(), absent);
    if (expired > 0) log.warn('Messages came to nothing: it was too late when they could be sent.', { expired });
    // What they are due is chosen when they are back, from the papers of that day.
    const out = Platform.options.filter((platform) => options.senderOf(platform)?.outage?.() !== undefined);
    const [due] = await channels.due(clock.now(), 1, out);
    await refreshIfOld(due === undefined ? refreshAnywayMs : refreshBeforeDigestMs, signal);
    if (due === undefined || signal.aborted) return;
    const now = clock.now();
    const window = await openWindow({ papers, index }, now);
    const health = options.sourceHealth();
    const context = { now, window, outbox, fits, health, sample: await options.isSample(), catchUpHours };
    while (!signal.aborted) {
      const page = await channels.due(now, pageSize, out);
      if (page.length === 0) return;
      const plans = await planChannels(page, context);
      const written = await outbox.recordPlans(plans);
      log.info('Planned digests.', { channels: page.length, plans: plans.length });
      // Nothing moved: every channel changed under our hands. The next heartbeat sees them as they are then.
      if (!written.includes(true)) return;
      startSending(signal);
      await clock.sleep(0, signal);
    }
  }

  async function refreshIfOld(maxAgeMs: number, signal: AbortSignal): Promise<void> {
    const now = clock.now().getTime();
    const age = refreshedAt === undefined ? Number.POSITIVE_INFINITY : Math.abs(now - refreshedAt);
    if (age < maxAgeMs) return;
    refreshedAt = now;
    // A source that hangs must not hold up what can be posted from the papers that are here.
    const done = abortedWith(signal);
    try {
      await Promise.race([options.refresh(done.signal), clock.sleep(refreshPatienceMs, done.signal)]);
    } catch (cause) {
      log.error('Asking for new papers failed; digests go on with those that are here.', { cause });
    } finally {
      done.abort();
    }
  }

  /** Sending goes on while the next heartbeats plan; there is one at a time, and it is awaited by `drain`. */
  function startSending(signal: AbortSignal): void {
    if (signal.aborted) return;
    sendAgain = true;
    sending ??= sendAll(signal).finally(() => {
      sending = undefined;
    });
  }

  async function sendAll(signal: AbortSignal): Promise<void> {
    while (sendAgain && !signal.aborted) {
      sendAgain = false;
      try {
        await deliverer.run(signal);
      } catch (cause) {
        log.error('The outbox could not be worked through; the next heartbeat tries again.', { cause });
      }
    }
  }
}
