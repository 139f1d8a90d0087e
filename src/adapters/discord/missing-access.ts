import { ChannelType, type Client, PermissionFlagsBits } from 'discord.js';
import { LRUCache } from 'lru-cache';
import type { Place } from '../../core/chat/place.ts';
import type { Clock } from '../../core/clock.ts';
import { has, missingPermissions, permissionsIn } from './permissions.ts';

/** Discord tells our permissions with every interaction; the word of the last minute beats our own sums. */
const freshMs = 60_000;

/** What is wanted in place of a kind of channel that papers cannot come to. */
const unfit: Partial<Record<ChannelType, string>> = {
  [ChannelType.GuildVoice]: 'a text channel (this is a voice channel: no thread can be opened here)',
  [ChannelType.GuildStageVoice]: 'a text channel (this is a stage: no thread can be opened here)',
  [ChannelType.GuildMedia]: 'a text channel (a media channel takes pictures and videos)',
  [ChannelType.GuildForum]: 'a text channel (a forum takes no messages)',
};

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

  return {
    heard({ channel_id, app_permissions }: { channel_id?: string | undefined; app_permissions?: string | undefined }) {
      if (channel_id === undefined || !/^\d+$/.test(app_permissions ?? '')) return;
      told.set(channel_id, { permissions: BigInt(app_permissions ?? 0), at: clock.now().getTime() });
    },
    /** In words an organiser knows from Discord's settings; what cannot be told is not claimed to be missing. */
    async missingAccess(place: Place, need: 'posts' | 'discussions' = 'posts'): Promise<string[]> {
      if (place.kind === 'dm') return [];
      const type = client.guilds.cache.get(place.tenant)?.channels.cache.get(place.channel)?.type;
      const instead = type === undefined ? undefined : unfit[type];
      if (instead !== undefined) return [instead];
      const permissions = ours(place);
      if (permissions === undefined) return [];
      return missingPermissions(permissions, 'posts', ...(need === 'posts' ? [] : ['threads' as const]));
    },
    async channelNotes(place: Place): Promise<string[]> {
      const permissions = place.kind === 'dm' ? undefined : ours(place);
      if (permissions === undefined) return [];
      const threads = missingPermissions(permissions, 'threads').join(' and ');
      const history = missingPermissions(permissions, 'history').join('');
      return [
        ...(threads === '' ? [] : [`Nobody can open a discussion here until somebody grants me ${threads}.`]),
        ...(history === ''
          ? []
          : [`Should Discord not tell me whether a post arrived, I can only look with ${history}.`]),
      ];
    },
    canReadHistory(place: Place): boolean | undefined {
      if (place.kind === 'dm') return true;
      const permissions = ours(place);
      return permissions === undefined ? undefined : has(permissions, PermissionFlagsBits.ReadMessageHistory);
    },
  };
}
