import { App, type Context, ErrorCode } from '@slack/bolt';
import type { SeenEvents } from '../../core/chat/stores.ts';
import type { Clock } from '../../core/clock.ts';
import type { Log } from '../../core/log.ts';
import { createInFlight } from '../kit/in-flight.ts';
import { soon } from '../kit/soon.ts';
import { onClick } from './actions.ts';
import { slackLogger } from './api.ts';
import { onCommand } from './commands.ts';
import { suggest } from './forms.ts';
import { onHomeOpened } from './home.ts';
import {
  onChannelEvent,
  onIdChanged,
  onJoined,
  onReaction,
  onRenamed,
  onTokensRevoked,
  onUnarchived,
  onUninstalled,
} from './lifecycle.ts';
import { answerLeft, noteSaid, onSaid } from './mentions.ts';
import { EventBody } from './payloads.ts';
import { respond } from './respond.ts';
import type { Session } from './session.ts';
import { onShortcut } from './shortcuts.ts';
import type { Connection } from './socket.ts';
import { type StayingOpen, submit } from './submissions.ts';
import { onLinkShared } from './unfurls.ts';

type Handler = (session: Session, payload: unknown) => Promise<void>;

/** The events we ask for; the manifest names the same ones. */
export const events: Record<string, Handler> = {
  app_home_opened: onHomeOpened,
  app_mention: onSaid,
  app_uninstalled: onUninstalled,
  channel_archive: onChannelEvent,
  channel_deleted: onChannelEvent,
  channel_id_changed: onIdChanged,
  channel_left: onChannelEvent,
  channel_rename: onRenamed,
  channel_unarchive: onUnarchived,
  group_archive: onChannelEvent,
  group_deleted: onChannelEvent,
  group_left: onChannelEvent,
  group_rename: onRenamed,
  group_unarchive: onUnarchived,
  link_shared: onLinkShared,
  member_joined_channel: onJoined,
  member_left_channel: onChannelEvent,
  message: onSaid,
  reaction_added: onReaction,
  reaction_removed: onReaction,
  tokens_revoked: onTokensRevoked,
};

/** Slack waits three seconds for an event to be acknowledged. */
const noteWithinMs = 1_000;
/** Slack waits three seconds for a select's options. */
const suggestionMs = 2_500;

type Options = {
  apiUrl: string;
  /** The workspace that Slack says something happened in; undefined where the app is not installed. */
  sessionOf(team: string): Promise<Session | undefined>;
  /** What people are told there. */
  notInstalled?: string;
  receiver: Connection['receiver'];
  seen: SeenEvents;
  clock: Clock;
  log: Log;
};

/**
 * Connects what Slack sends to its handlers, each acknowledged before any work. Returns what waits for the work at
 * hand.
 */
