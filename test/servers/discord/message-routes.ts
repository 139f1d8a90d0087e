import { z } from 'zod';
import { read, refusals } from './refusal.ts';
import { type Route, route } from './route.ts';
import { EditedMessage, flags, flatten, NewMessage, NewPost, NewThread } from './schema.ts';
import {
  type Channel,
  channelFlags,
  forumType,
  type Message,
  overwrites,
  permissions,
  shown,
  type World,
} from './world.ts';

type Settings = {
  botId: string;
  nonceMs: () => number;
  /** Threads that may be open at once in a forum: of a whole server Discord allows 1,000. */
  mostThreads: number;
};

const ThreadChange = z.object({ archived: z.boolean().optional(), flags: z.int().optional() });

/** Channels, their messages and threads. */
export function messageRoutes(world: World, settings: Settings): Route[] {
  const { botId, nonceMs } = settings;
  const bot = { id: botId, username: 'paperboy', bot: true };

  function channelOf(id: string, ...needed: bigint[]): Channel {
    const channel = world.channels.get(id);
    if (channel === undefined) throw refusals.unknownChannel();
    // Of a server that has not let the bot in it sees nothing.
    if (channel.guild_id !== undefined && !world.guilds.has(channel.guild_id)) throw refusals.noAccess();
    const { denied } = world.channels.get(channel.parent_id ?? '') ?? channel;
    if ((denied & permissions.view) !== 0n) throw refusals.noAccess();
    if (needed.some((permission) => (denied & permission) !== 0n)) throw refusals.noPermission();
    return channel;
  }

  function messageOf(channel: Channel, id: string): Message {
    const message = world.messages.find((each) => each.id === id && each.channel_id === channel.id && !each.only);
    if (message === undefined) throw refusals.unknownMessage();
    return message;
  }

  function post([id]: readonly string[], sent: unknown) {
    const body = read(NewMessage, sent);
    const inThread = world.channels.get(id ?? '')?.parent_id !== undefined;
    const channel = channelOf(id ?? '', inThread ? permissions.sendInThreads : permissions.send);
    // discord.com/developers/docs/resources/message#create-message: "When creating a message as a reply to another message".
    const { denied } = world.channels.get(channel.parent_id ?? '') ?? channel;
    if (body.message_reference && (denied & permissions.readHistory) !== 0n) throw refusals.noReply();
    if (channel.archived) throw refusals.archived();
    if (channel.type === forumType) throw refusals.notText();
    const { nonce, enforce_nonce, message_reference, content, components, embeds } = body;
    const since = world.now() - nonceMs();
    const twin = world.messages.find(
      (each) => nonce !== undefined && each.nonce === nonce && Date.parse(each.timestamp) >= since,
    );
    if (enforce_nonce === true && twin !== undefined) return shown(twin);
    if (!content && flatten(components ?? []).length === 0 && (embeds ?? []).length === 0) throw refusals.empty();
    const message = world.add({
      channel_id: channel.id,
      author: bot,
      content: content ?? '',
      components: components ?? [],
      flags: (body.flags ?? 0) & (flags.componentsV2 | flags.quiet | flags.suppressEmbeds),
      ...(nonce === undefined ? {} : { nonce }),
      ...(message_reference === undefined ? {} : { message_reference: { message_id: message_reference.message_id } }),
    });
    return { ...shown(message), ...(nonce === undefined ? {} : { nonce }) };
  }

  function list([id]: readonly string[], query: URLSearchParams) {
    const channel = channelOf(id ?? '');
    if ((channel.denied & permissions.readHistory) !== 0n) return [];
    const before = BigInt(query.get('before') ?? '9223372036854775807');
    const after = BigInt(query.get('after') ?? 0);
    const limit = Number(query.get('limit') ?? 50);
    const those = world.messages.filter(
      ({ id, channel_id, only }) => channel_id === channel.id && !only && BigInt(id) < before && BigInt(id) > after,
    );
    return (after > 0n ? those.slice(0, limit) : those.slice(-limit)).reverse().map((each) => told(each, channel));
  }

  /** discord.com/developers/docs/events/gateway#message-content-intent: others' words are told where they name the bot. */
  const told = (message: Message, { type }: Channel) => {
    const isTold = type === 1 || message.author.id === botId || message.mentions?.some(({ id }) => id === botId);
    return { ...shown(message), ...(isTold ? {} : { content: '', components: [], embeds: [] }) };
  };

  function edit([id, message]: readonly string[], sent: unknown) {
    const body = read(EditedMessage, sent);
    const found = messageOf(channelOf(id ?? ''), message ?? '');
    if (found.author.id !== botId) throw refusals.notAuthor();
    const isV2 = (found.flags & flags.componentsV2) !== 0;
    if (isV2 && body.content)
      throw refusals.form({ content: { _errors: [{ code: 'V2', message: 'no content with components v2' }] } });
    world.edit(found, { components: body.components ?? found.components, flags: found.flags | (body.flags ?? 0) });
    return shown(found);
  }

  /**
   * discord.com/developers/docs/resources/message#crosspost-message: to those who follow an announcement channel, with
   * SEND_MESSAGES for messages of one's own.
   */
  function crosspost([id, message]: readonly string[]) {
    const channel = channelOf(id ?? '', permissions.send);
    if (channel.type !== 5) throw refusals.wrongKind();
    const found = messageOf(channel, message ?? '');
    if (found.author.id !== botId) throw refusals.noPermission();
    if ((found.flags & flags.crossposted) !== 0) throw refusals.published();
    found.flags |= flags.crossposted;
    world.changed();
    return shown(found);
  }

  /** discord.com/developers/docs/topics/threads#forums; "only requires the SEND_MESSAGES permission". */
  function openPost(forum: Channel, sent: unknown) {
    const { name, message, applied_tags = [], auto_archive_duration = 1_440 } = read(NewPost, sent);
    channelOf(forum.id, permissions.send);
    const tags = forum.available_tags ?? [];
    const unknown = applied_tags.filter((tag) => !tags.some(({ id }) => id === tag));
    if (unknown.length > 0) throw refusals.form({ applied_tags: { _errors: [{ code: 'TAG', message: 'unknown' }] } });
    const isModerator = ((forum.granted ?? 0n) & permissions.manageThreads) !== 0n;
    if (!isModerator && tags.some(({ id, moderated }) => moderated && applied_tags.includes(id))) {
      throw refusals.noPermission();
    }
    if (((forum.flags ?? 0) & channelFlags.requireTag) !== 0 && applied_tags.length === 0) throw refusals.tagRequired();
    if (postsOf(forum).length >= settings.mostThreads) throw refusals.tooManyThreads();
    const { content, components } = message;
    if (!content && flatten(components ?? []).length === 0) throw refusals.empty();
    const post = world.channel({
      ...{ type: 11, name, parent_id: forum.id, applied_tags, archiveMinutes: auto_archive_duration },
      ...{ owner_id: botId, flags: 0 },
      ...(forum.guild_id === undefined ? {} : { guild_id: forum.guild_id }),
    });
    world.tell('THREAD_CREATE', { ...shownChannel(post), newly_created: true });
    const first = world.add({
      // "A message is created that has the same ID as the thread."
      ...{ id: post.id, channel_id: post.id, author: bot, content: content ?? '', components: components ?? [] },
      flags: (message.flags ?? 0) & (flags.componentsV2 | flags.quiet | flags.suppressEmbeds),
    });
    return { status: 201, body: { ...shownChannel(post), message: shown(first) } };
  }

  const postsOf = (forum: Channel) =>
    [...world.channels.values()].filter(({ parent_id, archived }) => parent_id === forum.id && !archived);

  /**
   * discord.com/developers/docs/resources/channel#modify-channel-json-params-thread: only what unarchives needs no
   * MANAGE_THREADS; PINNED is for posts of forums, of which one may be pinned, and archiving takes it off.
   */
  function change(channel: Channel, sent: unknown) {
    const { archived = channel.archived, flags: wanted = channel.flags ?? 0 } = ThreadChange.parse(sent);
    const forum = world.channels.get(channel.parent_id ?? '');
    const isModerator = ((forum?.granted ?? 0n) & permissions.manageThreads) !== 0n;
    if (wanted !== (channel.flags ?? 0)) {
      if (!isModerator) throw refusals.noPermission();
      if (forum?.type !== forumType) throw refusals.wrongKind();
      const isPinning = (wanted & channelFlags.pinned) !== 0;
      const pinned = postsOf(forum).some((post) => post !== channel && ((post.flags ?? 0) & channelFlags.pinned) !== 0);
      if (isPinning && pinned) throw refusals.tooManyPinned();
    }
    if (archived && !channel.archived && channel.owner_id !== botId && !isModerator) throw refusals.noPermission();
    Object.assign(channel, { archived, flags: archived ? wanted & ~channelFlags.pinned : wanted });
    world.tell('THREAD_UPDATE', shownChannel(channel));
    return shownChannel(channel);
  }

  function openThread([id, message]: readonly string[], sent: unknown) {
    const forum = world.channels.get(id ?? '');
    if (message === undefined && forum?.type === forumType) return openPost(channelOf(forum.id), sent);
    const body = read(NewThread, sent);
    const channel = channelOf(id ?? '', permissions.createThreads);
    if (channel.type !== 0 && channel.type !== 5) throw refusals.wrongKind();
    const opener = message === undefined ? undefined : messageOf(channel, message);
    const under = opener?.id ?? world.snowflake();
    // A message remembers that it had a thread, also when that was deleted.
    if (opener !== undefined && (opener.flags & flags.hasThread) !== 0) throw refusals.threadExists();
    if (opener !== undefined) opener.flags |= flags.hasThread;
    const thread = world.channel({
      id: under,
      type: 11,
      name: body.name,
      owner_id: botId,
      parent_id: channel.id,
      ...(channel.guild_id === undefined ? {} : { guild_id: channel.guild_id }),
      archiveMinutes: body.auto_archive_duration ?? 1_440,
    });
    world.tell('THREAD_CREATE', { ...shownChannel(thread), newly_created: true });
    return { status: 201, body: shownChannel(thread) };
  }

  return [
    route('GET', '/channels/:id', ([id]) => {
      const channel = channelOf(id ?? '');
      return channel.type === 1 || channel.type === 11
        ? shownChannel(channel)
        : { ...shownChannel(channel), permission_overwrites: overwrites(channel, botId) };
    }),
    route('PATCH', '/channels/:id', ([id], sent) => {
      return change(channelOf(id ?? ''), sent);
    }),
    route('GET', '/channels/:id/messages', (ids, _, query) => list(ids, query)),
    route('POST', '/channels/:id/messages', post),
    route('GET', '/channels/:id/messages/:id', ([id, message]) => shown(messageOf(channelOf(id ?? ''), message ?? ''))),
    route('PATCH', '/channels/:id/messages/:id', edit),
    route('DELETE', '/channels/:id/messages/:id', ([id, message]) => {
      world.messages.splice(world.messages.indexOf(messageOf(channelOf(id ?? ''), message ?? '')), 1);
      return undefined;
    }),
    route('POST', '/channels/:id/messages/:id/crosspost', crosspost),
    route('POST', '/channels/:id/messages/:id/threads', openThread),
    route('POST', '/channels/:id/threads', openThread),
    route('GET', '/guilds/:id/threads/active', ([guild]) => ({
      threads: [...world.channels.values()]
        .filter((each) => each.type === 11 && each.guild_id === guild && !each.archived)
        .map(shownChannel),
      members: [],
    })),
    // discord.com/developers/docs/resources/channel#list-public-archived-threads: by archive time, latest first;
    // "Requires the READ_MESSAGE_HISTORY permission".
    route('GET', '/channels/:id/threads/archived/public', ([id], _, query) => {
      const channel = channelOf(id ?? '', permissions.readHistory);
      const all = [...world.channels.values()].filter(
        ({ parent_id, archived }) => parent_id === channel.id && archived,
      );
      const limit = Number(query.get('limit') ?? 50);
      return { threads: all.slice(0, limit).map(shownChannel), members: [], has_more: all.length > limit };
    }),
    route('POST', '/users/@me/channels', (_, sent) => {
      const recipient = String(Object(sent).recipient_id ?? '');
      if (!/^\d{3,20}$/.test(recipient) || world.guilds.has(recipient)) throw refusals.unknownUser();
      const known = [...world.channels.values()].find((each) => each.recipient === recipient);
      return shownChannel(known ?? world.channel({ name: 'direct', type: 1, recipient }));
    }),
  ];
}

export function shownChannel({
  denied: _,
  hidden: __,
  granted: ___,
  archived,
  archiveMinutes,
  recipient,
  ...channel
}: Channel) {
  if (channel.type === 1)
    return { id: channel.id, type: 1, recipients: [{ id: recipient, username: `u${recipient}` }] };
  if (channel.type !== 11) return channel;
  const threadMetadata = {
    archived,
    auto_archive_duration: archiveMinutes,
    archive_timestamp: '2026-01-01T00:00:00Z',
    locked: false,
  };
  return { ...channel, thread_metadata: threadMetadata, message_count: 0, member_count: 1 };
}
