import { type Client, PermissionFlagsBits } from 'discord.js';
import { RefusedError } from '../../core/chat/chat-adapter.ts';
import type { Caller, Place } from '../../core/chat/place.ts';
import type { Channels } from './channels.ts';
import type { Interaction, SaidMessage } from './payloads.ts';
import { has, invitation, type Member, permissionsIn } from './permissions.ts';

export type Callers = {
  ofInteraction(interaction: Interaction): Promise<Caller>;
  ofMessage(message: SaidMessage): Promise<Caller>;
};

/** Who asks, with what Discord said of them. `manage`: the permission that lets a member change a channel's papers. */
export function createCallers(client: Client, channels: Channels, manage: bigint): Callers {
  const caller = (member: Member, place: Place, permissions: bigint | undefined): Caller => ({
    id: member.id,
    place,
    isExternal: false,
    mayManage: async () => place.kind === 'dm' || (permissions !== undefined && has(permissions, manage)),
    async canSee(other) {
      if (other.platform !== 'discord' || other.tenant !== place.tenant) return false;
      if (other.channel === place.channel || other.tenant === member.id) return true;
      const there = permissionsIn(client, other.tenant, other.channel, member);
      return there !== undefined && has(there, PermissionFlagsBits.ViewChannel);
    },
  });

  /** The person's own place, and private: nothing of where they are is known from here on. */
  const brought = (id: string, { application_id, guild_id }: Interaction): Caller => {
    const own: Place = { platform: 'discord', tenant: id, channel: id, kind: 'private' };
    const letIn = guild_id ? { letIn: invitation(application_id) } : {};
    return { ...caller({ id, roles: [] }, own, undefined), isExternal: true, isAway: true, ...letIn };
  };

  return {
    async ofInteraction(interaction) {
      const { guild_id, channel, channel_id, member, user } = interaction;
      const id = member?.user.id ?? user?.id ?? '';
      const where = channel?.id ?? channel_id ?? '';
      if (isAway(interaction)) return brought(id, interaction);
      const hints = { type: channel?.type, parent: channel?.parent_id };
      const place = await channels.placeOf(guild_id ?? undefined, where, id, hints);
      // Discord computed these for the channel of the interaction.
      const permissions = member === undefined || member === null ? undefined : BigInt(member.permissions);
      return caller({ id, roles: member?.roles ?? [] }, place, permissions);
    },
    async ofMessage({ guild_id, channel_id, author, member, message_reference }) {
      const place = await channels.placeOf(guild_id ?? undefined, channel_id, author.id);
      const who = { id: author.id, roles: member?.roles ?? [] };
      const repliesTo = message_reference?.message_id;
      const asking = caller(who, place, permissionsIn(client, place.tenant, place.channel, who));
      return repliesTo ? { ...asking, repliesTo } : asking;
    },
  };
}

/** A server that has not installed us, where the person has; or a conversation of people that is not ours. */
export const isAway = ({ guild_id, authorizing_integration_owners: owners, context }: Interaction): boolean =>
  context === conversationOfPeople || Boolean(guild_id && owners && !('0' in owners) && '1' in owners);
const conversationOfPeople = 2;

/** The bits of a permission as Discord's documentation names it, in any spelling: ManageChannels, MANAGE_CHANNELS. */
export function permissionNamed(name: string): bigint {
  const plain = (text: string) => text.replaceAll(/[\s_]/g, '').toLowerCase();
  const found = Object.entries(PermissionFlagsBits).find(([key]) => plain(key) === plain(name));
  if (found === undefined) {
    throw new RefusedError(
      `DISCORD_MANAGE_PERMISSION: got "${name}"; want the name of a Discord permission, for example ManageChannels`,
    );
  }
  return found[1];
}
