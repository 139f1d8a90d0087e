import type { ChatAdapter } from '../../core/chat/chat-adapter.ts';
import type { HttpRoutes } from '../../core/chat/http-routes.ts';
import type { InstallationStore, InstallationTokens } from '../../core/chat/installations.ts';
import { createApi } from './api.ts';
import { connectApp } from './app.ts';
import { createHttp } from './http.ts';
import { type Identity, identify, isSilence } from './identity.ts';
import { createInstallPages } from './install.ts';
import { installPaths } from './install-paths.ts';
import { comeBack, leave, lostSince } from './lifecycle.ts';
import { serve } from './serve.ts';
import { createServed, isOut, keyOf, type Reached } from './served.ts';
import { renewalBy } from './tokens.ts';
import { createUnanswered } from './unanswered.ts';
import { type ServiceOptions, usualDeadlines } from './workspace.ts';

export type ManyOptions = ServiceOptions & {
  clientId: string;
  clientSecret: string;
  signingSecret: string;
  publicUrl: string;
  /** The ids of the workspaces that may install the app; undefined: any may. */
  workspaces: readonly string[] | undefined;
  /** Where Slack calls us, and people come to install the app. Absent: nobody is heard, it only sends. */
  routes?: HttpRoutes;
  installations: InstallationStore;
  /** Workspaces kept in memory, a tenth of a megabyte each; the others are opened when they are needed (default 500). */
  mostServed?: number;
};

/** Pauses before each time that what a removal asks for is tried, in milliseconds. */
const removalPauses = [0, 1_000, 10_000, 60_000, 600_000];

/** Slack, for every workspace that has installed the app by itself (docs/decisions/0504-many-workspaces.md). */
export function createSlackForMany(options: ManyOptions): ChatAdapter {
  const { installations, publicUrl, apiUrl, routes, signingSecret, log, clock, keyValues, mostServed = 500 } = options;
  const { questionMs, finishMs } = { ...usualDeadlines, ...options.deadlines };
  const page = `${publicUrl}${installPaths.begin}`;
  let app: ReturnType<typeof connectApp> | undefined;
  let hangUp = async () => {};
  let reached: Reached | undefined;
  const stopping = new AbortController();
  const { open, close, ...served } = createServed({
    ...{ options, installations, most: mostServed, removed, reached: () => reached },
    ...{ page, renew: renewalBy(options) },
    goOn: (session) => app?.carryOn(session),
  });
  const isInstalled = (team: string) => installations.has(keyOf(team));
  const unansweredIn = (team: string) => createUnanswered(team, options);
  const sessionOf = async (team: string) => (await open(team))?.session;

  async function installed(team: string, tokens: InstallationTokens): Promise<void> {
    const self = await identify(createApi(tokens.token, { apiUrl, timeoutMs: questionMs, log }));
    if ('kind' in self) throw new Error(self.reason);
    if (self.team !== team) throw new Error(`the token is of workspace ${self.team}, and not of ${team}`);
    await installations.put(keyOf(team), { self: JSON.stringify(self), tokens }, clock.now());
    log.info('slack: the app was installed', { workspace: team });
    close(team);
    // It is installed now, whatever fails here.
    await welcome(team, self).catch((error: unknown) =>
      log.error('slack: what waited for an installation does not go on yet', { workspace: team, error }),
    );
  }

  async function welcome(team: string, self: Identity): Promise<void> {
    if (reached !== undefined) await comeBack({ self, dispatch: reached.dispatch, keyValues });
    await carryOn(team);
  }

  /** Slack says so, once: what keeps it from being done passes. */
  async function removed(team: string, reason: string): Promise<void> {
    for (const pauseMs of removalPauses) {
      await clock.sleep(pauseMs, stopping.signal);
      if (stopping.signal.aborted) return;
      const isDone = await remove(team, reason).catch((error: unknown) => {
        log.error('slack: what is kept of a removed app could not be deleted', { workspace: team, error });
        return false;
      });
      if (isDone) return;
    }
  }

  /** False where Slack is silent. What it says of tokens that were replaced meanwhile comes late, and is passed over. */
  async function remove(team: string, reason: string): Promise<boolean> {
    const one = await open(team);
    await one?.tokens.reread();
    const answer = await one?.workspace.ask();
    if (one === undefined || answer === undefined || !('kind' in answer)) return true;
    if (isSilence(answer)) return false;
    if (!(await installations.remove(keyOf(team), one.tokens.version()))) return true;
    log.warn(`Slack workspace ${team}: ${reason}.`);
    await unansweredIn(team).forgetAll();
    await leave(one.session, clock.now(), true);
    close(team, one);
    await open(team);
    return true;
  }

  /** Answers what was said in a workspace and is not answered yet. */
  async function carryOn(team: string): Promise<void> {
    const one = await open(team);
    if (one !== undefined && !isOut(one)) app?.carryOn(one.session);
  }

  /** After a start: where an answer is owed, or the token was refused. The others are opened when they are needed. */
  async function carryOnAll(): Promise<void> {
    for (const team of await installations.tenants('slack')) {
      if (stopping.signal.aborted) return;
      await carryOnWhereLeft(team).catch((error: unknown) =>
        log.error('slack: what was left could not be answered', { workspace: team, error }),
      );
    }
  }

  async function carryOnWhereLeft(team: string): Promise<void> {
    const left = await unansweredIn(team).left();
    const since = await lostSince({ self: { team }, keyValues });
    if (left.length > 0 || since !== undefined) await carryOn(team);
  }

  /** What is to be sent there waits, as for one that removed the app; where only the key is missing, for that. */
  async function unserved(team: string) {
    if (reached !== undefined && !(await isInstalled(team))) {
      await leave({ self: { team }, dispatch: reached.dispatch, keyValues }, clock.now(), true);
      await open(team);
    }
    return { kind: 'retry' as const, afterMs: 60_000, reason: notInstalled };
  }

  const notInstalled = `the Slack app is not installed in this workspace: install it at ${page}`;

  /** Hears Slack, and lets workspaces install the app. */
  async function listen(routes: HttpRoutes): Promise<void> {
    const connection = createHttp({ signingSecret, routes, log, now: clock.now });
    hangUp = async () => {
      await connection.close();
      for (const path of Object.values(installPaths)) routes.close(path);
    };
    const words = `Paperboy is not installed in this workspace any more. Whoever may install apps here can do so: ${page}`;
    app = connectApp({ ...options, sessionOf, notInstalled: words, receiver: connection.receiver });
    await connection.open(true);
    const pages = createInstallPages({ ...options, installed, isInstalled, timeoutMs: questionMs });
    await routes.openPage(installPaths.begin, pages.begin);
    await routes.openPage(installPaths.back, pages.back);
    if (options.workspaces?.length === 0) log.warn('SLACK_INSTALL: empty, so that no workspace may install the app.');
    else log.info('slack: workspaces install the app', { at: page });
  }

  return {
    ...serve({
      ...{ of: sessionOf, known: served.known, unserved, unansweredIn },
      outage: (team) => (team === undefined ? undefined : served.outage(team)),
      missing: `an installation in this workspace (${page})`,
      reinstall: `whoever may install apps here has to install the Slack app again, at ${page}`,
    }),
    async start(dispatch, turn) {
      reached = { dispatch, turn };
      if (routes !== undefined) await listen(routes);
      carryOnAll().catch((error: unknown) => log.error('slack: what was left could not be answered', { error }));
    },
    async stop() {
      stopping.abort();
      const renewed = served.end();
      await hangUp();
      await Promise.race([Promise.all([app?.finished(), renewed]), clock.sleep(finishMs)]);
    },
  };
}