export function connectApp({ apiUrl, sessionOf, notInstalled = sorry, receiver, seen, clock, log }: Options) {
  const inFlight = createInFlight();
  const app = new App({
    receiver,
    // We asked auth.test ourselves: Bolt's own call would end the process when it fails.
    async authorize({ teamId = '' }, body) {
      const session = await sessionOf(teamId);
      if (session === undefined) return { teamId };
      await noted(session, body);
      const { user, team, bot } = session.self;
      return { botUserId: user, teamId: team, ...(bot === undefined ? {} : { botId: bot }) };
    },
    convoStore: false,
    clientOptions: { slackApiUrl: apiUrl },
    logger: slackLogger(log),
  });
  app.error(async (error) => {
    // Bolt would acknowledge what it could not look up the workspace of; unacknowledged, Slack sends it again.
    if (error.code === ErrorCode.AuthorizationError) throw error;
    log.error('slack: a request could not be handled', { error });
  });

  /** Bolt asks who we are before it acknowledges an event: what was said to us stands in the store by then. */
  async function noted(session: Session, body: unknown): Promise<void> {
    const { event } = EventBody.safeParse(body).data ?? {};
    if (event === undefined) return;
    // A store that keeps us waiting must not make Slack deliver everything again.
    await soon(noteSaid(session, withoutNulls(event)), clock, noteWithinMs).catch((error: unknown) =>
      log.warn('slack: what was said could not be noted', { error: String(error) }),
    );
  }

  async function acknowledged(ack: () => Promise<void>): Promise<void> {
    // Without a connection the acknowledgement is lost; the answer may still arrive on its own way.
    await ack().catch((error: unknown) => log.warn('slack: could not acknowledge', { error: String(error) }));
  }

  /** `context`: of which workspace, as Bolt has read it from the request. */
  async function work(
    what: string,
    { teamId = '' }: Pick<Context, 'teamId'>,
    handler: Handler,
    payload: unknown,
    responseUrl?: string,
  ): Promise<void> {
    const session = await sessionOf(teamId);
    if (session !== undefined) await workIn(session, what, handler, payload, responseUrl);
    else if (responseUrl !== undefined) await tell(responseUrl, notInstalled, { clock, log });
  }

  async function workIn(
    session: Session,
    what: string,
    handler: Handler,
    payload: unknown,
    responseUrl?: string,
  ): Promise<void> {
    const done = handler(session, payload).catch(async (error: unknown) => {
      log.error(`slack: ${what} failed`, { error });
      if (responseUrl !== undefined) await tell(responseUrl, sorry, session);
    });
    await inFlight.track(done);
  }

  app.command(/.*/, async ({ ack, body, context }) => {
    await acknowledged(ack);
    await work('a command', context, onCommand, withoutNulls(body), body.response_url);
  });
  app.action(/.*/, async ({ ack, body, context }) => {
    await acknowledged(ack);
    await work('a click', context, onClick, withoutNulls(body), urlIn(body));
  });
  app.shortcut(/.*/, async ({ ack, body, context }) => {
    await acknowledged(ack);
    if (body.type === 'message_action') {
      await work('a shortcut', context, onShortcut, withoutNulls(body), body.response_url);
    }
  });
  app.view({ callback_id: /.*/, type: 'view_submission' }, async ({ ack, body, context }) => {
    let isSettled = false;
    const settle = async (open?: StayingOpen) => {
      if (isSettled) return;
      isSettled = true;
      await acknowledged(() => {
        if (open === undefined) return ack();
        return 'errors' in open
          ? ack({ response_action: 'errors', errors: open.errors })
          : ack({ response_action: 'update', view: open.view });
      });
    };
    await work('a form', context, (session, payload) => submit(session, payload, settle), withoutNulls(body));
    await settle();
  });
  // We do not ask to be told, but what is told must be acknowledged.
  app.view({ callback_id: /.*/, type: 'view_closed' }, ({ ack }) => acknowledged(ack));
  app.options(/.*/, async ({ ack, body, context }) => {
    const session = await sessionOf(context.teamId ?? '');
    const offered = (session === undefined ? Promise.resolve([]) : suggest(session, withoutNulls(body))).catch(
      (error: unknown) => {
        log.error('slack: suggestions failed', { error });
        return [];
      },
    );
    const options = (await soon(offered, clock, suggestionMs)) ?? [];
    await acknowledged(() => ack({ options }));
  });
  app.event(/.*/, async ({ body, context }) => {
    const { event_id, event } = EventBody.parse(body);
    const handler = events[body.event.type];
    if (handler === undefined) return;
    // Slack delivers again what was not acknowledged in time, and Bolt hands on every copy. What is said to us is told
    // apart by its own time (mentions.ts), where waiting for the store is a part of answering.
    if (handler !== onSaid && event_id !== undefined && !(await seen.first(`slack:${event_id}`))) return;
    await work(`the event ${body.event.type}`, context, handler, withoutNulls(event));
  });

  return {
    finished: inFlight.done,
    /** Answers what was said to us before we were ended. */
    carryOn: (session: Session) => void workIn(session, 'what was left unanswered', answerLeft, undefined),
  };
}

const urlIn = (body: object) =>
  'response_url' in body && typeof body.response_url === 'string' ? body.response_url : undefined;

const sorry = 'Something failed on my side, and I cannot tell how far it came. Try again in a moment.';

async function tell(url: string, text: string, { clock, log }: Pick<Session, 'clock' | 'log'>): Promise<void> {
  const message = { text, blocks: [], response_type: 'ephemeral' as const, replace_original: false };
  await respond(url, message, clock).catch((error: unknown) =>
    log.error('slack: the person could not be told', { error: String(error) }),
  );
}

/** Slack writes null for what does not apply; for us that is absent. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => (inner === null ? [] : [[key, withoutNulls(inner)]])),
  );
}
