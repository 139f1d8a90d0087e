import { type Client, Routes } from 'discord.js';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { Place } from '../../core/chat/place.ts';
import type { Clock } from '../../core/clock.ts';
import type { Log } from '../../core/log.ts';
import { faultOf } from './classify.ts';
import { limits } from './limits.ts';
import { SaidMessage } from './payloads.ts';
import type { Requests } from './requests.ts';
import { retrying } from './retry.ts';
import { firstIdAt } from './snowflake.ts';

/** Channels in which people talk to us, that are looked through after a gap: each costs a request, one after another. */
const mostChannels = 1_000;
/** Pages of a channel: more is not said in a gap, but where nobody can have waited for us. */
const mostPages = 10;
/** A connection is dead for so long before that shows, in milliseconds: the pause between two heartbeats. */
const unnoticedMs = 60_000;

const Page = z.array(z.looseObject({ id: z.string() }));
const Member = z.object({ roles: z.array(z.string()) });

type Parts = {
  client: Client;
  request: Requests;
  canReadHistory(place: Place): boolean | undefined;
  isToUs(message: SaidMessage): boolean;
  /** Hears a message, unless it is known already: only then it is made what the gateway would have brought. */
  hear(id: string, make: () => Promise<SaidMessage>): void;
  clock: Clock;
  log: Log;
  /** Aborted when the bot ends: what is under way is finished, and no more is asked. */
  stopping: AbortSignal;
};

/** What was said to us while a connection was made anew is looked for once: the gateway does not tell it again. */
export function createMissedMentions({ client, request, canReadHistory, clock, log, stopping, ...parts }: Parts) {
  /** The server of each channel where somebody talked to us; none in direct messages. */
  const spokenIn = new LRUCache<string, { guild: string | undefined }>({ max: mostChannels });
  const shardOf = (guild: string | undefined) => (guild === undefined ? 0 : client.guilds.cache.get(guild)?.shardId);

  /** A history names no roles, by which it is known what somebody may do; the event would have. */
  async function withMember(message: SaidMessage, guild: string): Promise<SaidMessage> {
    const route = Routes.guildMember(guild, message.author.id);
    // Whoever has left since then has no roles.
    const asked = await retrying(clock, () => request('get', route)).catch(() => undefined);
    const member = Member.safeParse(asked).data;
    return { ...message, guild_id: guild, ...(member && { member }) };
  }

  async function lookThrough(channel: string, guild: string | undefined, since: Date): Promise<void> {
    const place: Place = { platform: 'discord', tenant: guild ?? channel, channel, kind: guild ? 'public' : 'dm' };
    if (canReadHistory(place) === false) return;
    let after: string | undefined = firstIdAt(since.getTime() - unnoticedMs);
    for (let page = 0; after !== undefined && page < mostPages && !stopping.aborted; page++) {
      const query = new URLSearchParams({ limit: String(limits.historyPage), after });
      const messages = Page.parse(await request('get', Routes.channelMessages(channel), { query })).toReversed();
      after = messages.length < limits.historyPage ? undefined : messages.at(-1)?.id;
      for (const each of messages) {
        const message = SaidMessage.safeParse(each).data;
        if (message === undefined || !parts.isToUs({ ...message, guild_id: guild })) continue;
        parts.hear(message.id, async () => (guild === undefined ? message : withMember(message, guild)));
      }
    }
  }

  return {
    spoken({ channel_id, guild_id }: SaidMessage): void {
      spokenIn.set(channel_id, { guild: guild_id ?? undefined });
    },
    /** Looks where this connection hears. Never throws. */
    async lookBack(shard: number, since: Date): Promise<void> {
      for (const [channel, { guild }] of [...spokenIn.entries()].filter(([, { guild }]) => shardOf(guild) === shard)) {
        if (stopping.aborted) return;
        await lookThrough(channel, guild, since).catch((error) =>
          log.info('what was said meanwhile could not be read', { channel, fault: faultOf(error) }),
        );
      }
    },
  };
}
