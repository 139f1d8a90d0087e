import { ChannelFlags, ChannelType, type Client, type ForumChannel, Routes } from 'discord.js';
import type { ChannelKey, Place } from '../../core/chat/place.ts';
import type { Reply } from '../../core/chat/reply.ts';
import type { Clock } from '../../core/clock.ts';
import type { Log } from '../../core/log.ts';
import { shorten } from '../../core/text.ts';
import { faultOf } from './classify.ts';
import { plainLine } from './escape.ts';
import { createFindPost } from './find-post.ts';
import { limits } from './limits.ts';
import { ChannelAnswer } from './payloads.ts';
import type { Payload } from './render.ts';
import type { Requests } from './requests.ts';

type Parts = {
  client: Client;
  request: Requests;
  log: Log;
  self(): string | undefined;
  mayPin(place: ChannelKey): boolean;
  /** Whether the archive can be read; undefined where that is not known. */
  canReadHistory(place: Place): boolean | undefined;
  clock: Clock;
};

/** Forums: each message is a post of its own, a thread with a title and tags. Discord knows no nonce for them. */
export function createForums({ client, request, log, mayPin, ...parts }: Parts) {
  const { active, find } = createFindPost({ request, ...parts });
  const forumOf = (channel: string) => {
    const found = client.channels.cache.get(channel);
    return found?.type === ChannelType.GuildForum ? found : undefined;
  };

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
    isForum: ({ channel, thread }: Place) => thread === undefined && forumOf(channel) !== undefined,
    /** Also of a server that we have not heard of (again) yet: a history without messages would read as "never sent". */
    async isForumSurely(place: Place): Promise<boolean> {
      const { channel, thread, kind } = place;
      if (thread !== undefined || kind === 'dm') return false;
      if (client.channels.cache.has(channel)) return forumOf(channel) !== undefined;
      const asked = ChannelAnswer.parse(await request('get', Routes.channel(channel)));
      return asked.type === ChannelType.GuildForum;
    },
    forum: (place: ChannelKey) => (forumOf(place.channel) === undefined ? undefined : { mayPin: mayPin(place) }),
    find,

    /** Posts; gives the place of the post's thread. Its first message has the thread's id. */
    async open(
      place: Place,
      { post, summary }: Reply,
      message: Payload,
      signal?: AbortSignal,
    ): Promise<Place & { thread: string }> {
      const { title, topics, isPinned } = post ?? { title: summary, topics: [] };
      const name = shorten(plainLine(title), limits.thread.name) || 'Papers';
      const tags = tagsFor(forumOf(place.channel), topics);
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
function tagsFor(forum: ForumChannel | undefined, topics: readonly string[]): string[] {
  const free = forum?.availableTags.filter(({ moderated }) => !moderated) ?? [];
  const called = topics.map((topic) => topic.toLowerCase());
  const fitting = free.filter(({ name }) => called.includes(name.trim().toLowerCase()));
  const needed = forum?.flags.has(ChannelFlags.RequireTag) && fitting.length === 0 ? free.slice(0, 1) : [];
  return [...fitting, ...needed].slice(0, limits.thread.tags).map(({ id }) => id);
}
