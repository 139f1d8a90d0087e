import { Routes } from 'discord.js';
import { z } from 'zod';
import type { ChannelKey, Tenant } from '../../core/chat/place.ts';
import { type Member, withOverwrites } from './permissions.ts';
import type { Requests } from './requests.ts';

const bits = z.string().transform(BigInt);

/** `GET /guilds/{id}` */
const Server = z.object({
  name: z.string(),
  owner_id: z.string().nullish(),
  roles: z.array(z.object({ id: z.string(), permissions: bits })),
});
/** `GET /channels/{id}` */
const ServerChannel = z.object({
  type: z.int().optional(),
  name: z.string().nullish(),
  flags: z.int().default(0),
  available_tags: z
    .array(z.object({ id: z.string(), name: z.string(), moderated: z.boolean().default(false) }))
    .default([]),
  permission_overwrites: z.array(z.object({ id: z.string(), allow: bits, deny: bits })).default([]),
});
const ServerMember = z.object({ roles: z.array(z.string()) });

export type Server = z.output<typeof Server>;
export type ServerChannel = z.output<typeof ServerChannel>;

/** What Discord's REST interface says of servers, for whoever has no picture of them from the gateway. Throws what a request throws. */
export const createServers = (request: Requests) => ({
  server: async ({ tenant }: Pick<Tenant, 'tenant'>): Promise<Server> =>
    Server.parse(await request('get', Routes.guild(tenant))),
  channel: async ({ channel }: Pick<ChannelKey, 'channel'>): Promise<ServerChannel> =>
    ServerChannel.parse(await request('get', Routes.channel(channel))),
  member: async ({ tenant }: Pick<Tenant, 'tenant'>, id: string): Promise<Member> => ({
    id,
    roles: ServerMember.parse(await request('get', Routes.guildMember(tenant, id))).roles,
  }),
});

export type Servers = ReturnType<typeof createServers>;

/** What a member may do in a channel of a server (see {@link withOverwrites}). */
export function permissionsOf(tenant: string, server: Server, channel: ServerChannel, member: Member): bigint {
  if (server.owner_id === member.id) return administrator;
  const base = server.roles.reduce(
    (sum, { id, permissions }) => (id === tenant || member.roles.includes(id) ? sum | permissions : sum),
    0n,
  );
  return withOverwrites(base, { guild: tenant, member }, (id) =>
    channel.permission_overwrites.find((each) => each.id === id),
  );
}

const administrator = 8n;
