import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type Answer, type Arguments, fail, textOf } from './answers.ts';
import type { startSlack } from './index.ts';
import { argumentsOf } from './requests.ts';

type Workspace = Awaited<ReturnType<typeof startSlack>>;

/** A token of a bot in one workspace. `revoked`: the error it answers with from then on. */
type Grant = { workspace: Workspace; endsAt: number; revoked?: string };
type Code = { workspace: Workspace; redirect: string; at: number; isWholeOrganisation: boolean };

type Options = {
  /** The redirect URLs of the app's manifest. */
  redirectUrls: readonly string[];
  now?: () => number;
  /** The manifest's `token_rotation_enabled`. */
  rotates?: boolean;
};

/** "With token rotation, it expires every 12 hours" (docs.slack.dev/authentication/using-token-rotation): `expires_in`. */
const tokenLifeS = 43_200;
/** A code is good for ten minutes, and once (docs.slack.dev/authentication/installing-with-oauth, step 3). */
const codeLifeMs = 10 * 60_000;

/**
 * An app that several workspaces install, in front of a strict Slack for each of them: it issues codes and tokens, and
 * hands every call on to the workspace that its token is of. What it refuses it refuses by the name that Slack's own
 * pages give (docs.slack.dev/reference/methods/oauth.v2.access and auth.revoke, errors).
 */
