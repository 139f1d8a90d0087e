import type { Caller, Place } from '../../core/chat/place.ts';
import { isOneToOne, type Person } from './directory.ts';
import type { Session } from './session.ts';

type Origin = {
  user: string;
  channel: string;
  thread?: string | undefined;
  /** Slack delivered this from inside the channel, so the person stands in it even where we cannot look. */
  inside: boolean;
  /** Name only channels the person is in, not every public one: for the App Home. */
  joinedOnly?: boolean;
};

/** `isKnown`: see {@link Person}. */
export type SlackCaller = Caller & Pick<Person, 'isKnown'>;

/** Who is asking, and from where. Guests and people of connected organisations never manage. */
export async function callerOf(session: Session, origin: Origin): Promise<SlackCaller> {
  const { directory } = session;
  const [person, kind] = await Promise.all([directory.person(origin.user), directory.kindOf(origin.channel)]);
  const place: Place = {
    platform: 'slack',
    tenant: session.self.team,
    channel: origin.channel,
    kind,
    ...(origin.thread === undefined ? {} : { thread: origin.thread }),
  };
  let joined: Promise<Set<string> | undefined> | undefined;
  return {
    id: origin.user,
    place,
    isKnown: person.isKnown,
    isExternal: person.isExternal,
    ...(kind === 'dm' && !isOneToOne(origin.channel) ? { isGroup: true } : {}),
    ...(person.timezone === undefined ? {} : { timezone: person.timezone }),
    async mayManage() {
      if (kind === 'dm') return true;
      if (person.isExternal) return false;
      if (session.manage === 'admins') {
        return person.isAdmin || (await session.organiserOf(place)) === origin.user;
      }
      return (await directory.isMember(origin.channel, origin.user)) ?? origin.inside;
    },
    async canSee(other) {
      if (other.platform !== 'slack' || other.tenant !== place.tenant) return false;
      if (other.channel === place.channel) return true;
      // What the place was called when it was stored may have changed: a channel turns private.
      const now = await directory.kindOf(other.channel);
      if (now === 'dm') return false;
      if (now === 'public' && !person.isExternal && origin.joinedOnly !== true) return true;
      joined ??= directory.channelsOf(origin.user);
      return (await joined)?.has(other.channel) === true;
    },
  };
}
