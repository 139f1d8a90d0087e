import { ChannelType, type Client, GatewayDispatchEvents, PermissionFlagsBits } from 'discord.js';
import type { ChatAdapter, Dispatch, Turn } from '../../core/chat/chat-adapter.ts';
import type { ChannelKey, Place } from '../../core/chat/place.ts';
import type { ButtonStore, KeyValueStore, SeenEvents } from '../../core/chat/stores.ts';
import type { Clock } from '../../core/clock.ts';
import type { Log } from '../../core/log.ts';
import { createCallers, permissionNamed } from './caller.ts';
import { createChannels } from './channels.ts';
import { createClient } from './client.ts';
import { type CommandMentions, commandMentions } from './command-mentions.ts';
import { createConnection } from './connection.ts';
import { createEventWork } from './event-work.ts';
import { createForums } from './forum.ts';
import { greetNewGuilds } from './greeting.ts';
import { watchGuilds } from './guilds.ts';
import { createInteractions } from './interactions.ts';
import { watchLifecycle } from './lifecycle.ts';
import { createMemberships } from './memberships.ts';
import { createMentions, isSaidTo } from './mentions.ts';
import { createMissedMentions } from './missed-mentions.ts';
import { createMissingAccess } from './missing-access.ts';
import { SaidMessage } from './payloads.ts';
import { createPosting } from './posting.ts';
import { registerIfPossible } from './register.ts';
import { fits, type Render, render as renderWith } from './render.ts';
import { createRequests, type Deadlines, usualDeadlines } from './requests.ts';
import { createServers } from './servers.ts';
import { createSessionStarts } from './session-starts.ts';
import { createThreads } from './threads.ts';
import { badToken } from './why-unusable.ts';

export type DiscordParts = {
  token: string;
  /** As in DISCORD_API_URL: without the version. */
  apiUrl: string;
  /** Registers the commands in this server alone, where they appear at once: for development. */
  guildId?: string;
  /** Who may change what a channel receives: the name of a Discord permission, else ManageChannels. */
  managePermission?: string;
  /** Nobody is heard: it only sends, by REST, and holds no connection to the gateway. */
  sendsOnly?: boolean;
  /** Whether what we sent last to a channel stands as a message, and not as a post; absent: nobody remembers. */
  takesMessages?: (channel: ChannelKey) => Promise<boolean>;
  /** Whether what is heard is still ours to answer; absent: it is. */
  mayAnswer?: () => Promise<boolean>;
  buttons: ButtonStore;
  keyValues: KeyValueStore;
  seen: SeenEvents;
  log: Log;
  clock: Clock;
  deadlines?: Partial<Deadlines>;
};

/** Discord through discord.js: slash commands, buttons, forms, threads and digests. */
export function createDiscord(parts: DiscordParts): ChatAdapter {
  const rooms = furnish(parts);
  const { client, request, servers, channels, access, connection, forums, posting, stopping, work } = rooms;
  return {
    platform: 'discord',
    // 50 a second over everything but answers to interactions, of which the outbox leaves 3 % to other requests. Buckets
    // are told in headers; this is the pace at which they are not met.
    pace: { perChannelMs: 1_000, perSecond: 50, idempotentMs: 60_000 },
    fits: (reply) => fits(reply),
    async start(dispatch, turn) {
      rooms.pace.turn = turn;
      const lost = () => void dispatch.event({ kind: 'ended', platform: 'discord' });
      if (parts.sendsOnly) {
        rooms.own.id = await connection.identify();
        await register(parts, rooms, dispatch);
        await connection.serve(lost);
        return parts.log.info('discord takes messages from here');
      }
      await connection.checkToken();
      const guilds = listen(parts, rooms, dispatch, turn);
      await connection.signIn();
      // Nothing may be posted to a server that has removed us before that is known.
      await guilds.compared();
      await register(parts, rooms, dispatch);
      await connection.serve(lost);
      parts.log.info('discord is connected');
    },
    async post(place, reply, key, signal) {
      if (connection.hasEnded()) return { kind: 'retry', afterMs: 60_000, reason: 'not connected to Discord' };
      return posting.post(place, reply, key, signal);
    },
    edit: posting.edit,
    openThread: createThreads(request, channels, posting, forums),
    publish: posting.publish,
    cannotPublish({ channel }) {
      const isFollowed = client.channels.cache.get(channel)?.type === ChannelType.GuildAnnouncement;
      return isFollowed ? undefined : notAnnouncements;
    },
    threadStands: channels.threadStands,
    memberships: createMemberships(client, servers),
    find: posting.find,
    missingAccess: access.missingAccess,
    channelNotes: access.channelNotes,
    forum: forums.forum,
    channelName: (channel) => nameOf(client, channel),
    away: connection.away,
    async stop() {
      stopping.abort();
      // What is at hand may still post: a thread that is being opened is opened.
      await work.done();
      await connection.end();
    },
  };
}

