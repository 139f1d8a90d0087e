import type { ChatAdapter, Dispatch, Turn } from '../../core/chat/chat-adapter.ts';
import type { HttpRoutes } from '../../core/chat/http-routes.ts';
import type { InstallationStore, InstallationTokens } from '../../core/chat/installations.ts';
import { createApi } from './api.ts';
import { connectApp } from './app.ts';
import { createHttp } from './http.ts';
import { Identity, identify } from './identity.ts';
import { createInstallPages } from './install.ts';
import { installPaths } from './install-paths.ts';
import { comeBack, leave, lostSince } from './lifecycle.ts';
import { serve } from './serve.ts';
import type { Session } from './session.ts';
import { createTokens, renewalBy, type Tokens } from './tokens.ts';
import { createUnanswered } from './unanswered.ts';
import { createWorkspace, type ServiceOptions, usualDeadlines, type Workspace } from './workspace.ts';

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

/** One workspace that is served: until `end`. */
type Served = { workspace: Workspace; session: Session; tokens: Tokens; end(): void };

const isOut = ({ workspace }: Served): boolean => workspace.installation.outage() !== undefined;

const keyOf = (team: string) => ({ platform: 'slack', tenant: team }) as const;

/** Slack, for every workspace that has installed the app by itself (docs/decisions/0504-many-workspaces.md). */
export function createSlackForMany(options: ManyOptions): ChatAdapter {
  const { installations, publicUrl, apiUrl, routes, signingSecret, log, clock, keyValues, mostServed = 500 } = options;
  const { questionMs, finishMs } = { ...usualDeadlines, ...options.deadlines };
  let isStopping = false;
  const renew = renewalBy({ ...options, timeoutMs: questionMs });
  /** Those that were not needed for longest first. */
  const served = new Map<string, Served>();
  const opening = new Map<string, Promise<Served | undefined>>();
  let app: ReturnType<typeof connectApp> | undefined;
  let hangUp = async () => {};
  let reached: { dispatch: Dispatch; turn: Turn } | undefined;

  /**
   * One that is out of order may have been installed again, in another process: then it is opened anew. Done after it was
   * noted that nothing is sent there, it finds what was installed in that moment, and asks whether the note is still true.
   */
  async function open(team: string): Promise<Served | undefined> {
    const known = served.get(team);
    if (known !== undefined) {
      if (!isOut(known) || !(await known.tokens.reread())) return keep(team, known);
      close(team, known);
    }
    const others = opening.get(team);
    if (others !== undefined) return others;
    const opened = openAnew(team).finally(() => opening.delete(team));
    opening.set(team, opened);
    return opened;
  }

  async function openAnew(team: string): Promise<Served | undefined> {
    const first = await installations.get(keyOf(team));
    if (first === undefined || reached === undefined) return undefined;
    const ending = new AbortController();
    const tokens = createTokens({ team, first, installations, renew, clock, log });
    const workspace = createWorkspace({
      ...{ options, token: tokens.current, named: `Slack workspace ${team}`, isOneOfMany: true },
      // Removed or installed again in another process: it is opened as it is now when it is needed next.
      async isReplaced() {
        const isAnother = await tokens.reread();
        if (isAnother) close(team, one);
        return isAnother;
      },
      goOn: (session) => app?.carryOn(session),
      removed: (reason) => removed(team, reason),
      stopping: ending.signal,
    });
    const session = workspace.begin(Identity.parse(JSON.parse(first.self)), reached.dispatch, reached.turn);
    const one: Served = { workspace, session, tokens, end: () => ending.abort() };
    const since = await lostSince(session);
    const reason = 'its token was not accepted when it was last used';
    if (since !== undefined) await workspace.installation.refused({ reason, isRemoved: false }, since);
    return keep(team, one);
  }

  function keep(team: string, one: Served): Served {
    if (isStopping) one.end();
    served.delete(team);
    served.set(team, one);
    // Whose token is asked for again stays.
    const [idle] = served.size > mostServed ? [...served].filter(([, other]) => other !== one && !isOut(other)) : [];
    if (idle !== undefined) close(...idle);
    return one;
  }

  function close(team: string, one: Served): void {
    one.end();
    if (served.get(team) === one) served.delete(team);
  }

  async function installed(team: string, tokens: InstallationTokens): Promise<void> {
    const self = await identify(createApi(tokens.token, { apiUrl, timeoutMs: questionMs, log }));
    if ('kind' in self) throw new Error(self.reason);
    if (self.team !== team) throw new Error(`the token is of workspace ${self.team}, and not of ${team}`);
    await installations.put(keyOf(team), { self: JSON.stringify(self), tokens }, clock.now());
    log.info('slack: the app was installed', { workspace: team });
    const before = served.get(team);
    if (before !== undefined) close(team, before);
    if (reached !== undefined) await comeBack({ self, dispatch: reached.dispatch, keyValues });
    await carryOn(team);
  }

  /** Slack says so; what it says of tokens that were replaced meanwhile comes late, and is passed over. */
  async function removed(team: string, reason: string): Promise<void> {
    const one = await open(team);
    await one?.tokens.reread();
    if (one === undefined || !('kind' in (await one.workspace.ask()))) return;
    if (!(await installations.remove(keyOf(team), one.tokens.version()))) return;
    log.warn(`Slack workspace ${team}: ${reason}.`);
    await leave(one.session, clock.now(), true);
    close(team, one);
    await open(team);
  }

  /** Answers what was said in a workspace and is not answered yet. */
  async function carryOn(team: string): Promise<void> {
    const one = await open(team);
    if (one !== undefined && !isOut(one)) app?.carryOn(one.session);
  }

  /** After a start: where an answer is owed, or the token was refused. The others are opened when they are needed. */
  async function carryOnAll(): Promise<void> {
    for (const team of await installations.tenants('slack')) {
      if (isStopping) return;
      const left = await createUnanswered(team, options).left();
      const since = await lostSince({ self: { team }, keyValues });
      if (left.length > 0 || since !== undefined) await carryOn(team);
    }
  }

  /** What is to be sent there waits, and no longer than for one that removed the app. */
  async function unserved(team: string) {
    if (reached !== undefined)
      await leave({ self: { team }, dispatch: reached.dispatch, keyValues }, clock.now(), true);
    await open(team);
    return { kind: 'retry' as const, afterMs: 60_000, reason: notInstalled };
  }

  const page = `${publicUrl}${installPaths.begin}`;
  const notInstalled = `the Slack app is not installed in this workspace: install it at ${page}`;

  return {
    ...serve({
      of: async (team) => (await open(team))?.session,
      known: (team) => served.get(team)?.session,
      outage: (team) => (team === undefined ? undefined : served.get(team)?.workspace.installation.outage()),
      unserved,
      missing: `an installation in this workspace (${page})`,
      reinstall: `whoever may install apps here has to install the Slack app again, at ${page}`,
    }),
    async start(dispatch, turn) {
      reached = { dispatch, turn };
      if (routes === undefined) return;
      const connection = createHttp({ signingSecret, routes, log, now: clock.now });
      hangUp = async () => {
        await connection.close();
        for (const path of Object.values(installPaths)) routes.close(path);
      };
      const sessionOf = async (team: string) => (await open(team))?.session;
      app = connectApp({ ...options, sessionOf, receiver: connection.receiver });
      await connection.open(true);
      const pages = createInstallPages({ ...options, installed, timeoutMs: questionMs });
      await routes.openPage(installPaths.begin, pages.begin);
      await routes.openPage(installPaths.back, pages.back);
      if (options.workspaces?.length === 0) log.warn('SLACK_INSTALL: empty, so that no workspace may install the app.');
      else log.info('slack: workspaces install the app', { at: page });
      carryOnAll().catch((error: unknown) => log.error('slack: what was left could not be answered', { error }));
    },
    async stop() {
      isStopping = true;
      for (const one of served.values()) one.end();
      await hangUp();
      await Promise.race([app?.finished(), clock.sleep(finishMs)]);
    },
  };
}