export async function startSlackApp({ redirectUrls, now = Date.now, rotates = true }: Options) {
  const secrets = { clientId: '4711.0815', clientSecret: 'c0ffee00c0ffee00c0ffee00c0ffee00' };
  const codes = new Map<string, Code>();
  const tokens = new Map<string, Grant>();
  /** What renews a token, once. */
  const renewals = new Map<string, Workspace>();
  /** Every answer to `oauth.v2.access`, and every revocation that was asked for. */
  const exchanged: { grant: string; answer: Answer }[] = [];
  const revoked: string[] = [];
  let troubled: number | undefined;
  let answersToLose = 0;

  function issue(workspace: Workspace): Record<string, unknown> {
    const mark = randomUUID();
    const token = rotates ? `xoxe.xoxb-1-${mark}` : `xoxb-${mark}`;
    tokens.set(token, { workspace, endsAt: rotates ? now() + tokenLifeS * 1_000 : Number.POSITIVE_INFINITY });
    const renewal = `xoxe-1-${mark}`;
    if (rotates) renewals.set(renewal, workspace);
    return {
      access_token: token,
      token_type: 'bot',
      ...(rotates ? { refresh_token: renewal, expires_in: tokenLifeS } : {}),
    };
  }

  function access(args: Arguments): Answer {
    if (textOf(args, 'client_id') !== secrets.clientId) return fail('invalid_client_id');
    if (textOf(args, 'client_secret') !== secrets.clientSecret) return fail('bad_client_secret');
    const grant = textOf(args, 'grant_type') || 'authorization_code';
    if (grant === 'refresh_token') return renew(textOf(args, 'refresh_token'));
    return grant === 'authorization_code' ? exchange(args) : fail('invalid_grant_type');
  }

  function exchange(args: Arguments): Answer {
    const code = codes.get(textOf(args, 'code'));
    codes.delete(textOf(args, 'code'));
    if (code === undefined || now() - code.at > codeLifeMs) return fail('invalid_code');
    if (textOf(args, 'redirect_uri') !== code.redirect) return fail('bad_redirect_uri');
    const { workspace, isWholeOrganisation } = code;
    return {
      ok: true,
      ...issue(workspace),
      ...{ scope: 'chat:write,commands', bot_user_id: 'U0BOT', app_id: 'A0PAPER', authed_user: { id: 'U0ALICE' } },
      // As the sample of an organisation-wide app has it (api.slack.com/enterprise/apps/reference, oauth.v2.access).
      team: isWholeOrganisation ? null : { id: workspace.world.team, name: 'Paper' },
      enterprise: isWholeOrganisation ? { id: 'E0PAPER', name: 'Paper everywhere' } : null,
      is_enterprise_install: isWholeOrganisation,
    };
  }

  /** "The refresh token is then revoked": what came with an earlier token does not renew a second time. */
  function renew(renewal: string): Answer {
    const workspace = renewals.get(renewal);
    renewals.delete(renewal);
    if (workspace === undefined) return fail('invalid_refresh_token');
    return { ok: true, ...issue(workspace), team: { id: workspace.world.team } };
  }

  function tokenOf(request: IncomingMessage, args: Arguments): string {
    return request.headers.authorization?.replace(/^Bearer /, '') ?? textOf(args, 'token');
  }

  /** Why a token is not taken (docs.slack.dev/reference/methods/auth.test, errors). */
  function refusalOf(grant: Grant | undefined): Answer | undefined {
    if (grant === undefined) return fail('invalid_auth');
    if (grant.revoked !== undefined) return fail(grant.revoked);
    return grant.endsAt <= now() ? fail('token_expired') : undefined;
  }

  async function answer(method: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await argumentsOf(request);
    if (method === 'oauth.v2.access') {
      if (troubled !== undefined) return void response.writeHead(troubled).end();
      const given = access(body);
      exchanged.push({ grant: textOf(body, 'grant_type') || 'authorization_code', answer: given });
      if (answersToLose-- > 0) return void request.socket.destroy();
      return send(response, given);
    }
    const token = tokenOf(request, body);
    const grant = tokens.get(token);
    const refusal = refusalOf(grant);
    if (grant === undefined || refusal !== undefined) {
      grant?.workspace.changed();
      return send(response, refusal ?? fail('invalid_auth'));
    }
    if (method !== 'auth.revoke') return handOn(grant.workspace, method, body, response);
    grant.revoked = 'token_revoked';
    revoked.push(token);
    send(response, { ok: true, revoked: true });
  }

  async function handOn({ apiUrl, secrets }: Workspace, method: string, args: Arguments, response: ServerResponse) {
    const { token: _, ...rest } = args;
    const headers = { authorization: `Bearer ${secrets.bot}`, 'content-type': 'application/json' };
    const answered = await fetch(`${apiUrl}${method}`, { method: 'POST', headers, body: JSON.stringify(rest) });
    response.writeHead(answered.status, Object.fromEntries(answered.headers)).end(await answered.text());
  }

  const server = createServer((request, response) => {
    const [, room, method = ''] = new URL(request.url ?? '/', 'http://localhost').pathname.split('/');
    if (room === 'api') void answer(method, request, response).catch(() => request.socket.destroy());
    else response.writeHead(404).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  const address = `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : 0}`;

  /** Somebody allows the app on Slack's page, and is sent back to this address. */
  function allow(page: string, workspace: Workspace, isWholeOrganisation: boolean): URL {
    const { origin, pathname, searchParams } = new URL(page);
    const redirect = searchParams.get('redirect_uri') ?? '';
    if (origin !== address || pathname !== '/oauth/v2/authorize') throw new Error(`${page} is not Slack's page`);
    if (searchParams.get('client_id') !== secrets.clientId) throw new Error('Slack says: invalid_client_id');
    // It must match one of the app's, or lie under it (docs.slack.dev/authentication/installing-with-oauth).
    if (!redirectUrls.some((url) => redirect.startsWith(url))) throw new Error('Slack says: bad_redirect_uri');
    if (!searchParams.get('scope')) throw new Error('Slack says: invalid_scope');
    const code = randomUUID();
    codes.set(code, { workspace, redirect, at: now(), isWholeOrganisation });
    const back = new URL(redirect);
    back.search = new URLSearchParams({ code, state: searchParams.get('state') ?? '' }).toString();
    return back;
  }

  return {
    secrets,
    exchanged,
    revoked,
    apiUrl: `${address}/api`,
    /** The tokens that a workspace has given out, oldest first. */
    tokensOf: (workspace: Workspace) =>
      [...tokens].flatMap(([token, grant]) => (grant.workspace === workspace ? [token] : [])),
    /**
     * What a person does in a browser: begins at our page, allows the app at Slack, and comes back. Resolves with what
     * they read. `at`: where the bot listens; `change`: what is wrong with the way back.
     */
    async install(
      at: string,
      workspace: Workspace,
      { isWholeOrganisation = false, change = (back: URL) => back, keepsCookie = true } = {},
    ): Promise<{ status: number; text: string }> {
      const begun = await fetch(`${at}/slack/install`, { redirect: 'manual' });
      const cookie = begun.headers.get('set-cookie')?.split(';')[0] ?? '';
      const back = change(allow(begun.headers.get('location') ?? '', workspace, isWholeOrganisation));
      const read = await fetch(`${at}${back.pathname}${back.search}`, { headers: keepsCookie ? { cookie } : {} });
      return { status: read.status, text: await read.text() };
    },
    /** Every token of a workspace answers with this error from now on, and none is renewed; undefined: all is well again. */
    refuse(workspace: Workspace, error: string | undefined) {
      for (const grant of tokens.values()) {
        if (grant.workspace !== workspace) continue;
        if (error === undefined) delete grant.revoked;
        else grant.revoked = error;
      }
      if (error === undefined) return;
      for (const [renewal, of] of renewals) if (of === workspace) renewals.delete(renewal);
    },
    /** `oauth.v2.access` answers with this HTTP status from now on, and does nothing; undefined: it works again. */
    renewsNone(status: number | undefined) {
      troubled = status;
    },
    /** So many answers of `oauth.v2.access` are lost from now on: what was asked for is done. */
    loseAnswers(count: number) {
      answersToLose = count;
    },
    async close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function send(response: ServerResponse, answer: Answer): void {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(answer));
}
