import {
  ActivityType,
  ChannelType,
  Client,
  Events,
  GatewayDispatchEvents,
  GatewayIntentBits,
  type IIdentifyThrottler,
  Options,
  PermissionFlagsBits,
  type REST,
} from 'discord.js';
import {
  type ChatAdapter,
  type Dispatch,
  RefusedError,
  type Turn,
  UnreachableError,
} from '../../core/chat/chat-adapter.ts';
import type { Place } from '../../core/chat/place.ts';
import type { ButtonStore, KeyValueStore, SeenEvents } from '../../core/chat/stores.ts';
import type { Clock } from '../../core/clock.ts';
import type { Log } from '../../core/log.ts';
import { createCallers, permissionNamed } from './caller.ts';
import { createChannels } from './channels.ts';
import { classify, faultOf } from './classify.ts';
import { type CommandMentions, commandMentions } from './command-mentions.ts';
import { createEventWork } from './event-work.ts';
import { createForums } from './forum.ts';
import { greetNewGuilds } from './greeting.ts';
import { watchGuilds } from './guilds.ts';
import { createInteractions } from './interactions.ts';
import { watchLifecycle } from './lifecycle.ts';
import { createMentions } from './mentions.ts';
import { createMissedMentions } from './missed-mentions.ts';
import { createMissingAccess } from './missing-access.ts';
import { carries, createPosting } from './posting.ts';
import { registerIfPossible } from './register.ts';
import { fits, type Render, render as renderWith } from './render.ts';
import { boundedFetch, createRequests, type Deadlines, usualDeadlines } from './requests.ts';
import { createSessionStarts } from './session-starts.ts';
import { createThreads } from './threads.ts';
import { badToken, whyUnusable } from './why-unusable.ts';

export type DiscordParts = {
  token: string;
  /** Discord's own is `https://discord.com/api`, without the version. */
  apiUrl: string;
  /** Registers the commands in this server alone, where they appear at once: for development. */
  guildId?: string;
  /** Who may change what a channel receives: the name of a Discord permission, else ManageChannels. */
  managePermission?: string;
  buttons: ButtonStore;
  keyValues: KeyValueStore;
  seen: SeenEvents;
  log: Log;
  clock: Clock;
  deadlines?: Partial<Deadlines>;
};

