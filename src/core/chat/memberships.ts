import type { Clock } from '../clock.ts';
import type { ChannelKey, PersonKey } from './place.ts';

/**
 * What a platform says now of somebody who comes by another way than the chat. Where it cannot be asked, or does not
 * say, the answer is no.
 */
export interface Memberships {
  /** Whether the person still belongs to the tenant. */
  isMember(person: PersonKey): Promise<boolean>;
  /** Whether the channel is one that everybody in the tenant may read, and this person may, too. */
  seesPublic(person: PersonKey, channel: ChannelKey): Promise<boolean>;
  /** Whether the person may read the channel, a private one too: where they are in it. */
  sees(person: PersonKey, channel: ChannelKey): Promise<boolean>;
}

/** So long an answer holds, in milliseconds. */
const keptMs = 60_000;
const mostKept = 5_000;

/** The platforms' answers, each kept for a minute. */
export function rememberMemberships(
  of: (platform: PersonKey['platform']) => Memberships | undefined,
  clock: Pick<Clock, 'now'>,
): Memberships {
  const kept = new Map<string, { answer: Promise<boolean>; until: number }>();

  function remembered(key: string, ask: () => Promise<boolean> | undefined): Promise<boolean> {
    const now = clock.now().getTime();
    const known = kept.get(key);
    // A time far ahead is from before the clock was set back.
    if (known !== undefined && known.until > now && known.until <= now + keptMs) return known.answer;
    kept.delete(key);
    const answer = Promise.resolve(ask() ?? false).catch(() => false);
    kept.set(key, { answer, until: now + keptMs });
    const [oldest] = kept.keys();
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
    return answer;
  }

  async function ofChannel(what: 'sees' | 'seesPublic', person: PersonKey, channel: ChannelKey): Promise<boolean> {
    const { platform, tenant, person: id } = person;
    if (channel.platform !== platform || channel.tenant !== tenant) return false;
    const key = JSON.stringify([platform, tenant, id, channel.channel, what]);
    return remembered(key, () => of(platform)?.[what](person, channel));
  }

  return {
    isMember: (person) => {
      const { platform, tenant, person: id } = person;
      return remembered(JSON.stringify([platform, tenant, id]), () => of(platform)?.isMember(person));
    },
    seesPublic: (person, channel) => ofChannel('seesPublic', person, channel),
    sees: (person, channel) => ofChannel('sees', person, channel),
  };
}
