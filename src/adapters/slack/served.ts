import type { Dispatch, Outage, Turn } from '../../core/chat/chat-adapter.ts';
import type { InstallationStore, InstallationTokens } from '../../core/chat/installations.ts';
import { Identity } from './identity.ts';
import { lostSince } from './lifecycle.ts';
import type { Session } from './session.ts';
import { createTokens, type Tokens } from './tokens.ts';
import { createWorkspace, type ServiceOptions, type Workspace } from './workspace.ts';

/** What answers people, and at which pace: known from the start on. */
export type Reached = { dispatch: Dispatch; turn: Turn };

/** One workspace that is served: until `end`. */
type Served = { workspace: Workspace; session: Session; tokens: Tokens; end(): void };

type Parts = {
  options: ServiceOptions;
  installations: InstallationStore;
  /** Workspaces kept in memory; the others are opened when they are needed. */
  most: number;
  reached(): Reached | undefined;
  /** The page on which workspaces install the app. */
  page: string;
  /** Exchanges what renews a token. */
  renew(renewal: string): Promise<InstallationTokens>;
  /** Posts are let through again. */
  goOn(session: Session): void;
  /** Slack says that the app was removed. */
  removed(team: string, reason: string): Promise<void>;
};

export const keyOf = (team: string) => ({ platform: 'slack', tenant: team }) as const;

export const isOut = ({ workspace }: Served): boolean => workspace.installation.outage() !== undefined;

/** The workspaces that have installed the app, each opened when something is first wanted of it. */
export function createServed({ options, installations, most, reached, page, renew, goOn, removed }: Parts) {
  const { clock, log } = options;
  /** Those that were not needed for longest first. */
  const served = new Map<string, Served>();
  const opening = new Map<string, Promise<Served | undefined>>();
  let isOver = false;

  async function openAnew(team: string): Promise<Served | undefined> {
    const first = await installations.get(keyOf(team));
    const ends = reached();
    if (first === undefined || ends === undefined) return undefined;
    const ending = new AbortController();
    const tokens = createTokens({ page, team, first, installations, renew, clock, log });
    const workspace = createWorkspace({
      ...{ options, token: tokens.current, named: `Slack workspace ${team}`, isOneOfMany: true, goOn },
      // Removed or installed again in another process: it is opened as it is now when it is needed next.
      async isReplaced() {
        const isAnother = await tokens.reread();
        if (isAnother) close(team, one);
        return isAnother;
      },
      removed: (reason) => removed(team, reason),
      stopping: ending.signal,
    });
    const session = workspace.begin(Identity.parse(JSON.parse(first.self)), ends.dispatch, ends.turn);
    const one: Served = { workspace, session, tokens, end: () => ending.abort() };
    const since = await lostSince(session);
    const reason = 'its token was not accepted when it was last used';
    if (since !== undefined) await workspace.installation.refused({ reason, isRemoved: false }, since);
    return keep(team, one);
  }

  function keep(team: string, one: Served): Served {
    if (isOver) one.end();
    served.delete(team);
    served.set(team, one);
    // Whose token is asked for again stays.
    const [idle] = served.size > most ? [...served].filter(([, other]) => other !== one && !isOut(other)) : [];
    if (idle !== undefined) close(...idle);
    return one;
  }

  function close(team: string, one = served.get(team)): void {
    one?.end();
    if (served.get(team) === one) served.delete(team);
  }

  return {
    close,
    /**
     * Undefined where the app is not installed. One that is out of order may have been installed again, in another process:
     * then it is opened anew. Asked after it was noted that nothing is sent there, it finds what was installed in that
     * moment, and Slack is asked whether the note is still true.
     */
    async open(team: string): Promise<Served | undefined> {
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
    },
    /** As far as it is in memory. */
    known: (team: string): Session | undefined => served.get(team)?.session,
    outage: (team: string): Outage | undefined => served.get(team)?.workspace.installation.outage(),
    /** Nothing is asked of Slack again from now on; resolves when the renewals under way have ended. */
    async end(): Promise<void> {
      isOver = true;
      for (const one of served.values()) one.end();
      await Promise.all([...served.values()].map(({ tokens }) => tokens.settled()));
    },
  };
}
