import { ChannelType, type Client, Routes } from 'discord.js';
import { LRUCache } from 'lru-cache';
import type { Place } from '../../core/chat/place.ts';
import { hasCode, unknownChannel } from './classify.ts';
import { ChannelAnswer } from './payloads.ts';
import { kindOf } from './permissions.ts';
import type { Requests } from './requests.ts';

type Hints = { type?: number | undefined; parent?: string | null | undefined };

/** Discord's channel ids as places, and back. */
export type Channels = {
  /** The place of a channel or thread; `guild` undefined is the person's direct messages, their own tenant. */
  placeOf(guild: string | undefined, channel: string, person: string, hints?: Hints): Promise<Place>;
  /** The channel id to post to. In direct messages a place may name the person instead: `opened` remembers. */
  idOf(place: Place): string;
  /** Whether a thread stands; where Discord does not say, it does. */
  threadStands(thread: Place): Promise<boolean>;
  /** Opens the direct messages with the person whom `place.channel` names. */
  openDirect(place: Place): Promise<string>;
};

const threadTypes: number[] = [ChannelType.PublicThread, ChannelType.PrivateThread, ChannelType.AnnouncementThread];
/** Direct channels remembered; one forgotten costs one request. */
const mostDirect = 1_000;

export function createChannels(client: Client, request: Requests): Channels {
  const direct = new LRUCache<string, string>({ max: mostDirect });

  /** What the event told, else the gateway's picture, else Discord itself (a thread from before we came). */
  async function threadParent(channel: string, { type, parent }: Hints) {
    const cached = client.channels.cache.get(channel);
    const known = type ?? cached?.type;
    if (known !== undefined && !threadTypes.includes(known)) return undefined;
    const over = parent ?? (cached?.isThread() ? cached.parentId : undefined);
    if (known !== undefined && over) return { type: known, parent: over };
    const asked = ChannelAnswer.safeParse(await request('get', Routes.channel(channel)).catch(() => undefined));
    const { type: told, parent_id } = asked.data ?? {};
    return told !== undefined && threadTypes.includes(told) && parent_id
      ? { type: told, parent: parent_id }
      : undefined;
  }

  return {
    async placeOf(guild, channel, person, hints = {}) {
      if (guild === undefined) return { platform: 'discord', tenant: person, channel, kind: 'dm' };
      const thread = await threadParent(channel, hints);
      const place = { platform: 'discord', tenant: guild } as const;
      if (thread === undefined) return { ...place, channel, kind: kindOf(client, guild, channel) };
      const isPrivate = thread.type === ChannelType.PrivateThread;
      const kind = isPrivate ? 'private' : kindOf(client, guild, thread.parent);
      return { ...place, channel: thread.parent, thread: channel, kind };
    },
    async threadStands({ tenant, thread }) {
      // The gateway names a server's active threads whenever it connects anew; an archived one has to be asked for.
      if (thread === undefined || client.guilds.cache.get(tenant)?.channels.cache.has(thread)) return true;
      return request('get', Routes.channel(thread)).then(
        () => true,
        (error) => !hasCode(error, unknownChannel),
      );
    },
    idOf: ({ thread, channel }) => thread ?? direct.get(channel) ?? channel,
    async openDirect({ channel }) {
      const opened = await request('post', Routes.userChannels(), { body: { recipient_id: channel } });
      const { id } = ChannelAnswer.parse(opened);
      direct.set(channel, id);
      return id;
    },
  };
}

/** Where a person finds a message. */
export const messageUrl = ({ kind, tenant }: Place, channel: string, message?: string): string =>
  ['https://discord.com/channels', kind === 'dm' ? '@me' : tenant, channel, ...(message ? [message] : [])].join('/');
