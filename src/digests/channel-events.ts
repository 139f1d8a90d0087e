import { resumed } from '../core/channels/channel.ts';
import type { ChannelStore } from '../core/channels/subscription.ts';
import type { ChatEvent } from '../core/chat/chat-adapter.ts';

/** An installation or a channel that is gone, or back. */
type ChannelEvent = Exclude<ChatEvent, { kind: 'ended' | 'said' | 'thumb' | 'thumb-off' | 'thread-gone' | 'notice' }>;

/** What subscriptions do when a platform tells of such an event. */
export async function onChannelEvent(event: ChannelEvent, channels: ChannelStore, now: Date): Promise<void> {
  switch (event.kind) {
    case 'tenant-gone':
      return channels.tenantGone(event, now);
    case 'tenant-out':
      return channels.tenantOut(event);
    case 'tenant-recovered':
      return channels.tenantRecovered(event, now, event);
    case 'tenant-back':
      return channels.tenantBack(event, now);
    case 'tenants':
      return compare(event, channels, now);
    case 'channel-gone':
      await channels.update(event, (channel) =>
        channel === undefined || channel.pause?.kind === 'gone'
          ? channel
          : {
              ...channel,
              pause: { kind: 'gone', reason: event.reason ?? 'the channel was deleted', at: now.toISOString() },
            },
      );
      return;
    case 'channel-moved':
      return channels.move(event, event.to);
    case 'channel-back':
      // Whoever lets us in again wants us; a pause somebody asked for stays.
      await channels.update(event, (channel) => (channel?.pause?.kind === 'gone' ? resumed(channel, now) : channel));
      return;
    default:
      return event satisfies never;
  }
}

/** A tenant that let us in again goes on; one that removed us while we were not connected is as one that did so before our eyes. */
async function compare(
  { platform, tenants, isGone }: Extract<ChannelEvent, { kind: 'tenants' }>,
  channels: ChannelStore,
  now: Date,
): Promise<void> {
  for (const { tenant, isRemoved } of await channels.tenants(platform)) {
    const isThere = tenants.has(tenant);
    if (isThere && isRemoved) await channels.tenantBack({ platform, tenant }, now);
    if (!isThere && !isRemoved && (await isGone(tenant))) await channels.tenantGone({ platform, tenant }, now);
  }
}
