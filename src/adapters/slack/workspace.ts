import type { Dispatch, Turn } from '../../core/chat/chat-adapter.ts';
import type { ChannelKey } from '../../core/chat/place.ts';
import type { ButtonStore, KeyValueStore, SeenEvents } from '../../core/chat/stores.ts';
import type { Clock } from '../../core/clock.ts';
import type { Log } from '../../core/log.ts';
import { isAgent, withFeedback } from './agent.ts';
import { createApi, type Token } from './api.ts';
import { classify, type Failure } from './classify.ts';
import { createDirectory } from './directory.ts';
import { drawReply } from './draw.ts';
import { type Identity, identify } from './identity.ts';
import { createInstallation, type Refusal } from './installation.ts';
import { comeBack, leave } from './lifecycle.ts';
import { createPosts } from './posts.ts';
import type { Manage, PapersToUnfurl, Session } from './session.ts';
import { createUnanswered } from './unanswered.ts';

/** What every workspace is served with, however the app came there. */
export type ServiceOptions = {
  apiUrl: string;
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
  /** Several processes may hear a workspace. */
  isShared?: boolean;
  log: Log;
  clock: Clock;
  /**
   * Longest waits, in milliseconds: for the answer to a post (default 10,000), for the answer to a question on the way
   * to an answer (3,000), and at the end for the work at hand (5,000).
   */
  deadlines?: { postMs?: number; questionMs?: number; finishMs?: number };
};

export const usualDeadlines = { postMs: 10_000, questionMs: 3_000, finishMs: 5_000 };

type Parts = {
  options: ServiceOptions;
  token: Token;
  /** What the log calls the token. */
  named: string;
  /** What is out of order here waits alone: there are other workspaces. */
  isOneOfMany?: boolean;
  /** Asked before a refusal is believed: whether the token is another one by now. */
  isReplaced?(): Promise<boolean>;
  /** The token is accepted, after it was refused, and nothing has begun yet. */
  onFirst?(self: Identity, since: Date): Promise<void>;
  /** Posts are let through again. */
  goOn(session: Session): void;
  /** See {@link Session.removed}. */
  removed(reason: string): Promise<void>;
  stopping: AbortSignal;
};

export type Workspace = ReturnType<typeof createWorkspace>;

/** One workspace: what is sent there, and whether its token is accepted. It is served from `begin` on. */
export function createWorkspace(parts: Parts) {
  const { options, token, named, isOneOfMany = false, isReplaced, stopping } = parts;
  const { apiUrl, log, clock, keyValues, buttons, seen, manage } = options;
  const { postMs, questionMs } = { ...usualDeadlines, ...options.deadlines };
  const client = createApi(token, { apiUrl, log, timeoutMs: postMs, onFailure });
  const quick = createApi(token, { apiUrl, log, timeoutMs: questionMs, onFailure });
  const asking = createApi(token, { apiUrl, log, timeoutMs: questionMs });
  const ask = () => identify(asking);
  let session: Session | undefined;

  const installation = createInstallation({
    ...{ named, clock, log, stopping },
    async ask() {
      await session?.unanswered.dropOld();
      await isReplaced?.();
      return ask();
    },
    async onLost({ isRemoved }, since) {
      if (session !== undefined) await leave(session, since, isRemoved || isOneOfMany);
    },
    async onBack(self, since) {
      if (session === undefined) await parts.onFirst?.(self, since);
      else await comeBack(session, since);
    },
    goOn() {
      if (session !== undefined) parts.goOn(session);
    },
  });

  function onFailure(method: string, error: unknown): void {
    const failure = classify(error);
    // Without the scope to post no channel gets anything; other scopes are missed by what needs them.
    const isOut = failure.kind === 'stop' || (failure.kind === 'scope' && method === 'chat.postMessage');
    // Another one has taken its place, and finds out by itself.
    if (!isOut || stopping.aborted) return;
    // What misses a scope is judged by what is known the moment it fails; a token may be another one by now.
    if (failure.kind === 'stop' && isReplaced !== undefined) void believe(refusalOf(failure), isReplaced);
    else void installation.refused(refusalOf(failure));
  }

  async function believe(refusal: Refusal, isReplaced: () => Promise<boolean>): Promise<void> {
    if (!(await isReplaced().catch(() => false))) await installation.refused(refusal);
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
      ...{ self, dispatch, directory, draw, client, quick, buttons, keyValues, log, clock, installation, seen, manage },
      removed: parts.removed,
      posts: createPosts({ client, self, clock, directory, draw: drawPost, installation }),
      turn: (place) => turn(place, stopping),
      unanswered: createUnanswered(self.team, options),
      isShared: options.isShared ?? false,
      stopping,
      organiserOf: options.organiserOf ?? (async () => undefined),
      papersToUnfurl: options.papersToUnfurl ?? (async () => []),
    };
  }

  return {
    installation,
    /** Asks Slack who the token belongs to. */
    ask,
    session: () => session,
    /** From now on it is served, as whoever we are there. */
    begin(self: Identity, dispatch: Dispatch, turn: Turn): Session {
      session = createSession(self, dispatch, turn);
      return session;
    },
  };
}

export const refusalOf = (failure: Failure): Refusal => ({
  reason: failure.reason,
  isRemoved: failure.kind === 'stop' && failure.isRemoved,
});
