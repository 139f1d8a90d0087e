import { notice, type Outbox, type Sender } from '../core/channels/delivery.ts';
import type { Publishing, Unpublished } from '../core/channels/publishing.ts';
import type { ChannelStore } from '../core/channels/subscription.ts';
import { type ChannelKey, channelKey, type Platform } from '../core/chat/place.ts';
import { refuse } from '../core/chat/say.ts';
import type { Clock } from '../core/clock.ts';
import type { Log } from '../core/log.ts';

type PublisherParts = {
  publishing: Publishing;
  outbox: Pick<Outbox, 'enqueue'>;
  channels: Pick<ChannelStore, 'get'>;
  senderOf(platform: Platform): Pick<Sender, 'publish' | 'outage'> | undefined;
  clock: Clock;
  log: Log;
};

/** Messages looked at in one run, at most. */
const most = 100;
/** A run takes no longer, but for what is under way: other parts of the heartbeat wait for it, in milliseconds. */
const runMs = 20_000;
/** After a lost answer: publishing again what is published does no harm, in milliseconds. */
const againMs = 60_000;

/**
 * Publishes what was posted in channels that others follow, one after another, at the pace that the platform allows: what
 * it does not take yet waits, with all that is behind it in its channel.
 */
export function createPublisher({ publishing, outbox, channels, senderOf, clock, log }: PublisherParts) {
  async function publish({ key, message }: Unpublished): Promise<Date | undefined> {
    // Whoever manages the channel may have ended it meanwhile.
    const isWanted = (await channels.get(channelKey(message.place)))?.publish === true;
    if (!isWanted) return publishing.done(key).then(() => undefined);
    const sender = senderOf(message.place.platform);
    if (sender?.publish === undefined || sender.outage?.() !== undefined) return inMs(againMs);
    const result = await sender.publish(message);
    const facts = { channel: message.place.channel, message: message.id };
    if (result.kind === 'retry' || result.kind === 'unknown') {
      const until = inMs(result.kind === 'retry' ? result.afterMs : againMs);
      log.warn('A post waits to be published.', { ...facts, reason: result.reason, until: until.toISOString() });
      return until;
    }
    if (result.kind !== 'sent') {
      log.warn('A post could not be published.', { ...facts, reason: result.reason });
      await tell(message.place, result.reason);
    }
    await publishing.done(key);
    return undefined;
  }

  const inMs = (milliseconds: number) => new Date(clock.now().getTime() + milliseconds);

  /** Whoever subscribed the channel hears of it once, as long as the outbox keeps what is finished. */
  async function tell(place: ChannelKey, reason: string): Promise<void> {
    const { platform, tenant, channel } = place;
    const organiser = (await channels.get(channelKey(place)))?.organiser;
    if (!organiser) return;
    const to = { platform, tenant, channel: organiser, kind: 'dm' } as const;
    const words = [`What I post in `, { channel }, ` stands there, but could not be published: ${reason}. `];
    const advice = '/paper schedule publish:no, there, ends the attempts.';
    const reply = {
      ...refuse('A post could not be published.'),
      blocks: [{ type: 'text' as const, text: [...words, advice] }],
    };
    await outbox.enqueue(notice(to, reply, `${channel} unpublished ${reason}`, clock.now()));
  }

  return {
    /** Publishes what is due; what has to wait is put off. */
    async run(signal: AbortSignal): Promise<void> {
      const waiting = new Map<string, Date>();
      const end = clock.now().getTime() + runMs;
      for (const each of await publishing.due(clock.now(), most)) {
        if (signal.aborted || clock.now().getTime() > end) return;
        const { channel } = each.message.place;
        const until = waiting.get(channel) ?? (await publish(each));
        if (until === undefined) continue;
        waiting.set(channel, until);
        await publishing.putOff([each.key], until);
      }
    },
  };
}