type Rooms = ReturnType<typeof furnish>;

/** Everything that is there before anybody is connected. */
function furnish({ token, apiUrl, buttons, managePermission: manager, log, clock, ...parts }: DiscordParts) {
  const manage = manager === undefined ? PermissionFlagsBits.ManageChannels : permissionNamed(manager);
  const deadlines = { ...usualDeadlines, ...parts.deadlines };
  const client = createClient(apiUrl, deadlines, () => starts.throttler);
  /** Known once it is started. */
  const own: { id?: string } = {};
  const pace: { turn?: Turn } = {};
  const self = () => client.user?.id ?? own.id;
  const request = createRequests(client.rest, clock, deadlines);
  const servers = createServers(request);
  const stopping = new AbortController();
  const turn = async (place: Place) => pace.turn?.(place, stopping.signal);
  const starts = createSessionStarts({ request, clock, log, stopping: stopping.signal });
  const connection = createConnection({ client, request, token, apiUrl, starts, deadlines, stopping, clock, log });
  const channels = createChannels(client, request);
  const access = createMissingAccess(client, clock);
  const { canReadHistory, mayPin } = access;
  /** The commands to click, once they are registered. */
  const clickable: { mentions?: CommandMentions } = {};
  const render: Render = (reply, options) => renderWith(reply, { ...options, buttons, ...clickable });
  const { takesMessages } = parts;
  const known = { mayPin, canReadHistory, takesMessages };
  const forums = createForums({ client, request, servers, log, self, clock, turn, ...known });
  const onUnauthorised = () => connection.halt(badToken);
  return {
    ...{
      own,
      pace,
      client,
      self,
      request,
      servers,
      deadlines,
      stopping,
      connection,
      channels,
      access,
      clickable,
      render,
      forums,
    },
    callers: createCallers(client, channels, manage),
    posting: createPosting({ request, channels, render, forums, log, self, canReadHistory, onUnauthorised }),
    work: createEventWork(log, parts.mayAnswer),
  };
}

/** Hears what happens from now on. */
function listen(parts: DiscordParts, rooms: Rooms, dispatch: Dispatch, turn: Turn) {
  const { buttons, seen, log, clock } = parts;
  const { client, self, request, stopping, connection, channels, access, render, callers, deadlines, work } = rooms;
  const interactions = createInteractions({
    ...{ request, render, buttons, seen, clock, log, deadlines, dispatch, callers, heard: access.heard },
  });
  const paced = (place: Place) => turn(place, stopping.signal);
  const mentions = createMentions({ dispatch, callers, channels, request, render, clock, log, turn: paced, self });
  const isToUs = (message: SaidMessage) => isSaidTo(self() ?? '', message);
  /** Only what is said to us is remembered: in many servers the talk of a minute would push that out. */
  const hear = (id: string, make: () => Promise<SaidMessage>) => work.take(id, async () => mentions(await make()));
  const { spoken, lookBack } = createMissedMentions({
    ...{ client, request, canReadHistory: access.canReadHistory, isToUs, hear, clock, log },
    stopping: stopping.signal,
  });
  // Straight from the gateway: the events need not wait until every server has been seen.
  client.ws.on(GatewayDispatchEvents.InteractionCreate, (event) => work.take(event.id, () => interactions(event)));
  client.ws.on(GatewayDispatchEvents.MessageCreate, (event) => {
    const message = SaidMessage.safeParse(event).data;
    if (message === undefined || !isToUs(message)) return;
    spoken(message);
    hear(message.id, async () => message);
  });
  const tell = dispatch.event;
  greetNewGuilds(client, { request, missingAccess: access.missingAccess, tell, clock, self, take: work.take });
  watchLifecycle(client, (event) => void tell(event));
  connection.watch((shard, since) => work.take(`gap of ${shard} ${since.toISOString()}`, () => lookBack(shard, since)));
  return watchGuilds(client, request, tell, stopping.signal);
}

/** Registers the commands where Discord does not have them as they are, and makes them ones to click. */
async function register({ keyValues, guildId, clock, log }: DiscordParts, rooms: Rooms, { commands }: Dispatch) {
  const { client, self, request, clickable } = rooms;
  const application = client.application?.id ?? self() ?? '';
  const registration = { commands, application, guildId, guilds: client.guilds.cache.keys() };
  const { id, isNew } = await registerIfPossible(request, keyValues, registration, { clock, log });
  if (isNew) log.info('Discord commands registered', { commands: commands.length });
  if (id !== undefined) clickable.mentions = commandMentions(id, commands);
}

function nameOf(client: Client, id: string): string | undefined {
  const channel = client.channels.cache.get(id);
  return channel !== undefined && 'name' in channel ? (channel.name ?? undefined) : undefined;
}

const notAnnouncements =
  'Only an announcement channel can be followed by other servers. Whoever manages this one can make it one: Edit Channel, Overview, Announcement Channel.';
