import { type Receiver, SocketModeReceiver } from '@slack/bolt';
import type { Outage } from '../../core/chat/chat-adapter.ts';
import type { Clock } from '../../core/clock.ts';
import type { Log } from '../../core/log.ts';
import { clientOptions, slackLogger } from './api.ts';
import { classify, type Failure, isMisspelt } from './classify.ts';
import { SlackSettingError } from './identity.ts';

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
 * Socket Mode. The client's own reconnecting is off: it waits five seconds before every attempt, and an attempt that
 * fails for good ends the whole process with an unhandled rejection.
 */
export function createSocket({ appToken, apiUrl, dispatcher, log, clock }: Options): Connection {
  const web = { ...clientOptions({ apiUrl, timeoutMs: requestMs, log }), retryConfig: { retries: 0 } };
  const receiver = new SocketModeReceiver({
    appToken,
    ...(dispatcher === undefined ? {} : { dispatcher }),
    logger: slackLogger(log),
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: { ...web, rejectRateLimitedCalls: true } },
  });
  const { client } = receiver;
  const stopping = new AbortController();
  let running: Promise<void> = Promise.resolve();
  let away: Outage | undefined;

  /** One attempt. Resolves with what happens when the connection ends. */
  async function connect(): Promise<{ ended: Promise<void> } | { failure: Failure }> {
    const greeted = new AbortController();
    try {
      const late = clock.sleep(greetingMs, greeted.signal).then(async () => {
        if (!greeted.signal.aborted) await client.disconnect();
      });
      await Promise.race([client.start(), late.then(() => Promise.reject(new Error('no greeting came')))]);
      log.info('slack is connected');
      return { ended: new Promise((resolve) => client.once('disconnected', () => resolve())) };
    } catch (error) {
      return { failure: classify(error ?? new Error('the connection was closed')) };
    } finally {
      greeted.abort();
    }
  }

  async function stay(first: { ended: Promise<void> } | { failure: Failure }): Promise<void> {
    let attempt = first;
    for (let failures = 0; !stopping.signal.aborted; attempt = await connect()) {
      let pauses = waits;
      if ('ended' in attempt) {
        failures = 0;
        away = undefined;
        await attempt.ended;
        if (stopping.signal.aborted) return;
        away = { since: clock.now(), reason: 'the connection ended, and is being made again' };
        log.info('slack: the connection ended, connecting again');
      } else {
        const fault = settingFault(attempt.failure);
        away = { since: away?.since ?? clock.now(), reason: fault ?? attempt.failure.reason };
        if (fault === undefined) log.warn('slack: could not connect', { reason: attempt.failure.reason });
        else {
          log.error(fault);
          pauses = refusedWaits;
        }
      }
      const wait = pauses[Math.min(failures++, pauses.length - 1)] ?? 0;
      await clock.sleep('failure' in attempt ? Math.max(wait, pauseOf(attempt.failure)) : wait, stopping.signal);
    }
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
      await Promise.race([Promise.all([client.disconnect(), running]), clock.sleep(closingMs)]);
    },
  };
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
