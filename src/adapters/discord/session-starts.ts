import { type IIdentifyThrottler, Routes } from 'discord.js';
import { z } from 'zod';
import type { Clock } from '../../core/clock.ts';
import type { Log } from '../../core/log.ts';
import { faultOf } from './classify.ts';
import type { Requests } from './requests.ts';

/** One identify in so many milliseconds for each `shard % max_concurrency` (discord-api-docs, events/gateway, "Sharding"). */
const everyMs = 5_000;
/** Longest wait before Discord is asked again, in milliseconds: the limit is one of a day. */
const longestWaitMs = 86_400_000;

/** `GET /gateway/bot`. */
const GatewayBot = z.object({
  shards: z.int().min(1).default(1),
  session_start_limit: z
    .object({ remaining: z.int(), reset_after: z.number().min(0), max_concurrency: z.int().min(1).default(1) })
    .nullish(),
});

type Parts = { request: Requests; clock: Clock; log: Log; stopping: AbortSignal };

/**
 * How often the bot may sign in to the gateway. Beyond the limit Discord ends all sessions and resets the token, so that
 * nothing is tried when none is left: each sign-in waits until one is.
 */
export function createSessionStarts({ request, clock, log, stopping }: Parts) {
  let limit: { remaining: number; resetsAt: number; maxConcurrency: number } | undefined;
  /** When the next of a bucket may identify. */
  const turns = new Map<number, Promise<void>>();
  const now = () => clock.now().getTime();
  const untilReset = () => Math.min(Math.max((limit?.resetsAt ?? 0) - now(), everyMs), longestWaitMs);

  /** Asks Discord for the limit; gives how many shards it wants. */
  async function ask(): Promise<number> {
    const answer = GatewayBot.parse(await request('get', Routes.gatewayBot(), { signal: stopping }));
    const { shards, session_start_limit: told } = answer;
    limit = told
      ? { remaining: told.remaining, resetsAt: now() + told.reset_after, maxConcurrency: told.max_concurrency }
      : undefined;
    return shards;
  }

  /** Discord failing to say leaves what it said last. */
  const askAgain = () =>
    ask().catch((error) => log.warn('Discord does not say how often the bot may sign in', { fault: faultOf(error) }));

  /** Takes one of the sign-ins that are left, once there is one. */
  async function take(signal: AbortSignal): Promise<void> {
    if (limit === undefined || limit.remaining < 1 || now() >= limit.resetsAt) await askAgain();
    while (limit !== undefined && limit.remaining < 1) {
      const waitMs = untilReset();
      const at = new Date(now() + waitMs).toISOString();
      log.warn('Discord lets the bot sign in no more for now: it waits, without commands', { at });
      await clock.sleep(waitMs, signal);
      signal.throwIfAborted();
      await askAgain();
    }
    if (limit !== undefined) limit.remaining--;
  }

  const throttler: IIdentifyThrottler = {
    async waitForIdentify(shard, signal) {
      const bucket = shard % (limit?.maxConcurrency ?? 1);
      const before = turns.get(bucket);
      const turn = (async () => {
        await before;
        signal.throwIfAborted();
        await take(signal);
      })();
      const given = turn.then(() => clock.sleep(everyMs, stopping));
      // Whoever gave up has taken no turn.
      turns.set(
        bucket,
        given.catch(() => {}),
      );
      await turn;
    },
  };

  return {
    ask,
    throttler,
    /** How long to wait, in milliseconds, before so many shards may sign in; by what Discord said last. */
    waitFor: (shards: number) => (limit === undefined || limit.remaining >= shards ? 0 : untilReset()),
  };
}

export type SessionStarts = ReturnType<typeof createSessionStarts>;
