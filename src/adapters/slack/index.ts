import type { ChatAdapter, Dispatch, Pace, Turn } from '../../core/chat/chat-adapter.ts';
import type { HttpRoutes } from '../../core/chat/http-routes.ts';
import type { ChannelKey } from '../../core/chat/place.ts';
import type { ButtonStore, KeyValueStore, SeenEvents } from '../../core/chat/stores.ts';
import type { Clock } from '../../core/clock.ts';
import type { Log } from '../../core/log.ts';
import { isAgent, withFeedback } from './agent.ts';
import { createApi } from './api.ts';
import { connectApp } from './app.ts';
import { classify, type Failure, isMisspelt } from './classify.ts';
import { createDirectory } from './directory.ts';
import { drawReply } from './draw.ts';
import { createHttp } from './http.ts';
import { badToken, createKnownIdentity, type Identity, identify, isSilence, SlackSettingError } from './identity.ts';
import { createInstallation, type Refusal } from './installation.ts';
import { comeBack, leave, lostSince } from './lifecycle.ts';
import { optionalScopes } from './manifest.ts';
import { createMemberships } from './memberships.ts';
import { missingAccessIn } from './missing-access.ts';
import { createPosts } from './posts.ts';
import { fits } from './render.ts';
import type { Manage, PapersToUnfurl, Session } from './session.ts';
import { type Connection, createSocket, type SocketDispatcher } from './socket.ts';
import { createUnanswered } from './unanswered.ts';
import { missingUnfurlScopes } from './unfurls.ts';

export { SlackSettingError } from './identity.ts';

