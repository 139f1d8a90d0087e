import { notice, type Outbox, type Sender } from '../core/channels/delivery.ts';
import type { Publishing, Unpublished } from '../core/channels/publishing.ts';
import type { ChannelStore } from '../core/channels/subscription.ts';
import type { MessageRef } from '../core/chat/chat-adapter.ts';
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
/** News of yesterday are none for whoever follows the channel, in milliseconds. */
const worthMs = 86_400_000;
/** After a lost answer: publishing again what is published does no harm, in milliseconds. */
const againMs = 60_000;

/**
 * Publishes what was posted in channels that others follow, one after another, at the pace that the platform allows: what
 * it does not take yet waits, with all that is behind it in its channel.
 */
export function createPublisher({ publishing, outbox, channels, senderOf, clock, log }: PublisherParts) {
  async function publish({ key, message, since }: Unpublished): Promise<Date | undefined> {
    // Whoever manages the channel may have ended it meanwhile.
    const isWanted = (await channels.get(channelKey(message.place)))?.publish === true;
    if (!isWanted) return publishing.done(key).then(() => undefined);
    if (clock.now().getTime() - Date.parse(since) > worthMs)
      return giveUp(key, message, 'for a day it was not possible');
    const sender = senderOf(message.place.platform);
    if (sender?.publish === undefined || sender.outage?.() !== undefined) return inMs(againMs);
    const result = await sender.publish(message);
    if (result.kind === 'retry' || result.kind === 'unknown') {
      const until = inMs(result.kind === 'retry' ? result.afterMs : againMs);
      const facts = { ...factsOf(message), reason: result.reason, until: until.toISOString() };
      log.warn('A post waits to be published.', facts);
      return until;
    }
    if (result.kind !== 'sent') return giveUp(key, message, result.reason);
    await publishing.done(key);
    return undefined;
  }

  async function giveUp(key: string, message: MessageRef, reason: string): Promise<undefined> {
    log.warn('A post could not be published.', { ...factsOf(message), reason });
    await tell(message.place, reason);
    await publishing.done(key);
  }

  const factsOf = ({ place, id }: MessageRef) => ({ channel: place.channel, message: id });
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
      const waiting = new Set<string>();
      const end = clock.now().getTime() + runMs;
      for (const each of await publishing.due(clock.now(), most)) {
        if (signal.aborted || clock.now().getTime() > end) return;
        const channel = channelKey(each.message.place);
        const name = Object.values(channel).join(' ');
        const until = waiting.has(name) ? undefined : await publish(each);
        if (until === undefined) continue;
        waiting.add(name);
        await publishing.putOff(channel, until);
      }
    },
  };
}
