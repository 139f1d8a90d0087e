import type { Memberships } from '../../core/chat/memberships.ts';
import type { PersonKey } from '../../core/chat/place.ts';
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

  return {
    isMember: async (person) => (await memberOf(person)) !== undefined,
    async seesPublic(person, { channel }) {
      const member = await memberOf(person);
      if (member === undefined || (await member.directory.anew.kindOf(channel)) !== 'public') return false;
      // Guests see the channels they are in, and no others.
      return !member.isExternal || (await member.directory.isMember(channel, person.person)) === true;
    },
  };
}