/** Discord through discord.js: slash commands, buttons, forms, threads and digests. */
export function createDiscord(parts: DiscordParts): ChatAdapter {
  const { token, buttons, keyValues, seen, log, clock } = parts;
  const manage =
    parts.managePermission === undefined ? PermissionFlagsBits.ManageChannels : permissionNamed(parts.managePermission);
  const deadlines = { ...usualDeadlines, ...parts.deadlines };
  const client = createClient(parts.apiUrl, deadlines, () => starts.throttler);
  const request = createRequests(client.rest, clock, deadlines);
  const channels = createChannels(client, request);
  const callers = createCallers(client, channels, manage);
  const { missingAccess, channelNotes, heard, canReadHistory, mayPin } = createMissingAccess(client, clock);
  const stopping = new AbortController();
  const starts = createSessionStarts({ request, clock, log, stopping: stopping.signal });
  const work = createEventWork(log);
  let clickable: CommandMentions | undefined;
  const render: Render = (reply, options) => renderWith(reply, { ...options, buttons, mentions: clickable });
  /** Why Discord closed a connection for good. */
  let unusable: string | undefined;
  /** Connections that broke off and are being made again, and since when. */
  const broken = new Map<number, Date>();
  let serving: Dispatch | undefined;
  let ended = false;
  const self = () => client.user?.id;

  /** Once only: with a refused token every further call would count against our address. */
  function halt(reason: string) {
    unusable = reason;
    // While it begins, `start` throws it.
    if (ended || serving === undefined) return;
    log.error(reason);
    void end();
    void serving.event({ kind: 'ended', platform: 'discord' });
  }
  async function end() {
    ended = true;
    stopping.abort();
    await client.destroy();
  }
  const forums = createForums({ client, request, log, self, clock, mayPin, canReadHistory, carries });
  const posting = createPosting({
    request,
    channels,
    render,
    forums,
    log,
    self,
    canReadHistory,
    onUnauthorised: () => halt(badToken),
  });

  /** Hears what happens from now on. */
  function listen(dispatch: Dispatch, turn: Turn) {
    const interactions = createInteractions({
      ...{ request, render, buttons, seen, clock, log, deadlines, dispatch, callers },
    });
    const paced = (place: Place) => turn(place, stopping.signal);
    const hear = (event: { id: string }) => work.take(event.id, () => mentions(event));
    const { spoken, lookBack } = createMissedMentions({
      ...{ client, request, canReadHistory, hear, log, stopping: stopping.signal },
    });
    const mentions = createMentions({
      ...{ dispatch, callers, channels, request, render, clock, log, turn: paced, self, spoken },
    });
    // Straight from the gateway: the events need not wait until every server has been seen.
    client.ws.on(GatewayDispatchEvents.InteractionCreate, (event) => {
      heard(event);
      work.take(event.id, () => interactions(event));
    });
    client.ws.on(GatewayDispatchEvents.MessageCreate, hear);
    greetNewGuilds(client, { request, missingAccess, tell: dispatch.event, clock, self, take: work.take });
    watchLifecycle(client, (event) => void dispatch.event(event));
    client.on(Events.Error, (error) => log.warn('Discord connection', { fault: faultOf(error) }));
    client.on(Events.ShardDisconnect, ({ code }) => halt(whyUnusable(code)));
    client.on(Events.ShardReconnecting, (shard) => void broken.set(shard, broken.get(shard) ?? clock.now()));
    client.on(Events.ShardReady, (shard) => {
      const since = broken.get(shard);
      broken.delete(shard);
      if (since !== undefined) work.take(`gap of ${shard} ${since.toISOString()}`, () => lookBack(shard, since));
    });
    client.on(Events.ShardResume, (shard) => {
      broken.delete(shard);
      log.info('Discord connection resumed');
    });
    return watchGuilds(client, request, dispatch.event, stopping.signal);
  }

  /** Asks before the client signs in: a client whose sign-in failed cannot be used again. */
  async function checkToken() {
    client.rest.setToken(token);
    let shards: number;
    try {
      shards = await starts.ask();
    } catch (cause) {
      if (isRefusal(cause)) throw new RefusedError(badToken, { cause });
      const hint = 'Check DISCORD_API_URL and the network.';
      throw new UnreachableError(`Discord cannot be reached at ${parts.apiUrl} (${faultOf(cause)}). ${hint}`, {
        cause,
      });
    }
    const afterMs = starts.waitFor(shards);
    if (afterMs === 0) return;
    const at = new Date(clock.now().getTime() + afterMs).toISOString();
    throw new UnreachableError(
      `Discord lets a bot sign in only so often a day, and this one has used that up; it may again at ${at}.`,
      { afterMs },
    );
  }

  return {
    platform: 'discord',
    // 50 a second over everything but answers to interactions, of which the outbox leaves 3 % to other requests. Buckets
    // are told in headers; this is the pace at which they are not met.
    pace: { perChannelMs: 1_000, perSecond: 50, idempotentMs: 60_000 },
    fits: (reply) => fits(reply),
    async start(dispatch, turn) {
      await checkToken();
      const watched = listen(dispatch, turn);
      try {
        await client.login(token);
      } catch (cause) {
        await client.destroy();
        const refusal = unusable ?? (isRefusal(cause) ? badToken : undefined);
        if (refusal !== undefined) throw new RefusedError(refusal, { cause });
        throw new Error(`Discord's gateway: ${faultOf(cause)}`, { cause });
      }
      // Nothing may be posted to a server that has removed us before that is known.
      await watched.compared();
      const application = client.application?.id ?? self() ?? '';
      const { commands } = dispatch;
      const guilds = client.guilds.cache.keys();
      const registration = { commands, application, guildId: parts.guildId, guilds };
      const { id, isNew } = await registerIfPossible(request, keyValues, registration, { clock, log });
      if (isNew) log.info('Discord commands registered', { commands: commands.length });
      if (id !== undefined) clickable = commandMentions(id, commands);
      if (unusable !== undefined) {
        await end();
        throw new RefusedError(unusable);
      }
      serving = dispatch;
      log.info('discord is connected');
    },
    async post(place, reply, key, signal) {
      if (ended) return { kind: 'retry', afterMs: 60_000, reason: 'not connected to Discord' };
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
    find: posting.find,
    missingAccess,
    channelNotes,
    forum: forums.forum,
    channelName(id) {
      const channel = client.channels.cache.get(id);
      return channel !== undefined && 'name' in channel ? (channel.name ?? undefined) : undefined;
    },
    away() {
      const [since] = broken.values();
      if (since === undefined) return undefined;
      return { since, reason: 'the connection broke off, and is being made again' };
    },
    async stop() {
      stopping.abort();
      // What is at hand may still post: a thread that is being opened is opened.
      await work.done();
      await end();
    },
  };
}

const notAnnouncements =
  'Only an announcement channel can be followed by other servers. Whoever manages this one can make it one: Edit Channel, Overview, Announcement Channel.';

const status = 'Daily research papers: /paper';

/** No retries of its own (they double posts), nothing cached that is not asked for, and only the intents in use. */
function createClient(apiUrl: string, deadlines: Deadlines, throttler: () => IIdentifyThrottler): Client {
  return new Client({
    // As many connections as Discord wants: beyond 2,500 servers each it closes them (4011).
    shards: 'auto',
    // The same in every server: what one is due next is none of the others'.
    presence: { activities: [{ name: 'Paperboy', type: ActivityType.Custom, state: status }] },
    ws: { buildIdentifyThrottler: throttler },
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.DirectMessages,
      GatewayIntentBits.GuildMessageReactions,
      GatewayIntentBits.DirectMessageReactions,
    ],
    allowedMentions: { parse: [] },
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      ReactionManager: 0,
      PresenceManager: 0,
      GuildMemberManager: { maxSize: 0, keepOverLimit: ({ id, client }) => id === client.user.id },
      UserManager: { maxSize: 100, keepOverLimit: ({ id, client }) => id === client.user.id },
    }),
    rest: {
      api: apiUrl.replace(/(?<!\/)\/+$/, ''),
      version: '10',
      retries: 0,
      timeout: deadlines.requestMs,
      makeRequest: boundedFetch(deadlines),
      rejectOnRateLimit,
    },
  });
}

/**
 * Posts report a rate limit to the outbox, which knows what else waits. The others wait a little; for ever they must
 * not: discord.js asks again as often as it is told to.
 */
const rejectOnRateLimit: NonNullable<REST['options']['rejectOnRateLimit']> = ({
  method,
  route,
  timeToReset,
  retryAfter,
}) =>
  (method === 'POST' && /\/(?:messages|threads)$/.test(route)) ||
  Math.max(timeToReset, retryAfter) > 5_000 ||
  retryAfter <= 0;

const isRefusal = (error: unknown) =>
  classify(error).kind === 'unauthorised' ||
  (error instanceof Error && 'code' in error && error.code === 'TokenInvalid') ||
  (error instanceof Error && /authentication failed|4004/i.test(error.message));
