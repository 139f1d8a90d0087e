import { type Receiver, SocketModeReceiver } from '@slack/bolt';
import { z } from 'zod';
import type { Outage } from '../../core/chat/chat-adapter.ts';
import type { Clock } from '../../core/clock.ts';
import type { Log } from '../../core/log.ts';
import { clientOptions, slackLogger } from './api.ts';
import { classify, type Failure, isMisspelt } from './classify.ts';
import { SlackSettingError } from './identity.ts';
import { createReceiver } from './receiver.ts';

/** A way in for Slack's events: the receiver for Bolt, and its life. */
export type Connection = {
  receiver: Receiver;
  /** Since when nothing is heard, and why; undefined while it is connected. */
  away(): Outage | undefined;
  /** Throws {@link SlackSettingError} for a setting that Slack does not accept, unless it is `keepsTrying`. */
  open(keepsTrying: boolean): Promise<void>;
  close(): Promise<void>;
};

/** What the connection is opened through, where there is a proxy: a dispatcher of undici's. */
export type SocketDispatcher = NonNullable<ConstructorParameters<typeof SocketModeReceiver>[0]['dispatcher']>;

type Options = { appToken: string; apiUrl: string; dispatcher?: SocketDispatcher; log: Log; clock: Clock };

/** Waits between attempts, in milliseconds: at once, then ever longer. */
const waits = [0, 1_000, 2_000, 5_000, 10_000, 30_000];
/** The same where Slack does not accept the token: that may be over by itself (a migration), but seldom soon. */
const refusedWaits = [60_000, 120_000, 300_000, 900_000, 1_800_000];
const requestMs = 10_000;
/** Slack greets at once; a connection without a greeting is none. */
const greetingMs = 15_000;
const closingMs = 2_000;

/**
 * Slack goes on sending to the old connection until it closes it, some seconds after it asked for a new one. Closed by us
 * at that time, it would take with it what is on its way: only one that Slack forgot is.
 */
const lingeringMs = 60_000;

/**
 * One connection. `over`: it has ended, or Slack asked for another one to be made while it still stands
 * (docs.slack.dev/apis/events-api/using-socket-mode, "disconnect").
 */
type Link = { over: Promise<'ended' | 'asked'>; ended: Promise<unknown>; close(): Promise<void> };

/**
 * Socket Mode. The client's own reconnecting is off: it waits five seconds before every attempt, and an attempt that
 * fails for good ends the whole process with an unhandled rejection. When Slack asks for a new connection, that one
 * stands before the old one goes: what people do in between reaches us.
 */
