import { ChannelFlags, ChannelType, type Client, PermissionFlagsBits, Routes } from 'discord.js';
import { LRUCache } from 'lru-cache';
import type { ChannelKey, Place } from '../../core/chat/place.ts';
import type { Reply } from '../../core/chat/reply.ts';
import type { Clock } from '../../core/clock.ts';
import type { Log } from '../../core/log.ts';
import { shorten } from '../../core/text.ts';
import { classify, faultOf } from './classify.ts';
import { plainLine } from './escape.ts';
import { createFindPost } from './find-post.ts';
import { limits } from './limits.ts';
import { ChannelAnswer } from './payloads.ts';
import { has } from './permissions.ts';
import type { Payload } from './render.ts';
import type { Requests } from './requests.ts';
import { permissionsOf, type Servers } from './servers.ts';

type Parts = {
  client: Client;
  request: Requests;
  servers: Servers;
  log: Log;
  self(): string | undefined;
  /** By the gateway's picture. */
  mayPin(place: ChannelKey): boolean;
  /** Whether the archive can be read; undefined where that is not known. */
  canReadHistory(place: Place): boolean | undefined;
  /** Whether what stands in a channel are messages, and not posts; absent: nobody remembers. */
  takesMessages?: ((channel: ChannelKey) => Promise<boolean>) | undefined;
  /** Waits for a request's turn at Discord's pace. */
  turn(place: Place): Promise<void>;
  clock: Clock;
};

/** What of a forum is asked for: its tags, and whether a post must have one. */
type Forum = { tags: readonly { id: string; name: string; moderated: boolean }[]; needsTag: boolean };

/** Channels remembered: Discord makes no forum of a channel, nor the other way round. */
const mostKinds = 100_000;

/**
 * Forums: each message is a post of its own, a thread with a title and tags. Discord knows no nonce for them. What the
 * gateway does not tell, of a server that has not been heard of yet or in a process without it, is remembered from what
 * was posted there, or Discord itself is asked.
 */
export function createForums({ client, request, servers, log, mayPin, ...parts }: Parts) {
  const { active, find } = createFindPost({ request, ...parts });
  /** True: a forum, of which the rest is asked each time. */
  const areForums = new LRUCache<string, boolean>({ max: mostKinds });

  /** Undefined where Discord has to be asked. */
  function known({ channel, thread, kind }: Place): Forum | 'none' | undefined {
    if (thread !== undefined || kind === 'dm' || areForums.get(channel) === false) return 'none';
    const found = client.channels.cache.get(channel);
    if (found === undefined) return undefined;
    if (found.type !== ChannelType.GuildForum) return 'none';
    return { tags: found.availableTags, needsTag: found.flags.has(ChannelFlags.RequireTag) };
  }

  /** A process that has just started, or got the planning, would ask of each of tens of thousands of channels. */
  async function remembered(place: Place): Promise<Forum | 'none' | undefined> {
    const found = known(place);
    if (found !== undefined || areForums.has(place.channel) || !(await parts.takesMessages?.(place))) return found;
    areForums.set(place.channel, false);
    return 'none';
  }

  async function forumOf(place: Place, waitForTurn = async () => {}): Promise<Forum | undefined> {
    const { channel } = place;
    const found = await remembered(place);
    if (found !== undefined) return found === 'none' ? undefined : found;
    await waitForTurn();
    const { type, available_tags: tags, flags } = await servers.channel({ channel });
    const isForum = type === ChannelType.GuildForum;
    areForums.set(channel, isForum);
    return isForum ? { tags, needsTag: (flags & ChannelFlags.RequireTag) !== 0 } : undefined;
  }

  /** Whether one of our posts may stand on top, and the place there is not somebody else's. */
  async function mayPinSurely(place: Place): Promise<boolean> {
    const self = parts.self();
    if (client.channels.cache.has(place.channel) || self === undefined) return mayPin(place);
    const [server, channel, member] = await Promise.all([
      servers.server(place),
      servers.channel(place),
      servers.member(place, self),
    ]);
    if (!has(permissionsOf(place.tenant, server, channel, member), PermissionFlagsBits.ManageThreads)) return false;
    return !(await active(place, 'others')).some(({ flags }) => (flags & ChannelFlags.Pinned) !== 0);
  }

  /** Discord keeps one post of a forum on top. Nothing is lost where that fails: it stands among the others. */
  async function pin(place: ChannelKey, thread: string): Promise<void> {
    const flag = (id: string, flags: number) => request('patch', Routes.channel(id), { body: { flags } });
    try {
      for (const { id, flags } of await active(place)) {
        if (id !== thread && (flags & ChannelFlags.Pinned) !== 0) await flag(id, flags & ~ChannelFlags.Pinned);
      }
      await flag(thread, ChannelFlags.Pinned);
    } catch (error) {
      log.info('a post could not be pinned', { channel: place.channel, fault: faultOf(error) });
    }
  }

  return {
    /** Throws where Discord does not say: a history without messages would read as "never sent". */
    isForum: async (place: Place) => (await forumOf(place)) !== undefined,
    /** Without asking: what was planned for a forum is for one. */
    isForumFor: (place: Place, { post }: Reply) => (known(place) ?? (post === undefined ? 'none' : post)) !== 'none',
    /** Where we may not see the channel it is none: what is wrong with it shows when something is posted. */
    async forum(place: Place): Promise<{ mayPin: boolean } | undefined> {
      // Asked of each channel that is due: a turn for each, ahead of posts that nobody waits for.
      const found = await forumOf(place, () => parts.turn(place)).catch((error: unknown) => {
        const { kind } = classify(error);
        if (kind === 'gone' || kind === 'rejected') return undefined;
        throw error;
      });
      return found && { mayPin: await mayPinSurely(place).catch(() => false) };
    },
    find,
    /** It took no message: what was remembered of it is wrong. */
    refusedMessage: ({ channel }: ChannelKey) => void areForums.set(channel, true),

    /** Posts; gives the place of the post's thread. Its first message has the thread's id. */
    async open(
      place: Place,
      { post, summary }: Reply,
      message: Payload,
      signal?: AbortSignal,
    ): Promise<Place & { thread: string }> {
      const { title, topics, isPinned } = post ?? { title: summary, topics: [] };
      const name = shorten(plainLine(title), limits.thread.name) || 'Papers';
      const tags = tagsFor(await forumOf(place), topics);
      const body = {
        ...{ name, auto_archive_duration: limits.thread.archiveMinutes, message },
        ...(tags.length > 0 && { applied_tags: tags }),
      };
      const options = { body, ...(signal && { signal }) };
      const { id } = ChannelAnswer.parse(await request('post', Routes.threads(place.channel), options));
      if (isPinned) await pin(place, id);
      return { ...place, thread: id };
    },
  };
}

export type Forums = ReturnType<typeof createForums>;

/** The tags that are called as a topic of the post; where one must be given and none is, the first that anybody may give. */
function tagsFor(forum: Forum | undefined, topics: readonly string[]): string[] {
  const free = forum?.tags.filter(({ moderated }) => !moderated) ?? [];
  const called = topics.map((topic) => topic.toLowerCase());
  const fitting = free.filter(({ name }) => called.includes(name.trim().toLowerCase()));
  const needed = forum?.needsTag && fitting.length === 0 ? free.slice(0, 1) : [];
  return [...fitting, ...needed].slice(0, limits.thread.tags).map(({ id }) => id);
}
