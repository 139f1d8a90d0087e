import { type Client, Events, Routes } from 'discord.js';
import { z } from 'zod';
import { type Outage, RefusedError, UnreachableError } from '../../core/chat/chat-adapter.ts';
import type { Clock } from '../../core/clock.ts';
import { withDeadline } from '../../core/deadline.ts';
import type { Log } from '../../core/log.ts';
import { classify, faultOf } from './classify.ts';
import type { Deadlines, Requests } from './requests.ts';
import type { SessionStarts } from './session-starts.ts';
import { badToken, whyUnusable } from './why-unusable.ts';

/** So long we wait for Discord to tell of every server, in milliseconds; one in an outage is not told of. */
const tellingMs = 20_000;

type Parts = {
  client: Client;
  request: Requests;
  token: string;
  apiUrl: string;
  starts: Pick<SessionStarts, 'ask' | 'waitFor'>;
  deadlines: Deadlines;
  /** Aborted when the connection ends. */
  stopping: AbortController;
  clock: Clock;
  log: Log;
};

/** The connections to the gateway: made once, made anew by discord.js, and ended for good where Discord says so. */
export function createConnection(parts: Parts) {
  const { client, token, deadlines, stopping, clock, log } = parts;
  /** Why Discord closed a connection for good. */
  let unusable: string | undefined;
  /** Those that broke off and are being made again, and since when. */
  const broken = new Map<number, Date>();
  let ended = false;
  /** Told when it ends for good while it serves. */
  let onLost: (() => void) | undefined;

  async function signIn(): Promise<void> {
    // Whoever stops us while the gateway says nothing must not wait for it.
    const { signal } = stopping;
    signal.throwIfAborted();
    const stopped = new Promise<never>((_, reject) =>
      signal.addEventListener('abort', () => reject(new Error('stopped before it answered')), { once: true }),
    );
    stopped.catch(() => {});
    const told = new Promise<void>((resolve) => client.once(Events.ClientReady, () => resolve()));
    try {
      await Promise.race([client.login(token), stopped]);
      // What kind a channel is shows when its server was told: what is for a forum would go out as for a text channel.
      await withDeadline(tellingMs, undefined, () => Promise.race([told, stopped])).catch(() => {});
      signal.throwIfAborted();
    } catch (cause) {
      await disconnect();
      const refusal = unusable ?? (isRefusal(cause) ? badToken : undefined);
      if (refusal !== undefined) throw new RefusedError(refusal, { cause });
      throw new Error(`Discord's gateway: ${faultOf(cause)}`, { cause });
    }
  }

  /** A gateway that does not close its end is left alone. */
  const disconnect = () =>
    withDeadline(deadlines.closeMs, undefined, () => client.destroy()).catch((error) =>
      log.info('Discord did not close a connection', { fault: faultOf(error) }),
    );

  async function end(): Promise<void> {
    ended = true;
    stopping.abort();
    await disconnect();
  }

  /** Once only: with a refused token every further call would count against our address. */
  function halt(reason: string): void {
    unusable = reason;
    // While it begins, `serve` throws it.
    if (ended || onLost === undefined) return;
    log.error(reason);
    void end();
    onLost();
  }

  return {
    checkToken: () => checkToken(parts),
    /** Our own id, for whoever does without the gateway. Throws as `checkToken` does. */
    async identify(): Promise<string> {
      client.rest.setToken(token);
      const { signal } = stopping;
      return Me.parse(await reached(parts, () => parts.request('get', Routes.user(), { signal }))).id;
    },
    signIn,
    halt,
    end,
    hasEnded: () => ended,
    /** Follows the connections; `lookBack` is asked to look for what one that was made anew has missed. */
    watch(lookBack: (shard: number, since: Date) => void): void {
      client.on(Events.Error, (error) => log.warn('Discord connection', { fault: faultOf(error) }));
      client.on(Events.ShardDisconnect, ({ code }) => halt(whyUnusable(code)));
      client.on(Events.ShardReconnecting, (shard) => void broken.set(shard, broken.get(shard) ?? clock.now()));
      client.on(Events.ShardReady, (shard) => {
        const since = broken.get(shard);
        broken.delete(shard);
        if (since !== undefined) lookBack(shard, since);
      });
      client.on(Events.ShardResume, (shard) => {
        broken.delete(shard);
        log.info('Discord connection resumed');
      });
    },
    /** From now on whoever is told of a loss knows. Throws where it was lost while it began. */
    async serve(lost: () => void): Promise<void> {
      if (unusable === undefined) {
        onLost = lost;
        return;
      }
      await end();
      throw new RefusedError(unusable);
    },
    away(): Outage | undefined {
      const [since] = broken.values();
      if (since === undefined) return undefined;
      return { since, reason: 'the connection broke off, and is being made again' };
    },
  };
}

const isRefusal = (error: unknown) =>
  classify(error).kind === 'unauthorised' ||
  (error instanceof Error && 'code' in error && error.code === 'TokenInvalid') ||
  (error instanceof Error && /authentication failed|4004/i.test(error.message));

const Me = z.object({ id: z.string() });

/** Discord's answer, or why there is none in words: a token that it refuses, or silence. */
async function reached<T>({ apiUrl }: Parts, ask: () => Promise<T>): Promise<T> {
  return ask().catch((cause: unknown) => {
    if (isRefusal(cause)) throw new RefusedError(badToken, { cause });
    const hint = 'Check DISCORD_API_URL and the network.';
    throw new UnreachableError(`Discord cannot be reached at ${apiUrl} (${faultOf(cause)}). ${hint}`, { cause });
  });
}

/** Asks before the client signs in: a client whose sign-in failed cannot be used again. */
async function checkToken(parts: Parts): Promise<void> {
  const { client, token, starts, clock } = parts;
  client.rest.setToken(token);
  const shards = await reached(parts, starts.ask);
  const afterMs = starts.waitFor(shards);
  if (afterMs === 0) return;
  const at = new Date(clock.now().getTime() + afterMs).toISOString();
  throw new UnreachableError(
    `Discord lets a bot sign in only so often a day, and this one has used that up; it may again at ${at}.`,
    { afterMs },
  );
}
