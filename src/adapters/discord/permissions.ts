import { type Client, type Guild, PermissionFlagsBits } from 'discord.js';
import type { Place } from '../../core/chat/place.ts';

/** What the bot needs in a channel for what, and how Discord's settings call it. */
const needed = {
  posts: [
    [PermissionFlagsBits.ViewChannel, 'View Channel'],
    [PermissionFlagsBits.SendMessages, 'Send Messages'],
  ],
  threads: [
    [PermissionFlagsBits.CreatePublicThreads, 'Create Public Threads'],
    [PermissionFlagsBits.SendMessagesInThreads, 'Send Messages in Threads'],
  ],
  postThreads: [[PermissionFlagsBits.SendMessagesInThreads, 'Send Messages in Threads']],
  history: [[PermissionFlagsBits.ReadMessageHistory, 'Read Message History']],
  links: [[PermissionFlagsBits.EmbedLinks, 'Embed Links']],
} as const satisfies Record<string, [bigint, string][]>;

type Purpose = keyof typeof needed;

/** Where whoever manages a server lets us in, with all that we need. */
export function invitation(application: string): string {
  const flags = Object.values(needed).flatMap((all) => all.map(([flag]) => flag));
  const permissions = String(flags.reduce((sum: bigint, flag) => sum | flag, 0n));
  const query = new URLSearchParams({ client_id: application, scope: 'bot applications.commands', permissions });
  return `https://discord.com/oauth2/authorize?${query}`;
}

export const missingPermissions = (permissions: bigint, ...purposes: readonly Purpose[]): string[] =>
  purposes
    .flatMap((purpose) => [...needed[purpose]])
    .filter(([flag]) => !has(permissions, flag))
    .map(([, words]) => words);

export const has = (permissions: bigint, flag: bigint): boolean =>
  (permissions & PermissionFlagsBits.Administrator) !== 0n || (permissions & flag) === flag;

export type Member = { id: string; roles: readonly string[] };

/**
 * What a member may do in a channel (a thread counts as its parent), from the gateway's picture of the server:
 * role permissions, then the channel's overwrites for everyone, for roles, for the member
 * (discord-api-docs, topics/permissions). Undefined when the server or channel is not known.
 */
export function permissionsIn(client: Client, tenant: string, channel: string, member: Member): bigint | undefined {
  const guild = client.guilds.cache.get(tenant);
  const found = guild?.channels.cache.get(channel);
  const place = found?.isThread() ? found.parent : found;
  if (guild === undefined || place === undefined || place === null || !('permissionOverwrites' in place)) {
    return undefined;
  }
  const all = BigInt(PermissionFlagsBits.Administrator);
  if (guild.ownerId === member.id) return all;
  const base = rolesOf(guild, member).reduce((sum, { bits }) => sum | bits, 0n);
  const overwrites = place.permissionOverwrites.cache;
  return withOverwrites(base, { guild: guild.id, member }, (id) => {
    const found = overwrites.get(id);
    return found && { deny: found.deny.bitfield, allow: found.allow.bitfield };
  });
}

type Overwrite = { deny: bigint; allow: bigint };

/** What a member's roles allow, as a channel's overwrites change it: those for everyone, then for roles, then for the member. */
export function withOverwrites(
  base: bigint,
  { guild, member }: { guild: string; member: Member },
  overwriteOf: (id: string) => Overwrite | undefined,
): bigint {
  if (has(base, PermissionFlagsBits.Administrator)) return base;
  const apply = (to: bigint, found: readonly (Overwrite | undefined)[]) => {
    const deny = found.reduce((sum, each) => sum | (each?.deny ?? 0n), 0n);
    return found.reduce((sum, each) => sum | (each?.allow ?? 0n), to & ~deny);
  };
  const steps = [[guild], member.roles, [member.id]];
  return steps.reduce((permissions, ids) => apply(permissions, ids.map(overwriteOf)), base);
}

const rolesOf = (guild: Guild, { roles }: Member) =>
  [guild.id, ...roles].flatMap((id) => {
    const role = guild.roles.cache.get(id);
    return role === undefined ? [] : [{ bits: role.permissions?.bitfield ?? 0n }];
  });

/** Whether everyone in the server can read the channel. What is not known is treated as private: it is never named elsewhere. */
export function kindOf(client: Client, tenant: string, channel: string): Place['kind'] {
  const everyone = permissionsIn(client, tenant, channel, { id: '', roles: [] });
  return everyone !== undefined && has(everyone, PermissionFlagsBits.ViewChannel) ? 'public' : 'private';
}
