import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Place } from '../../core/chat/place.ts';
import type { Clock } from '../../core/clock.ts';
import type { Log } from '../../core/log.ts';
import { createCache } from './cache.ts';
import { classify } from './classify.ts';

export type Person = {
  /** False when Slack did not tell who this is: then they may read and search, and change nothing. */
  isKnown: boolean;
  /** The account is deactivated, or of an organisation that is no longer connected. */
  isGone: boolean;
  isExternal: boolean;
  isAdmin: boolean;
  timezone?: string;
  name: string;
};

/** What we look up about people and channels. Kept for a few minutes; who may read what is always asked afresh. */
export type Directory = {
  person(id: string): Promise<Person>;
  kindOf(channel: string): Promise<Place['kind']>;
  /** The same, of which nothing was kept. */
  anew: Pick<Directory, 'person' | 'kindOf'>;
  /** As Slack told it the last time that it was asked about the channel. */
  nameOf(channel: string): string | undefined;
  /** Slack told another name of a channel. */
  renamed(channel: string, name: string): void;
  /** The channels a person is in, as far as we see them; undefined when Slack does not tell. */
  channelsOf(person: string): Promise<Set<string> | undefined>;
  /** Undefined when we cannot look: we are not in the channel, or Slack did not tell. */
  isMember(channel: string, person: string): Promise<boolean | undefined>;
  /** The direct messages between a person and us. */
  directMessage(person: string): Promise<string>;
};

/** A person and us alone: a group message, which is of kind `dm` too, has the id of a channel (docs.slack.dev, conversation object). */
export const isOneToOne = (channel: string): boolean => channel.startsWith('D');

const keptMs = 5 * 60_000;
/** Slack's advice for pages is at most 200; members come shorter. */
const page = { channels: 200, members: 1_000, most: 25 };

const flag = z.boolean().nullish();
const User = z.object({
  name: z.string().nullish(),
  real_name: z.string().nullish(),
  team_id: z.string().nullish(),
  tz: z.string().nullish(),
  deleted: flag,
  is_admin: flag,
  is_owner: flag,
  is_restricted: flag,
  is_ultra_restricted: flag,
  is_stranger: flag,
  profile: z.object({ display_name: z.string().nullish() }).nullish(),
  enterprise_user: z.object({ teams: z.array(z.string()).nullish() }).nullish(),
});
const ChannelFlags = z.object({ name: z.string().nullish(), is_im: flag, is_mpim: flag, is_private: flag });
/** Names remembered: as many as a large workspace has channels. */
const mostNames = 5_000;

export function createDirectory(parts: { client: WebClient; team: string; clock: Clock; log: Log }): Directory {
  const { client, team, clock, log } = parts;
  const people = createMemory<Person>(clock);
  const kinds = createMemory<Place['kind']>(clock);
  const messages = createMemory<string>(clock);
  const names = createCache<string>(mostNames);

  async function ask<T>(what: string, request: () => Promise<T>): Promise<T | { failed: ReturnType<typeof classify> }> {
    try {
      return await request();
    } catch (error) {
      const failed = classify(error);
      if (failed.kind !== 'gone') log.warn(`Slack did not tell ${what}`, { reason: failed.reason });
      return { failed };
    }
  }

  async function person(id: string): Promise<Person> {
    const answer = await ask('who is asking', async () => User.parse((await client.users.info({ user: id })).user));
    if ('failed' in answer) return { isKnown: false, isGone: false, isExternal: true, isAdmin: false, name: 'someone' };
    return people.keep(id, readPerson(answer, team));
  }

  async function kindOf(channel: string): Promise<Place['kind']> {
    if (isOneToOne(channel)) return 'dm';
    const answer = await ask('what kind of channel this is', async () =>
      ChannelFlags.parse((await client.conversations.info({ channel })).channel),
    );
    if ('failed' in answer) return 'private';
    if (answer.name) names.set(channel, answer.name);
    return kinds.keep(channel, answer.is_im || answer.is_mpim ? 'dm' : answer.is_private ? 'private' : 'public');
  }

  return {
    person: async (id) => people.get(id) ?? (await person(id)),
    kindOf: async (channel) => kinds.get(channel) ?? (await kindOf(channel)),
    anew: { person, kindOf },
    nameOf: (channel) => names.get(channel),
    renamed: (channel, name) => void names.set(channel, name),
    async channelsOf(user) {
      const found = new Set<string>();
      const answer = await ask('in which channels a person is', async () => {
        let cursor: string | undefined;
        for (let pages = 0; pages < page.most; pages++) {
          const types = 'public_channel,private_channel';
          const answered = await client.users.conversations({
            user,
            types,
            exclude_archived: true,
            limit: page.channels,
            ...(cursor === undefined ? {} : { cursor }),
          });
          for (const { id } of answered.channels ?? []) if (id !== undefined) found.add(id);
          cursor = answered.response_metadata?.next_cursor || undefined;
          if (cursor === undefined) break;
        }
        return found;
      });
      return 'failed' in answer ? undefined : answer;
    },
    async isMember(channel, user) {
      const answer = await ask('who is in a channel', async () => {
        let cursor: string | undefined;
        for (let pages = 0; pages < page.most; pages++) {
          const more = cursor === undefined ? {} : { cursor };
          const answered = await client.conversations.members({ channel, limit: page.members, ...more });
          if (answered.members?.includes(user)) return { member: true };
          cursor = answered.response_metadata?.next_cursor || undefined;
          if (cursor === undefined) break;
        }
        return { member: false };
      });
      return 'failed' in answer ? undefined : answer.member;
    },
    async directMessage(user) {
      const kept = messages.get(user);
      if (kept !== undefined) return kept;
      const { channel } = await client.conversations.open({ users: user });
      return messages.keep(user, z.string().parse(channel?.id));
    },
  };
}

function readPerson(user: z.infer<typeof User>, team: string): Person {
  const home = [user.team_id, ...(user.enterprise_user?.teams ?? [])].filter((id) => typeof id === 'string');
  const isGuest = user.is_restricted === true || user.is_ultra_restricted === true || user.is_stranger === true;
  return {
    isKnown: true,
    isGone: user.deleted === true || user.is_stranger === true,
    isExternal: isGuest || user.deleted === true || (home.length > 0 && !home.includes(team)),
    isAdmin: user.is_admin === true || user.is_owner === true,
    name: user.profile?.display_name || user.real_name || user.name || 'someone',
    ...(user.tz ? { timezone: user.tz } : {}),
  };
}

/** Values by id for some minutes; those not asked for longest give way, so that a large workspace does not fill the memory. */
function createMemory<T>(clock: Clock, most = 2_000) {
  const kept = createCache<{ value: T; until: number }>(most);
  return {
    get(id: string): T | undefined {
      const found = kept.get(id);
      return found !== undefined && found.until > clock.now().getTime() ? found.value : undefined;
    },
    keep(id: string, value: T): T {
      kept.set(id, { value, until: clock.now().getTime() + keptMs });
      return value;
    },
  };
}
