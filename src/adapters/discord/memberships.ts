import { type Client, PermissionFlagsBits, Routes } from 'discord.js';
import { z } from 'zod';
import type { Memberships } from '../../core/chat/memberships.ts';
import type { ChannelKey, PersonKey } from '../../core/chat/place.ts';
import { has, kindOf, type Member, permissionsIn } from './permissions.ts';
import type { Requests } from './requests.ts';

const GuildMember = z.object({ roles: z.array(z.string()) });

/** Discord is asked whether the person is in the server; what its channels allow is the gateway's picture, which is kept up. */
export function createMemberships(client: Client, request: Requests): Memberships {
  /** Discord answers 404 for whoever has left (discord-api-docs, resources/guild, "Get Guild Member"). */
  async function memberOf({ tenant, person }: PersonKey): Promise<Member | undefined> {
    const answer = await request('get', Routes.guildMember(tenant, person)).catch(() => undefined);
    const read = GuildMember.safeParse(answer);
    return read.success ? { id: person, roles: read.data.roles } : undefined;
  }

  async function sees(person: PersonKey, { tenant, channel }: ChannelKey): Promise<boolean> {
    const member = await memberOf(person);
    const permissions = member && permissionsIn(client, tenant, channel, member);
    return permissions !== undefined && has(permissions, PermissionFlagsBits.ViewChannel);
  }

  return {
    // Their direct messages are a person's own.
    isMember: async (person) => person.tenant === person.person || (await memberOf(person)) !== undefined,
    seesPublic: async (person, channel) =>
      kindOf(client, channel.tenant, channel.channel) === 'public' && sees(person, channel),
    sees,
  };
}
