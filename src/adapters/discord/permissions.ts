import { type Client, type Guild, PermissionFlagsBits } from 'discord.js';
import type { Place } from '../../core/chat/place.ts';

/** What the bot needs in a channel, and how Discord's settings call it. */
const needed: [bigint, string][] = [
  [PermissionFlagsBits.ViewChannel, 'View Channel'],
  [PermissionFlagsBits.SendMessages, 'Send Messages'],
  [PermissionFlagsBits.EmbedLinks, 'Embed Links'],
  [PermissionFlagsBits.CreatePublicThreads, 'Create Public Threads'],
  [PermissionFlagsBits.SendMessagesInThreads, 'Send Messages in Threads'],
  [PermissionFlagsBits.ReadMessageHistory, 'Read Message History'],
];

export const missingPermissions = (permissions: bigint): string[] =>
  has(permissions, PermissionFlagsBits.Administrator)
    ? []
    : needed.filter(([flag]) => !has(permissions, flag)).map(([, words]) => words);

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
  if ((base & all) !== 0n) return base;
  const overwrites = place.permissionOverwrites.cache;
  let permissions = base;
  const apply = (deny: bigint, allow: bigint) => {
    permissions = (permissions & ~deny) | allow;
  };
  const everyone = overwrites.get(guild.id);
  if (everyone !== undefined) apply(everyone.deny.bitfield, everyone.allow.bitfield);
  const ofRoles = member.roles.map((id) => overwrites.get(id)).filter((overwrite) => overwrite !== undefined);
  apply(
    ofRoles.reduce((sum, { deny }) => sum | deny.bitfield, 0n),
    ofRoles.reduce((sum, { allow }) => sum | allow.bitfield, 0n),
  );
  const own = overwrites.get(member.id);
  if (own !== undefined) apply(own.deny.bitfield, own.allow.bitfield);
  return permissions;
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
