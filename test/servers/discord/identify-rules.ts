import { z } from 'zod';

/** How sessions may be started, as `GET /gateway/bot` tells it; can be changed while the server runs. */
export type SessionLimits = {
  /** Connections that Discord recommends. */
  shards: number;
  /** Identifies a day, and how many of them are left. */
  total: number;
  remaining: number;
  /** When `remaining` is `total` again, in the server's milliseconds. */
  resetsAt: number;
  /** Identifies per so many milliseconds, Discord's five seconds: one for each `shard_id % max_concurrency`. */
  maxConcurrency: number;
  everyMs: number;
  /** Guilds that one connection may speak for. */
  guildsPerShard: number;
  /** Large bots: the number of connections is a multiple of this. */
  assignedShards: number;
};

const Identify = z.object({
  token: z.string(),
  intents: z.int(),
  shard: z.tuple([z.int(), z.int()]).default([0, 1]),
});

export type Identified = { intents: number; shard: readonly [number, number] };
type Verdict = { close: number } | 'invalid session' | 'spent' | Identified;

/** Members, presences, message content: nobody should ask for these here. */
const privilegedIntents = (1 << 1) | (1 << 8) | (1 << 15);
/** Bits 0 to 16, 20, 21, 24 and 25 (discord-api-docs, events/gateway, "List of intents"). */
const knownIntents = 0x1ffff | (1 << 20) | (1 << 21) | (1 << 24) | (1 << 25);
const apiVersions = ['9', '10'];
const dayMs = 86_400_000;

/** The shard that hears of a guild: `(guild_id >> 22) % num_shards` (discord-api-docs, events/gateway, "Sharding formula"). */
export const shardOf = (guild: string, shards: number): number => Number((BigInt(guild) >> 22n) % BigInt(shards));

/**
 * What Discord refuses of an identify (discord-api-docs, events/gateway and topics/opcodes-and-status-codes):
 * - 4004 a wrong token, 4012 a version of the gateway that is none, 4013 intents that are none, 4014 privileged ones;
 * - 4010 a shard that is none of so many, or for a large bot a number of shards that is no multiple of the one assigned
 *   ("Sharding for large bots"); 4011 a shard that would hear of too many guilds ("each shard can only support a maximum
 *   of 2500 guilds");
 * - opcode 9 for more than `max_concurrency` in `everyMs` ("Rate limiting", "Max concurrency");
 * - beyond `remaining` ("Identifying": "Upon hitting this limit, all active sessions for the app will be terminated,
 *   the bot token will be reset"): `spent`.
 */
export function createIdentifyRules(parts: {
  limits: SessionLimits;
  token: () => string;
  now: () => number;
  guilds: () => Iterable<string>;
}) {
  const { limits, token, now, guilds } = parts;
  const lastOf = new Map<number, number>();

  function renew(): void {
    if (now() < limits.resetsAt) return;
    limits.remaining = limits.total;
    limits.resetsAt = now() + dayMs;
  }

  return {
    /** What `GET /gateway/bot` says, less the address. */
    told() {
      renew();
      const { shards, total, remaining, resetsAt, maxConcurrency } = limits;
      const sessionStartLimit = {
        total,
        remaining,
        reset_after: resetsAt - now(),
        max_concurrency: maxConcurrency,
      };
      return { shards, session_start_limit: sessionStartLimit };
    },

    judge(payload: unknown, version: string | null): Verdict {
      renew();
      const { token: given, intents, shard } = Identify.parse(payload);
      const [id, count] = shard;
      if (!apiVersions.includes(version ?? '')) return { close: 4012 };
      if (limits.remaining <= 0) return 'spent';
      limits.remaining--;
      if (given !== token()) return { close: 4004 };
      if ((intents & ~knownIntents) !== 0) return { close: 4013 };
      if ((intents & privilegedIntents) !== 0) return { close: 4014 };
      if (count < 1 || id < 0 || id >= count || count % limits.assignedShards !== 0) return { close: 4010 };
      const heard = [...guilds()].filter((guild) => shardOf(guild, count) === id);
      if (heard.length > limits.guildsPerShard) return { close: 4011 };
      const bucket = id % limits.maxConcurrency;
      if (now() - (lastOf.get(bucket) ?? Number.NEGATIVE_INFINITY) < limits.everyMs) return 'invalid session';
      lastOf.set(bucket, now());
      return { intents, shard };
    },
  };
}
