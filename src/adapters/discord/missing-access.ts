import { ChannelFlags, ChannelType, type Client, PermissionFlagsBits } from 'discord.js';
import { LRUCache } from 'lru-cache';
import type { ChannelKey, Place } from '../../core/chat/place.ts';
import type { Clock } from '../../core/clock.ts';
import type { Interaction } from './payloads.ts';
import { has, missingPermissions, permissionsIn } from './permissions.ts';

/** Discord tells our permissions with every interaction; the word of the last minute beats our own sums. */
const freshMs = 60_000;

/** What is wanted in place of a kind of channel that papers cannot come to. */
const unfit: Partial<Record<ChannelType, string>> = {
  [ChannelType.GuildVoice]: 'a text channel (this is a voice channel: no thread can be opened here)',
  [ChannelType.GuildStageVoice]: 'a text channel (this is a stage: no thread can be opened here)',
  [ChannelType.GuildMedia]: 'a text channel or a forum (a media channel takes pictures and videos)',
};

const doubled =
  'Each paper becomes a post here. Should Discord not tell me whether one arrived, I look for it; in rare cases it may stand here twice.';
const noPins =
  'The heading of the day and the list of further papers are left out until somebody grants me Manage Threads.';

/** What the bot may do where: from the last interaction in a channel, else from the gateway's picture of the server. */
export function createMissingAccess(client: Client, clock: Clock) {
  const told = new LRUCache<string, { permissions: bigint; at: number }>({ max: 1_000 });

  function ours({ tenant, channel, thread }: Place): bigint | undefined {
    const now = clock.now().getTime();
    const word = [thread, channel].map((id) => told.get(id ?? '')).find((each) => each && now - each.at < freshMs);
    if (word !== undefined) return word.permissions;
    const guild = client.guilds.cache.get(tenant);
    const me = guild?.members.me;
    if (!me) return undefined;
    return permissionsIn(client, tenant, channel, { id: me.id, roles: [...me.roles.cache.keys()] });
  }

  const typeOf = ({ tenant, channel }: Place) => client.guilds.cache.get(tenant)?.channels.cache.get(channel)?.type;
  /** A post in a forum opens its own thread, for whoever may post. */
  const talksIn = (place: Place): 'postThreads' | 'threads' =>
    typeOf(place) === ChannelType.GuildForum ? 'postThreads' : 'threads';

  return {
    heard({ channel_id, app_permissions }: Interaction): void {
      if (!channel_id || !app_permissions) return;
      told.set(channel_id, { permissions: BigInt(app_permissions), at: clock.now().getTime() });
    },
    /** In words an organiser knows from Discord's settings; what cannot be told is not claimed to be missing. */
    async missingAccess(place: Place, need: 'posts' | 'discussions' = 'posts'): Promise<string[]> {
      if (place.kind === 'dm') return [];
      const type = typeOf(place);
      const instead = type === undefined ? undefined : unfit[type];
      if (instead !== undefined) return [instead];
      const permissions = ours(place);
      if (permissions === undefined) return [];
      return missingPermissions(permissions, 'posts', ...(need === 'posts' ? [] : [talksIn(place)]));
    },
    async channelNotes(place: Place): Promise<string[]> {
      const permissions = place.kind === 'dm' ? undefined : ours(place);
      if (permissions === undefined) return [];
      const isForum = typeOf(place) === ChannelType.GuildForum;
      const threads = missingPermissions(permissions, talksIn(place)).join(' and ');
      const history = missingPermissions(permissions, 'history').join('');
      return [
        ...(threads === '' ? [] : [`Nobody can open a discussion here until somebody grants me ${threads}.`]),
        ...(isForum ? [doubled] : []),
        ...(isForum && !has(permissions, PermissionFlagsBits.ManageThreads) ? [noPins] : []),
        ...(history === ''
          ? []
          : [`Should Discord not tell me whether a post arrived, I can only look with ${history}.`]),
      ];
    },
    /** Whether one of our posts may stand on top of a forum: there is one place there, and it may be somebody else's. */
    mayPin(forum: ChannelKey): boolean {
      const permissions = ours({ ...forum, kind: 'public' });
      if (permissions === undefined || !has(permissions, PermissionFlagsBits.ManageThreads)) return false;
      const channel = client.channels.cache.get(forum.channel);
      if (channel?.type !== ChannelType.GuildForum) return false;
      return !channel.threads.cache.some(
        ({ flags, ownerId }) => flags.has(ChannelFlags.Pinned) && ownerId !== client.user?.id,
      );
    },
    canReadHistory(place: Place): boolean | undefined {
      if (place.kind === 'dm') return true;
      const permissions = ours(place);
      return permissions === undefined ? undefined : has(permissions, PermissionFlagsBits.ReadMessageHistory);
    },
  };
}
