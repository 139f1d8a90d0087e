import { type Client, Events, GatewayDispatchEvents } from 'discord.js';
import type { ChatEvent } from '../../core/chat.ts';
import type { Channels } from './channels.ts';
import { DeletedThread, Reaction } from './events.ts';

const votes: Record<string, 1 | -1> = { '👍': 1, '👎': -1 };

/** What happens without anybody asking: channels and threads deleted, thumbs on our messages. */
export function watchHappenings(client: Client, channels: Channels, tell: (event: ChatEvent) => void): void {
  const platform = 'discord';
  client.on(Events.ChannelDelete, (channel) => {
    if (!channel.isDMBased()) tell({ kind: 'channel-gone', platform, tenant: channel.guildId, channel: channel.id });
  });
  client.ws.on(GatewayDispatchEvents.ThreadDelete, (event: unknown) => {
    const gone = DeletedThread.safeParse(event).data;
    if (gone === undefined) return;
    tell({ kind: 'thread-gone', platform, tenant: gone.guild_id, channel: gone.parent_id, thread: gone.id });
  });
  const vote = (isAdded: boolean) => async (event: unknown) => {
    const reaction = Reaction.safeParse(event).data;
    const value = votes[reaction?.emoji.name?.replace(/\p{Emoji_Modifier}/u, '') ?? ''];
    if (reaction === undefined || value === undefined || reaction.user_id === client.user?.id) return;
    const author = reaction.message_author_id;
    if (author && author !== client.user?.id) return;
    const place = await channels.placeOf(reaction.guild_id ?? undefined, reaction.channel_id, reaction.user_id);
    const message = { place, id: reaction.message_id };
    tell({ kind: 'vote', message, person: reaction.user_id, value: isAdded ? value : 0 });
  };
  client.ws.on(GatewayDispatchEvents.MessageReactionAdd, vote(true));
  client.ws.on(GatewayDispatchEvents.MessageReactionRemove, vote(false));
}
