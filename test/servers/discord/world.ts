import { createWaiting } from '../../fixtures/wait.ts';
import { flatten } from './schema.ts';

/** Everything that stands on the server. Ids are snowflakes; times come from `now`. */
export type Message = {
  id: string;
  channel_id: string;
  author: { id: string; username: string; bot?: boolean };
  content: string;
  flags: number;
  components: object[];
  embeds: object[];
  timestamp: string;
  edits: number;
  nonce?: string | number;
  message_reference?: { message_id: string };
  mentions?: { id: string; username: string; bot?: boolean }[];
  /** Only this person sees it. */
  only?: string;
};
export type Channel = {
  id: string;
  type: number;
  name: string;
  guild_id?: string;
  parent_id?: string;
  recipient?: string;
  /** Permissions taken from the bot, and from everyone, in this channel. */
  denied: bigint;
  /** Permissions that the bot has there beyond what everyone has. */
  granted?: bigint;
  /** discord.com/developers/docs/resources/channel#channel-object-channel-flags: 2 a pinned post, 16 a tag is required. */
  flags?: number;
  /** Of a forum, and of a post in one. */
  available_tags?: { id: string; name: string; moderated: boolean }[];
  applied_tags?: string[];
  /** Who began a thread. */
  owner_id?: string;
  hidden: boolean;
  archived: boolean;
  archiveMinutes?: number;
};
export type Guild = {
  id: string;
  name: string;
  owner: string;
  /** When the bot was let in; long ago when absent. */
  joinedAt?: string;
  /** Where the server greets who comes. */
  systemChannel?: string;
  /** Who let the bot in, where its audit log may be read. */
  invitedBy?: string;
};

export const permissions = {
  view: 1n << 10n,
  send: 1n << 11n,
  embedLinks: 1n << 14n,
  readHistory: 1n << 16n,
  manageChannels: 1n << 4n,
  manageThreads: 1n << 34n,
  createThreads: 1n << 35n,
  sendInThreads: 1n << 38n,
};
/** What everyone has: what the bot needs, and no more. */
export const everyone =
  permissions.view |
  permissions.send |
  permissions.embedLinks |
  permissions.readHistory |
  permissions.createThreads |
  permissions.sendInThreads;

/** Channel types and flags of forums (discord.com/developers/docs/resources/channel#channel-object-channel-types). */
export const forumType = 15;
export const channelFlags = { pinned: 1 << 1, requireTag: 1 << 4 };

export type World = ReturnType<typeof createWorld>;

/** `seen` tells those who wait in vain what came instead; `waitMs` is how long they wait. */
export function createWorld(now: () => number, seen: () => string, waitMs?: number) {
  const channels = new Map<string, Channel>();
  const guilds = new Map<string, Guild>();
  const messages: Message[] = [];
  const { changed, until } = createWaiting(seen, waitMs);
  let count = 0n;
  let emit: (event: string, payload: object) => void = () => {};

  /** Whether the bot is there. Where it is not it is told nothing, and may do nothing. */
  const isThere = ({ guild_id, type }: Channel) => type !== 3 && (guild_id === undefined || guilds.has(guild_id));

  /** Messages are told to whoever may see the channel (discord.com/developers/docs/topics/permissions, VIEW_CHANNEL). */
  const sees = (channel: Channel) => {
    const { denied } = channels.get(channel.parent_id ?? '') ?? channel;
    return isThere(channel) && (denied & permissions.view) === 0n;
  };

  /** Discord's ids hold their time: milliseconds since 2015 above 22 bits. */
  const snowflake = () => String(((BigInt(now()) - 1_420_070_400_000n) << 22n) | (count++ & 0x3fffffn));

  return {
    now,
    channels,
    guilds,
    messages,
    snowflake,
    isThere,
    sees,
    changed,
    onEvent: (listener: typeof emit) => {
      emit = listener;
    },
    tell: (event: string, payload: object) => {
      emit(event, payload);
      changed();
    },
    /** Resolves with the first value that is there, looked for after every change. */
    until,
    channel(fields: Partial<Channel> & { name: string }): Channel {
      const channel = { id: snowflake(), type: 0, denied: 0n, hidden: false, archived: false, ...fields };
      channels.set(channel.id, channel);
      return channel;
    },
    add(fields: Omit<Message, 'id' | 'timestamp' | 'edits' | 'embeds'> & { id?: string }): Message {
      const message = { id: snowflake(), timestamp: new Date(now()).toISOString(), edits: 0, embeds: [], ...fields };
      message.components = numbered(message.components);
      messages.push(message);
      if (message.only === undefined) {
        const guildId = channels.get(message.channel_id)?.guild_id;
        emit('MESSAGE_CREATE', { ...shown(message), ...(guildId === undefined ? {} : { guild_id: guildId }) });
      }
      changed();
      return message;
    },
    edit(message: Message, fields: Partial<Message>): void {
      Object.assign(message, fields, {
        edits: message.edits + 1,
        components: numbered(fields.components ?? message.components),
      });
      changed();
    },
  };
}

/** A message as the REST interface and the gateway show it. */
export const shown = ({ only: _, edits: __, nonce: ___, ...message }: Message) => ({
  type: 0,
  tts: false,
  mention_everyone: false,
  mentions: [],
  mention_roles: [],
  attachments: [],
  pinned: false,
  edited_timestamp: null,
  ...message,
});

/** Discord numbers the components that have no number yet. */
function numbered(components: object[]): object[] {
  const taken = new Set(flatten(components).map(({ id }) => id));
  let next = 1;
  const number = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(number);
    if (typeof part !== 'object' || part === null || !('type' in part)) return part;
    const nested = Object.fromEntries(
      Object.entries(part).map(([key, value]) => [
        key,
        key === 'components' || key === 'accessory' ? number(value) : value,
      ]),
    );
    if ('id' in part) return nested;
    while (taken.has(next)) next++;
    return { id: next++, ...nested };
  };
  return components.map((component) => Object(number(component)));
}

/** What is taken from everyone, or from the bot, in a channel, as Discord shows it. */
export function overwrites({ guild_id: guild, hidden, denied, granted = 0n }: Channel, bot: string) {
  const view = String(permissions.view);
  return [
    ...(hidden
      ? [
          { id: guild, type: 0, allow: '0', deny: view },
          { id: bot, type: 1, allow: view, deny: '0' },
        ]
      : []),
    ...((denied | granted) === 0n ? [] : [{ id: bot, type: 1, allow: String(granted), deny: String(denied) }]),
  ];
}