export type SlackOptions = {
  botToken: string;
  /** Socket Mode, the default advice; with it `signingSecret` is not used. */
  appToken?: string;
  /** HTTP mode, together with `routes`. */
  signingSecret?: string;
  /** Where Slack calls us. */
  routes?: HttpRoutes;
  apiUrl: string;
  /** What Socket Mode is opened through, where there is a proxy. */
  dispatcher?: SocketDispatcher;
  manage: Manage;
  /** What the outbox does with a message that may or may not stand there and cannot be looked for; told in the log. */
  unknownPolicy: 'at-most-once' | 'at-least-once';
  /** Who subscribed a channel first: with `manage: 'admins'` that person manages it too. */
  organiserOf?: (channel: ChannelKey) => Promise<string | undefined>;
  /** Absent: nothing is shown under links. */
  papersToUnfurl?: PapersToUnfurl;
  buttons: ButtonStore;
  keyValues: KeyValueStore;
  seen: SeenEvents;
  log: Log;
  clock: Clock;
  /**
   * Longest waits, in milliseconds: for the answer to a post (default 10,000), for the answer to a question on the way
   * to an answer (3,000), and at the end for the work at hand (5,000).
   */
  deadlines?: { postMs?: number; questionMs?: number; finishMs?: number };
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

/**
 * Slack takes about a message a second and channel, and several hundred a minute for a workspace (docs.slack.dev, rate
 * limits). The margin is for the way there: two posts a second apart may arrive closer.
 */
const pace: Pace = { perChannelMs: 1_100, perTenantMinute: 300 };

/** Slack, for the one workspace its bot token belongs to. */
export function createSlack(options: SlackOptions): ChatAdapter {
  const { botToken, apiUrl, log, clock, keyValues, buttons } = options;
  const { postMs = 10_000, questionMs = 3_000 } = options.deadlines ?? {};
  const client = createApi(botToken, { apiUrl, log, timeoutMs: postMs, onFailure });
  const quick = createApi(botToken, { apiUrl, log, timeoutMs: questionMs, onFailure });
  const asking = createApi(botToken, { apiUrl, log, timeoutMs: questionMs });
  const knownIdentity = createKnownIdentity(botToken, keyValues);
  const stopping = new AbortController();
  let session: Session | undefined;
  let begin: (self: Identity, how?: Beginning) => Promise<void> = async () => {};
  /** Answers what was said to us and is not answered yet. */
  let carryOn: () => void = () => {};
  let stop: () => Promise<void> = async () => {};
  let away: Connection['away'] = () => undefined;

  const installation = createInstallation({
    ...{ clock, log, stopping: stopping.signal },
    async ask() {
      await session?.unanswered.dropOld();
      return identify(asking);
    },
    async onLost({ isRemoved }, since) {
      if (session !== undefined) await leave(session, since, isRemoved);
    },
    onBack: (self, since) =>
      session === undefined ? begin(self, { since, keepsTrying: true }) : comeBack(session, since),
    goOn: () => carryOn(),
  });

  function onFailure(method: string, error: unknown): void {
    const failure = classify(error);
    // Without the scope to post no channel gets anything; other scopes are missed by what needs them.
    const isOut = failure.kind === 'stop' || (failure.kind === 'scope' && method === 'chat.postMessage');
    if (isOut) void installation.refused(refusalOf(failure));
  }

  function createSession(self: Identity, dispatch: Dispatch, turn: Turn): Session {
    const directory = createDirectory({ client: quick, team: self.team, clock, log });
    const draw: Session['draw'] = (reply, by = '') => drawReply(reply, by, { buttons, directory });
    /** As a message: all there see it, so there is nothing to share; an answer about a paper can be voted on. */
    const drawPost: Session['draw'] = async (reply, by = '') => {
      const drawn = await draw({ ...reply, audience: 'everyone' }, by);
      return isAgent(self) && by !== '' && reply.about !== undefined ? withFeedback(drawn) : drawn;
    };
    return {
      ...{ self, dispatch, directory, draw, client, quick, buttons, keyValues, log, clock, installation },
      posts: createPosts({ client, self, clock, directory, draw: drawPost, installation }),
      turn: (place) => turn(place, stopping.signal),
      seen: options.seen,
      unanswered: createUnanswered(self.team, options),
      manage: options.manage,
      organiserOf: options.organiserOf ?? (async () => undefined),
      papersToUnfurl: options.papersToUnfurl ?? (async () => []),
    };
  }

  const beginWith =
    (dispatch: Dispatch, turn: Turn) =>
    async (self: Identity, how: Beginning = {}) => {
      const { refusal, since, keepsTrying = refusal !== undefined } = how;
      const begun = createSession(self, dispatch, turn);
      const connection = openingFor(options);
      const app = connectApp({ botToken, apiUrl, session: begun, receiver: connection.receiver, log });
      away = connection.away;
      carryOn = () => void app.carryOn();
      stop = async () => {
        await connection.close();
        await Promise.race([app.finished(), clock.sleep(options.deadlines?.finishMs ?? 5_000)]);
      };
      session = begun;
      if (refusal !== undefined) await installation.refused(refusal, await lostSince(begun));
      else log.info('slack: signed in', { workspace: self.team });
      await connection.open(keepsTrying);
      if (refusal !== undefined) return;
      warnOfHistory(self, options);
      await knownIdentity.keep(self);
      await comeBack(begun, since);
      if (installation.outage() === undefined) carryOn();
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
      const answer = await identify(asking);
      if (!('kind' in answer) || !isSilence(answer)) return enter(answer, false);
    }
  }

  const notYet = 'Slack has not answered since the start';

  return {
    platform: 'slack',
    pace,
    fits,
    async start(dispatch, turn) {
      begin = beginWith(dispatch, turn);
      const answer = await identify(asking);
      if (!('kind' in answer) || !isSilence(answer)) return enter(answer, true);
      log.warn('slack: Slack cannot be reached; trying again until it answers');
      const since = clock.now();
      away = () => ({ since, reason: notYet });
      keepTrying().catch((error: unknown) => log.error(String(error instanceof Error ? error.message : error)));
    },
    outage: installation.outage,
    away: () => away(),
    memberships: createMemberships(() => session),
    channelName: (channel) => session?.directory.nameOf(channel),
    post: async (place, reply, key, signal) =>
      session?.posts.post(place, reply, { key }, signal) ?? { kind: 'retry', afterMs: 10_000, reason: notYet },
    edit: async (message, reply) =>
      session?.posts.edit(message, reply) ?? { kind: 'retry', afterMs: 10_000, reason: notYet },
    openThread: async (message, title) =>
      session?.posts.openThread(message, title) ?? { kind: 'retry', afterMs: 10_000, reason: notYet },
    find: async (place, key, since) => session?.posts.find(place, key, since) ?? { kind: 'unable', reason: notYet },
    async missingAccess(place) {
      const lacking = session && (await missingAccessIn(place, session));
      const outage = installation.outage();
      if (outage !== undefined) return [`a working installation (${outage.reason})`];
      return lacking ?? ["Slack's answer (it has given none since the start)"];
    },
    missingForUnfurls() {
      const missing = session === undefined ? [] : missingUnfurlScopes(session.self);
      return missing.length === 0 ? [] : [`${missing.join(' and ')} (${reinstall})`];
    },
    forget: async (person) => ({ 'waiting questions': (await session?.unanswered.forget(person)) ?? 0 }),
    async stop() {
      stopping.abort();
      await stop();
    },
  };
}

/** How a permission comes that an installation lacks. */
const reinstall =
  'whoever set me up has to paste the manifest again and reinstall the Slack app, and to start me again';

const refusalOf = (failure: Failure): Refusal => ({
  reason: failure.reason,
  isRemoved: failure.kind === 'stop' && failure.isRemoved,
});

function openingFor({ appToken, signingSecret, routes, apiUrl, dispatcher, log, clock }: SlackOptions) {
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
