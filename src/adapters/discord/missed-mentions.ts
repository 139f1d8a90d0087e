import { type Client, Routes } from 'discord.js';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { Place } from '../../core/chat/place.ts';
import type { Log } from '../../core/log.ts';
import { faultOf } from './classify.ts';
import { limits } from './limits.ts';
import type { Requests } from './requests.ts';

/** Channels in which people talk to us, that are looked through after a gap: each costs a request. */
const mostChannels = 50;
/** A connection is dead for so long before that shows, in milliseconds: the pause between two heartbeats. */
const unnoticedMs = 60_000;
/** Discord's ids hold their time: milliseconds since 2015 above 22 bits (discord-api-docs, reference, "Snowflakes"). */
const epochMs = 1_420_070_400_000;

const Said = z.array(z.looseObject({ id: z.string() }));

type Parts = {
  client: Client;
  request: Requests;
  canReadHistory(place: Place): boolean | undefined;
  /** Takes a message as the gateway would have brought it; one that is known already has no effect. */
  hear(message: { id: string }): void;
  log: Log;
  /** Aborted when the bot ends: what is under way is finished, and no more is asked. */
  stopping: AbortSignal;
};

/** What was said to us while a connection was made anew is looked for once: the gateway does not tell it again. */
export function createMissedMentions({ client, request, canReadHistory, hear, log, stopping }: Parts) {
  /** The server of each channel where somebody talked to us; none in direct messages. */
  const spokenIn = new LRUCache<string, { guild: string | undefined }>({ max: mostChannels });
  const shardOf = (guild: string | undefined) => (guild === undefined ? 0 : client.guilds.cache.get(guild)?.shardId);

  async function lookThrough(channel: string, guild: string | undefined, since: Date): Promise<void> {
    const place: Place = { platform: 'discord', tenant: guild ?? channel, channel, kind: guild ? 'public' : 'dm' };
    if (canReadHistory(place) === false) return;
    const after = String(BigInt(since.getTime() - unnoticedMs - epochMs) << 22n);
    const query = new URLSearchParams({ limit: String(limits.historyPage), after });
    const messages = Said.parse(await request('get', Routes.channelMessages(channel), { query }));
    for (const message of messages.toReversed()) hear({ ...message, ...(guild && { guild_id: guild }) });
  }

  return {
    spoken(channel: string, guild: string | null | undefined): void {
      spokenIn.set(channel, { guild: guild ?? undefined });
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