export function createSocket({ appToken, apiUrl, dispatcher, log, clock }: Options): Connection {
  const web = { ...clientOptions({ apiUrl, timeoutMs: requestMs, log }), retryConfig: { retries: 0 } };
  const stopping = new AbortController();
  const links = new Set<Link>();
  const { receiver, app } = createReceiver();
  let running: Promise<void> = Promise.resolve();
  let away: Outage | undefined;

  function newReceiver(): SocketModeReceiver {
    const socket = new SocketModeReceiver({
      appToken,
      ...(dispatcher === undefined ? {} : { dispatcher }),
      logger: slackLogger(log),
      autoReconnectEnabled: false,
      installerOptions: { clientOptions: { ...web, rejectRateLimitedCalls: true } },
    });
    const ours = app();
    if (ours !== undefined) socket.init(ours);
    return socket;
  }

  /** One attempt. */
  async function connect(): Promise<Link | { failure: Failure }> {
    const { client } = newReceiver();
    const asked = askedForAnother(client);
    const greeted = new AbortController();
    try {
      const late = clock.sleep(greetingMs, greeted.signal).then(async () => {
        if (!greeted.signal.aborted) await client.disconnect();
      });
      await Promise.race([client.start(), late.then(() => Promise.reject(new Error('no greeting came')))]);
      log.info('slack is connected');
      const ended = new Promise<'ended'>((resolve) => client.once('disconnected', () => resolve('ended')));
      const link = { over: Promise.race([ended, asked]), ended, close: () => client.disconnect() };
      links.add(link);
      if (stopping.signal.aborted) await link.close();
      void ended.then(() => links.delete(link));
      return link;
    } catch (error) {
      return { failure: classify(error ?? new Error('the connection was closed')) };
    } finally {
      greeted.abort();
    }
  }

  /** Nothing is lost on a connection that Slack still uses; one that it forgets to close is closed. */
  async function retire(link: Link): Promise<void> {
    await Promise.race([link.ended, clock.sleep(lingeringMs, stopping.signal)]);
    if (links.has(link)) await link.close();
  }

  async function stay(first: Link | { failure: Failure }): Promise<void> {
    let attempt = first;
    let failures = 0;
    while (!stopping.signal.aborted) {
      if ('over' in attempt) {
        // The attempt that follows at once is the first.
        failures = 1;
        away = undefined;
        const how = await attempt.over;
        if (stopping.signal.aborted) return;
        if (how === 'asked') log.info('slack: asked for another connection');
        else {
          away = { since: clock.now(), reason: 'the connection ended, and is being made again' };
          log.info('slack: the connection ended, connecting again');
        }
        const old = attempt;
        attempt = await connect();
        if (how === 'asked') void retire(old);
        continue;
      }
      await clock.sleep(Math.max(pauseAfter(attempt.failure, failures++), pauseOf(attempt.failure)), stopping.signal);
      if (!stopping.signal.aborted) attempt = await connect();
    }
  }

  /** Says what went wrong, and how long it is left alone, in milliseconds. */
  function pauseAfter(failure: Failure, failures: number): number {
    const fault = settingFault(failure);
    away = { since: away?.since ?? clock.now(), reason: fault ?? failure.reason };
    if (fault === undefined) log.warn('slack: could not connect', { reason: failure.reason });
    else log.error(fault);
    const pauses = fault === undefined ? waits : refusedWaits;
    return pauses[Math.min(failures, pauses.length - 1)] ?? 0;
  }

  return {
    receiver,
    away: () => away,
    async open(keepsTrying) {
      const first = await connect();
      const fault = 'failure' in first ? settingFault(first.failure) : undefined;
      // A token that Slack knows is no wrong setting, whatever it may not do now.
      if ('failure' in first && fault !== undefined && !keepsTrying && isMisspelt(first.failure)) {
        throw new SlackSettingError(fault);
      }
      running = stay(first);
    },
    async close() {
      stopping.abort();
      // A server that does not finish the closing handshake would hold us for half a minute.
      await Promise.race([Promise.all([...[...links].map((link) => link.close()), running]), clock.sleep(closingMs)]);
    },
  };
}

/**
 * Resolves when Slack asks for another connection. The client closes its own at that word, before there is another one:
 * it does not get to hear it.
 */
function askedForAnother(client: SocketModeReceiver['client']): Promise<'asked'> {
  const handlers = client.listeners('ws_message');
  client.removeAllListeners('ws_message');
  return new Promise((resolve) => {
    client.on('ws_message', (data, isBinary) => {
      if (typeof data === 'string' && isDisconnect(data)) return resolve('asked');
      for (const handle of handlers) handle(data, isBinary);
    });
  });
}

const Disconnect = z.object({ type: z.literal('disconnect') });

function isDisconnect(text: string): boolean {
  try {
    return Disconnect.safeParse(JSON.parse(text)).success;
  } catch {
    return false;
  }
}

const pauseOf = (failure: Failure) => (failure.kind === 'retry' ? failure.afterMs : 1_000);

export function settingFault(failure: Failure): string | undefined {
  if (failure.kind === 'scope') {
    return 'SLACK_APP_TOKEN: the token lacks the scope connections:write: make a new app-level token with it';
  }
  return failure.kind === 'stop' || failure.kind === 'rejected'
    ? `SLACK_APP_TOKEN: Slack does not accept it for Socket Mode (${failure.reason}). Want the app-level token (xapp-…), and Socket Mode turned on.`
    : undefined;
}
