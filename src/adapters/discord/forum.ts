import { ChannelFlags, ChannelType, type Client, Routes } from 'discord.js';
import { z } from 'zod';
import type { FindResult } from '../../core/chat/chat-adapter.ts';
import type { ChannelKey, Place } from '../../core/chat/place.ts';
import type { Reply } from '../../core/chat/reply.ts';
import type { Clock } from '../../core/clock.ts';
import type { Log } from '../../core/log.ts';
import { shorten } from '../../core/text.ts';
import { messageUrl } from './channels.ts';
import { faultOf, hasCode, unknownMessage } from './classify.ts';
import { plainLine } from './escape.ts';
import { limits } from './limits.ts';
import { ChannelAnswer, StoredMessage } from './payloads.ts';
import type { Payload } from './render.ts';
import type { Requests } from './requests.ts';
import { madeAt } from './snowflake.ts';

type Parts = {
  client: Client;
  request: Requests;
  log: Log;
  self(): string | undefined;
  mayPin(place: ChannelKey): boolean;
  /** Whether the archive can be read; undefined where that is not known. */
  canReadHistory(place: Place): boolean | undefined;
  /** Whether a message holds the key. */
  carries(components: unknown, key: string): boolean;
  clock: Clock;
};

const Thread = z.object({
  id: z.string(),
  parent_id: z.string().nullish(),
  owner_id: z.string().nullish(),
  flags: z.int().default(0),
});
const Threads = z.object({ threads: z.array(Thread), has_more: z.boolean().default(false) });
type Thread = z.infer<typeof Thread>;

/** So long nobody archives a post by itself, in milliseconds: the shortest time Discord knows is an hour. */
const surelyActiveMs = 3_000_000;

/** Forums: each message is a post of its own, a thread with a title and tags. Discord knows no nonce for them. */
export function createForums({ client, request, log, self, clock, ...parts }: Parts) {
  const forumOf = (channel: string) => {
    const found = client.channels.cache.get(channel);
    return found?.type === ChannelType.GuildForum ? found : undefined;
  };

  /** The tags that are called as a topic of the post; where one must be given and none is, the first that anybody may give. */
  function tagsFor(channel: string, topics: readonly string[]): string[] {
    const forum = forumOf(channel);
    const free = forum?.availableTags.filter(({ moderated }) => !moderated) ?? [];
    const called = topics.map((topic) => topic.toLowerCase());
    const fitting = free.filter(({ name }) => called.includes(name.trim().toLowerCase()));
    const needed = forum?.flags.has(ChannelFlags.RequireTag) && fitting.length === 0 ? free.slice(0, 1) : [];
    return [...fitting, ...needed].slice(0, limits.thread.tags).map(({ id }) => id);
  }

  /** Our posts in a forum. `isWhole`: there are no others of the kind that was listed. */
  async function posts({ channel }: ChannelKey, route: `/${string}`, query = new URLSearchParams()) {
    const { threads, has_more } = Threads.parse(await request('get', route, { query }));
    const isOurs = ({ owner_id, parent_id }: Thread) => owner_id === self() && parent_id === channel;
    return { threads: threads.filter(isOurs), isWhole: !has_more };
  }
  const active = (place: ChannelKey) => posts(place, Routes.guildActiveThreads(place.tenant));
  const archived = (place: ChannelKey) =>
    posts(place, Routes.channelThreads(place.channel, 'public'), new URLSearchParams({ limit: '100' }));

  /** Discord keeps one post of a forum on top. Nothing is lost where that fails: it stands among the others. */
  async function pin(place: ChannelKey, thread: string): Promise<void> {
    const flag = (id: string, flags: number) => request('patch', Routes.channel(id), { body: { flags } });
    try {
      for (const { id, flags } of (await active(place)).threads) {
        if (id !== thread && (flags & ChannelFlags.Pinned) !== 0) await flag(id, flags & ~ChannelFlags.Pinned);
      }
      await flag(thread, ChannelFlags.Pinned);
    } catch (error) {
      log.info('a post could not be pinned', { channel: place.channel, fault: faultOf(error) });
    }
  }

  return {
    isForum: ({ channel, thread }: Place) => thread === undefined && forumOf(channel) !== undefined,
    forum: (place: ChannelKey) => (forumOf(place.channel) === undefined ? undefined : { mayPin: parts.mayPin(place) }),

    /** Posts; gives the place of the post's thread. Its first message has the thread's id. */
    async open(
      place: Place,
      { post, summary }: Reply,
      message: Payload,
      signal?: AbortSignal,
    ): Promise<Place & { thread: string }> {
      const { title, topics, isPinned } = post ?? { title: summary, topics: [] };
      const name = shorten(plainLine(title), limits.thread.name) || 'Papers';
      const tags = tagsFor(place.channel, topics);
      const body = {
        ...{ name, auto_archive_duration: limits.thread.archiveMinutes, message },
        ...(tags.length > 0 && { applied_tags: tags }),
      };
      const options = { body, ...(signal && { signal }) };
      const { id } = ChannelAnswer.parse(await request('post', Routes.threads(place.channel), options));
      if (isPinned) await pin(place, id);
      return { ...place, thread: id };
    },

    /** Looks among the posts that stand, then in the archive. */
    async find(place: Place, key: string, since: Date): Promise<FindResult> {
      const among = async (threads: readonly Thread[]): Promise<FindResult | undefined> => {
        for (const { id } of threads.filter((thread) => madeAt(thread.id) >= since.getTime())) {
          if (!(await holds(id, key))) continue;
          return { kind: 'found', message: { place: { ...place, thread: id }, id, url: messageUrl(place, id) } };
        }
        return undefined;
      };
      const standing = await among((await active(place)).threads);
      if (standing !== undefined) return standing;
      const age = clock.now().getTime() - since.getTime();
      // A clock that was set back knows nothing of it.
      if (age >= 0 && age < surelyActiveMs) return { kind: 'absent' };
      if (parts.canReadHistory(place) === false) {
        return { kind: 'unable', reason: 'I am missing Read Message History there', isUnkeyed: true };
      }
      const { threads, isWhole } = await archived(place);
      const tooMany = { kind: 'unable', reason: 'too much has been archived there since', isUnkeyed: true } as const;
      return (await among(threads)) ?? (isWhole ? { kind: 'absent' } : tooMany);
    },
  };

  /** A post whose first message was deleted holds nothing. */
  async function holds(thread: string, key: string): Promise<boolean> {
    try {
      const first = await request('get', Routes.channelMessage(thread, thread));
      return parts.carries(StoredMessage.parse(first).components, key);
    } catch (error) {
      if (hasCode(error, unknownMessage)) return false;
      throw error;
    }
  }
}

export type Forums = ReturnType<typeof createForums>;
