import { type Client, GatewayDispatchEvents, Routes } from 'discord.js';
import type { ChatEvent } from '../../core/chat/chat-adapter.ts';
import { hasCode, missingAccess, unknownGuild } from './classify.ts';
import { GuildEvent, Ready } from './payloads.ts';
import type { Requests } from './requests.ts';

type Tell = (event: ChatEvent) => Promise<void>;

/**
 * The servers that let the bot in or remove it. From the gateway's own events: discord.js tells of no server that
 * stands in READY, and of no second coming of one that it still remembers.
 */
export function watchGuilds(client: Client, request: Requests, tell: Tell, signal: AbortSignal) {
  const platform = 'discord';
  const guildsOf = new Map<number, Set<string>>();
  let compared: Promise<unknown> = Promise.resolve();

  /** A list that came short must not silence a server: Discord is asked. */
  const removedUs = (guild: string) =>
    request('get', Routes.guild(guild), { signal }).then(
      () => false,
      (error: unknown) => hasCode(error, unknownGuild) || hasCode(error, missingAccess),
    );

  client.ws.on(GatewayDispatchEvents.Ready, (event: unknown, shard: number) => {
    const tenants = new Set(Ready.safeParse(event).data?.guilds.map(({ id }) => id));
    guildsOf.set(shard, tenants);
    for (const { id, shardId } of client.guilds.cache.values()) {
      if (shardId === shard && !tenants.has(id)) client.guilds.cache.delete(id);
    }
    const shards = client.options.shardCount ?? 1;
    const isGone = async (guild: string) => shardOf(guild, shards) === shard && (await removedUs(guild));
    compared = Promise.all([compared, tell({ kind: 'tenants', platform, tenants: new Set(tenants), isGone })]);
  });
  client.ws.on(GatewayDispatchEvents.GuildCreate, (event: unknown, shard: number) => {
    const guild = GuildEvent.safeParse(event).data;
    const known = guildsOf.get(shard);
    if (guild === undefined || known?.has(guild.id)) return;
    known?.add(guild.id);
    void tell({ kind: 'tenant-back', platform, tenant: guild.id });
  });
  client.ws.on(GatewayDispatchEvents.GuildDelete, (event: unknown, shard: number) => {
    const guild = GuildEvent.safeParse(event).data;
    if (guild === undefined || guild.unavailable === true) return;
    guildsOf.get(shard)?.delete(guild.id);
    void tell({ kind: 'tenant-gone', platform, tenant: guild.id });
  });

  return {
    /** Resolves when the servers that READY named so far were compared with those that are known. */
    compared: () => compared,
  };
}

/** The shard whose connection speaks for a server (discord-api-docs, topics/gateway, "Sharding formula"). */
const shardOf = (guild: string, shards: number): number | undefined =>
  /^\d+$/.test(guild) ? Number((BigInt(guild) >> 22n) % BigInt(shards)) : undefined;
