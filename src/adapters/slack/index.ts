import type { ButtonStore, ChatAdapter, Dispatch, Notes, SeenEvents } from '../../core/chat.ts';
import type { Clock } from '../../core/clock.ts';
import type { Log } from '../../core/log.ts';
import type { ChannelKey } from '../../core/place.ts';
import { createApi } from './api.ts';
import { connectApp } from './app.ts';
import { createDirectory } from './directory.ts';
import { drawReply } from './draw.ts';
import { createHttp } from './http.ts';
import { type Identity, identify, SlackSettingError } from './identity.ts';
import { lacksIn } from './lacks.ts';
import { comeBack, leave } from './life.ts';
import { createPacer, pace } from './pacer.ts';
import { createPosts } from './posts.ts';
import { fits } from './render.ts';
import type { Manage, Session } from './session.ts';
import { createSocket } from './socket.ts';

export { SlackSettingError } from './identity.ts';

export type SlackOptions = {
  botToken: string;
  /** Socket Mode, the default advice; with it `signingSecret` is not used. */
  appToken?: string;
  /** HTTP mode, together with `port`. */
  signingSecret?: string;
  port?: number;
  apiUrl: string;
  manage: Manage;
  /** What the outbox does with a message that may or may not stand there and cannot be looked for; told in the log. */
  unknownPolicy: 'at-most-once' | 'at-least-once';
  /** Who subscribed a channel first: with `manage: 'admins'` that person manages it too. */
  organiserOf?: (channel: ChannelKey) => Promise<string | undefined>;
  buttons: ButtonStore;
  notes: Notes;
  seen: SeenEvents;
  log: Log;
  clock: Clock;
  /**
   * Longest waits, in milliseconds: for the answer to a post (default 10,000), for the answer to a question on the way
   * to an answer (3,000), and at the end for the work at hand (5,000).
   */
  deadlines?: { postMs?: number; questionMs?: number; finishMs?: number };
};

/** Waits between attempts to reach Slack at the start, in milliseconds. */
const startWaits = [2_000, 5_000, 15_000, 30_000];

/** Slack, for the one workspace its bot token belongs to. */
export function createSlack(options: SlackOptions): ChatAdapter {
  const { botToken, apiUrl, log, clock, notes, buttons } = options;
  const client = createApi(botToken, { apiUrl, log, timeoutMs: options.deadlines?.postMs ?? 10_000 });
  const quick = createApi(botToken, { apiUrl, log, timeoutMs: options.deadlines?.questionMs ?? 3_000 });
  const turn = createPacer(clock);
  const stopping = new AbortController();
  let session: Session | undefined;
  let stop: () => Promise<void> = async () => {};

  function createSession(self: Identity, dispatch: Dispatch): Session {
    const directory = createDirectory({ client: quick, team: self.team, clock, log });
    const draw: Session['draw'] = (reply, by = '') => drawReply(reply, by, { buttons, directory });
    const onDead = async (reason: string) => {
      log.error(`SLACK_BOT_TOKEN: ${reason}`);
      await leave(begun, reason);
    };
    const begun: Session = {
      ...{ self, dispatch, directory, draw, client, quick, buttons, notes, log, clock },
      posts: createPosts({ client, self, directory, draw, clock, turn, onDead }),
      seen: options.seen,
      manage: options.manage,
      organiserOf: options.organiserOf ?? (async () => undefined),
    };
    return begun;
  }

  async function begin(self: Identity, dispatch: Dispatch): Promise<void> {
    const begun = createSession(self, dispatch);
    const connection = openingFor(options);
    const app = connectApp({ botToken, apiUrl, session: begun, receiver: connection.receiver, log });
    stop = async () => {
      await connection.close();
      await Promise.race([app.finished(), clock.sleep(options.deadlines?.finishMs ?? 5_000)]);
    };
    session = begun;
    log.info('slack: signed in', { workspace: self.team });
    await connection.open();
    warnOfHistory(self, options);
    await comeBack(begun);
  }

  /** Slack is down: the other platforms start meanwhile. */
  async function keepTrying(dispatch: Dispatch): Promise<void> {
    for (let attempt = 0; ; attempt++) {
      await clock.sleep(startWaits[Math.min(attempt, startWaits.length - 1)] ?? 30_000, stopping.signal);
      if (stopping.signal.aborted) return;
      const self = await identify(quick);
      if (self !== undefined) return begin(self, dispatch);
    }
  }

  const notYet = 'Slack has not answered since the start';

  return {
    platform: 'slack',
    pace,
    fits,
    async start(dispatch) {
      const self = await identify(quick);
      if (self !== undefined) return begin(self, dispatch);
      log.warn('slack: Slack cannot be reached; trying again until it answers');
      keepTrying(dispatch).catch((error: unknown) => log.error(String(error instanceof Error ? error.message : error)));
    },
    post: async (place, reply, key, signal) =>
      session?.posts.post(place, reply, key, signal) ?? { kind: 'retry', afterMs: 10_000, reason: notYet },
    edit: async (message, reply) =>
      session?.posts.edit(message, reply) ?? { kind: 'retry', afterMs: 10_000, reason: notYet },
    openThread: async (message, title) =>
      session?.posts.openThread(message, title) ?? { kind: 'retry', afterMs: 10_000, reason: notYet },
    find: async (place, key, since) => session?.posts.find(place, key, since) ?? { kind: 'unable', reason: notYet },
    lacks: async (place) =>
      session === undefined ? ["Slack's answer (it has given none since the start)"] : lacksIn(place, session),
    async stop() {
      stopping.abort();
      await stop();
    },
  };
}

function openingFor({ appToken, signingSecret, port, apiUrl, log, clock }: SlackOptions) {
  if (appToken !== undefined) return createSocket({ appToken, apiUrl, log, clock });
  if (signingSecret !== undefined) return createHttp({ signingSecret, port: port ?? 3_000, log, now: clock.now });
  throw new SlackSettingError(
    'SLACK_APP_TOKEN: missing. Set it for Socket Mode, or SLACK_SIGNING_SECRET and PORT to be called over HTTP.',
  );
}

/** Without the history a lost answer cannot be looked up: the operator should know what happens then. */
function warnOfHistory({ scopes }: Identity, { unknownPolicy, log }: SlackOptions): void {
  if (scopes === undefined || scopes.includes('channels:history')) return;
  const then = unknownPolicy === 'at-most-once' ? 'is not sent again (at most once)' : 'is sent again (at least once)';
  log.warn(`slack: the app lacks channels:history, so a message whose answer was lost ${then}; see UNKNOWN_DELIVERY`);
}
