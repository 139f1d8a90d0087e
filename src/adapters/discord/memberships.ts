import { type Client, PermissionFlagsBits } from 'discord.js';
import type { Memberships } from '../../core/chat/memberships.ts';
import type { ChannelKey, PersonKey } from '../../core/chat/place.ts';
import { has, type Member, permissionsIn } from './permissions.ts';
import { permissionsOf, type Servers } from './servers.ts';

/**
 * Discord is asked whether the person is in the server; what its channels allow is the gateway's picture, which is kept
 * up, and in a process without that Discord's own word.
 */
export function createMemberships(client: Client, servers: Servers): Memberships {
  /** Discord answers 404 for whoever has left (discord-api-docs, resources/guild, "Get Guild Member"). */
  const memberOf = (person: PersonKey) => servers.member(person, person.person).catch(() => undefined);

  /** Whether a channel is seen by any member; by nobody where it is not known. */
  async function seenIn({ tenant, channel }: ChannelKey): Promise<(member: Member) => boolean> {
    const sees = (permissions: bigint | undefined) =>
      permissions !== undefined && has(permissions, PermissionFlagsBits.ViewChannel);
    if (client.guilds.cache.has(tenant)) return (member) => sees(permissionsIn(client, tenant, channel, member));
    const asked = Promise.all([servers.server({ tenant }), servers.channel({ channel })]).catch(() => undefined);
    const [server, found] = (await asked) ?? [];
    if (server === undefined || found === undefined) return () => false;
    return (member) => sees(permissionsOf(tenant, server, found, member));
  }

  async function sees(person: PersonKey, isSeenBy: (member: Member) => boolean): Promise<boolean> {
    const member = await memberOf(person);
    return member !== undefined && isSeenBy(member);
  }

  return {
    // Their direct messages are a person's own.
    isMember: async (person) => person.tenant === person.person || (await memberOf(person)) !== undefined,
    async seesPublic(person, channel) {
      const isSeenBy = await seenIn(channel);
      return isSeenBy(everyone) && sees(person, isSeenBy);
    },
    sees: async (person, channel) => sees(person, await seenIn(channel)),
  };
}

const everyone: Member = { id: '', roles: [] };
