import type { ChatEvent } from '../core/chat.ts';
import type { ChannelStore } from '../core/subscription.ts';

/** What channels do when a platform tells that an installation or a channel is gone, or back. */
export async function onChatEvent(event: ChatEvent, channels: ChannelStore, now: Date): Promise<void> {
  switch (event.kind) {
    case 'tenant-gone':
      return channels.tenantGone(event, now);
    case 'tenant-back':
      return channels.tenantBack(event);
    case 'channel-gone':
      await channels.update(event, (channel) =>
        channel === undefined || channel.pause?.kind === 'gone'
          ? channel
          : { ...channel, pause: { kind: 'gone', reason: 'the channel was deleted', at: now.toISOString() } },
      );
      return;
    case 'thread-gone':
    case 'vote':
      return;
  }
}
