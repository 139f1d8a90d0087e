import type { Memberships } from '../../core/chat/memberships.ts';
import type { ChannelKey, PersonKey, Place } from '../../core/chat/place.ts';
import type { Session } from './session.ts';

/** Slack is asked anew each time; `sessionOf`: undefined until Slack has told who we are there. */
export function createMemberships(sessionOf: (tenant: string) => Promise<Session | undefined>): Memberships {
  async function memberOf({ tenant, person }: PersonKey) {
    const session = await sessionOf(tenant);
    if (session === undefined || session.self.team !== tenant) return undefined;
    const { directory } = session;
    const found = await directory.anew.person(person);
    return found.isKnown && !found.isGone ? { directory, isExternal: found.isExternal } : undefined;
  }

  async function maySee(person: PersonKey, { channel }: ChannelKey, kinds: readonly Place['kind'][]): Promise<boolean> {
    const member = await memberOf(person);
    const kind = await member?.directory.anew.kindOf(channel);
    if (member === undefined || kind === undefined || !kinds.includes(kind)) return false;
    // Guests see the channels they are in, and no others; a private one is seen by nobody else.
    const isOpen = kind === 'public' && !member.isExternal;
    return isOpen || (await member.directory.isMember(channel, person.person)) === true;
  }

  return {
    isMember: async (person) => (await memberOf(person)) !== undefined,
    seesPublic: (person, channel) => maySee(person, channel, ['public']),
    sees: (person, channel) => maySee(person, channel, ['public', 'private']),
  };
}
