import { type Client, Events, GatewayDispatchEvents } from 'discord.js';
import type { ChatEvent, ReactedTo } from '../../core/chat/chat-adapter.ts';
import { thumbOf } from '../kit/votes.ts';
import { ClearedReactions, DeletedThread, type Emoji, Reaction } from './payloads.ts';

/** What happens without anybody asking: channels and threads deleted, thumbs on our messages. */
export function watchLifecycle(client: Client, tell: (event: ChatEvent) => void): void {
  const platform = 'discord';
  client.on(Events.ChannelDelete, (channel) => {
    if (!channel.isDMBased()) tell({ kind: 'channel-gone', platform, tenant: channel.guildId, channel: channel.id });
  });
  client.ws.on(GatewayDispatchEvents.ThreadDelete, (event: unknown) => {
    const gone = DeletedThread.safeParse(event).data;
    if (gone === undefined) return;
    tell({ kind: 'thread-gone', platform, tenant: gone.guild_id, channel: gone.parent_id, thread: gone.id });
  });
  const thumb = (kind: 'thumb' | 'thumb-off') => (event: unknown) => {
    const reaction = Reaction.safeParse(event).data;
    const value = voteOf(reaction?.emoji);
    if (reaction === undefined || value === undefined || reaction.member?.user.bot === true) return;
    const author = reaction.message_author_id;
    if (author && author !== client.user?.id) return;
    tell({ kind, on: reactedTo(reaction, reaction.user_id), person: reaction.user_id, value });
  };
  client.ws.on(GatewayDispatchEvents.MessageReactionAdd, thumb('thumb'));
  client.ws.on(GatewayDispatchEvents.MessageReactionRemove, thumb('thumb-off'));
  // A moderator took off all reactions of a message, or all of one emoji. Nobody can in direct messages.
  const cleared = (event: unknown) => {
    const reaction = ClearedReactions.safeParse(event).data;
    const value = voteOf(reaction?.emoji);
    if (reaction === undefined || (reaction.emoji !== undefined && value === undefined)) return;
    tell({ kind: 'thumb-off', on: reactedTo(reaction, ''), ...(value && { value }) });
  };
  client.ws.on(GatewayDispatchEvents.MessageReactionRemoveAll, cleared);
  client.ws.on(GatewayDispatchEvents.MessageReactionRemoveEmoji, cleared);
}

/** An emoji of a server's own has an id, and may be called anything. */
const voteOf = (emoji: Emoji | undefined) => (emoji === undefined || emoji.id ? undefined : thumbOf(emoji.name ?? ''));

type Reacted = { guild_id?: string | null | undefined; channel_id: string; message_id: string };

/** `person`: whose direct messages it is where it is no server. */
const reactedTo = ({ guild_id, channel_id, message_id }: Reacted, person: string): ReactedTo => ({
  platform: 'discord',
  tenant: guild_id ?? person,
  channel: channel_id,
  message: message_id,
});
