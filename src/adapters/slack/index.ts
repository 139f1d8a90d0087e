import type { ChatAdapter, Dispatch, Turn } from '../../core/chat/chat-adapter.ts';
import type { HttpRoutes } from '../../core/chat/http-routes.ts';
import { connectApp } from './app.ts';
import { type Failure, isMisspelt } from './classify.ts';
import { createHttp } from './http.ts';
import { badToken, createKnownIdentity, type Identity, isSilence, SlackSettingError } from './identity.ts';
import type { Refusal } from './installation.ts';
import { comeBack, lostSince } from './lifecycle.ts';
import { optionalScopes } from './manifest.ts';
import { serve } from './serve.ts';
import type { Session } from './session.ts';
import { type Connection, createSocket, type SocketDispatcher } from './socket.ts';
import { createUnanswered } from './unanswered.ts';
import { createWorkspace, refusalOf, type ServiceOptions, usualDeadlines } from './workspace.ts';

export { SlackSettingError } from './identity.ts';

export type SlackOptions = ServiceOptions & {
  botToken: string;
  /** Socket Mode, the default advice; with it `signingSecret` is not used. */
  appToken?: string;
  /** HTTP mode, together with `routes`. */
  signingSecret?: string;
  /** Where Slack calls us. */
  routes?: HttpRoutes;
  /** Nobody is heard, in neither way: it only sends. */
  sendsOnly?: boolean;
  /** What Socket Mode is opened through, where there is a proxy. */
  dispatcher?: SocketDispatcher;
};

type Beginning = {
  /** The token is not accepted now; who it belongs to is known from when it was. */
  refusal?: Refusal;
  /** Since when nothing could be posted, where no note tells. */
  since?: Date;
  /** A wrong setting is told to the log, and tried again: nobody waits for the start any more. */
  keepsTrying?: boolean;
};

/** Waits between attempts to reach Slack at the start, in milliseconds. */
const startWaits = [2_000, 5_000, 15_000, 30_000];

/** Slack, for the one workspace its bot token belongs to. */
export function createSlack(options: SlackOptions): ChatAdapter {
  const { botToken, apiUrl, log, clock, keyValues } = options;
  const { finishMs } = { ...usualDeadlines, ...options.deadlines };
  const knownIdentity = createKnownIdentity(botToken, keyValues);
  const stopping = new AbortController();
  let begin: (self: Identity, how?: Beginning) => Promise<void> = async () => {};
  /** Answers what was said to us and is not answered yet. */
  let carryOn: (session: Session) => void = () => {};
  let stop: () => Promise<void> = async () => {};
  let away: Connection['away'] = () => undefined;

  const { installation, ask, ...workspace } = createWorkspace({
    ...{ options, token: botToken, named: 'SLACK_BOT_TOKEN', stopping: stopping.signal },
    onFirst: (self, since) => begin(self, { since, keepsTrying: true }),
    goOn: (session) => carryOn(session),
    removed: (reason) => installation.refused({ reason, isRemoved: true }),
  });

  const beginWith =
    (dispatch: Dispatch, turn: Turn) =>
    async (self: Identity, how: Beginning = {}) => {
      const { refusal, since, keepsTrying = refusal !== undefined } = how;
      const session = workspace.begin(self, dispatch, turn);
      const connection = openingFor(options);
      const app = connectApp({ ...options, apiUrl, sessionOf: async () => session, receiver: connection.receiver });
      away = connection.away;
      if (!options.sendsOnly) carryOn = app.carryOn;
      stop = async () => {
        await connection.close();
        await Promise.race([app.finished(), clock.sleep(finishMs)]);
      };
      if (refusal !== undefined) await installation.refused(refusal, await lostSince(session));
      else log.info('slack: signed in', { workspace: self.team });
      await connection.open(keepsTrying);
      if (refusal !== undefined) return;
      warnOfHistory(self, options);
      await knownIdentity.keep(self);
      await comeBack(session, since);
      if (installation.outage() === undefined) carryOn(session);
    };

  /** Goes on from Slack's word about the token. `isFirst`: asked at the start, where a wrong setting can still be said. */
  async function enter(answer: Identity | Failure, isFirst: boolean): Promise<void> {
    if (!('kind' in answer)) return begin(answer, { keepsTrying: !isFirst });
    const known = await knownIdentity.recall();
    if (known !== undefined) return begin(known, { refusal: refusalOf(answer) });
    if (isFirst && isMisspelt(answer)) {
      throw new SlackSettingError(`${badToken(answer)} Want the Bot User OAuth Token (xoxb-…).`);
    }
    await installation.refused(refusalOf(answer));
  }

  /** Slack is down: the other platforms start meanwhile. */
  async function keepTrying(): Promise<void> {
    for (let attempt = 0; ; attempt++) {
      await clock.sleep(startWaits[Math.min(attempt, startWaits.length - 1)] ?? 30_000, stopping.signal);
      if (stopping.signal.aborted) return;
      const answer = await ask();
      if (!('kind' in answer) || !isSilence(answer)) return enter(answer, false);
    }
  }

  const notYet = 'Slack has not answered since the start';

  return {
    ...serve({
      of: async () => workspace.session(),
      known: workspace.session,
      outage: installation.outage,
      unserved: async () => ({ kind: 'retry', afterMs: 10_000, reason: notYet }),
      unansweredIn: (team) => createUnanswered(team, options),
      missing: "Slack's answer (it has given none since the start)",
      reinstall: 'whoever set me up has to paste the manifest again and reinstall the Slack app, and to start me again',
    }),
    async start(dispatch, turn) {
      begin = beginWith(dispatch, turn);
      const answer = await ask();
      if (!('kind' in answer) || !isSilence(answer)) return enter(answer, true);
      log.warn('slack: Slack cannot be reached; trying again until it answers');
      const since = clock.now();
      away = () => ({ since, reason: notYet });
      keepTrying().catch((error: unknown) => log.error(String(error instanceof Error ? error.message : error)));
    },
    away: () => away(),
    async stop() {
      stopping.abort();
      await stop();
    },
  };
}

/** Of a process that only sends. */
const noConnection: Connection = {
  receiver: { init: () => {}, start: async () => {}, stop: async () => {} },
  away: () => undefined,
  open: async () => {},
  close: async () => {},
};

function openingFor({ appToken, signingSecret, routes, sendsOnly, apiUrl, dispatcher, log, clock }: SlackOptions) {
  if (sendsOnly) return noConnection;
  if (appToken !== undefined) {
    return createSocket({ appToken, apiUrl, log, clock, ...(dispatcher === undefined ? {} : { dispatcher }) });
  }
  if (signingSecret !== undefined && routes !== undefined) {
    return createHttp({ signingSecret, routes, log, now: clock.now });
  }
  throw new SlackSettingError(
    'SLACK_APP_TOKEN: missing. Set it for Socket Mode, or SLACK_SIGNING_SECRET and PORT to be called over HTTP.',
  );
}

/** Without the history a lost answer cannot be looked up: the operator should know what happens then. */
function warnOfHistory({ scopes }: Identity, { unknownPolicy, log }: SlackOptions): void {
  const missing = scopes && histories.filter((scope) => !scopes.includes(scope));
  if (missing === undefined || missing.length === 0) return;
  const then = unknownPolicy === 'at-most-once' ? 'is not sent again (at most once)' : 'is sent again (at least once)';
  log.warn(
    `slack: the app lacks ${missing.join(', ')}, so a message there whose answer was lost ${then}; see UNKNOWN_DELIVERY`,
  );
}

const histories = [...optionalScopes.keys()].filter((scope) => scope.endsWith(':history'));
