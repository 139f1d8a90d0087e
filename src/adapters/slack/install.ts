import { createHmac } from 'node:crypto';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { InstallProvider } from '@slack/oauth';
import { WebAPIPlatformError } from '@slack/web-api';
import { z } from 'zod';
import type { HttpHandler } from '../../core/chat/http-routes.ts';
import type { InstallationTokens } from '../../core/chat/installations.ts';
import type { Clock } from '../../core/clock.ts';
import type { Log } from '../../core/log.ts';
import { createRateLimit } from '../../core/rate-limit.ts';
import { escapeHtml } from '../kit/html.ts';
import { page } from '../kit/page.ts';
import { clientOptions, createApi, slackLogger } from './api.ts';
import { classify } from './classify.ts';
import { installPaths } from './install-paths.ts';
import { scopes } from './manifest.ts';

/** What is kept of an installation as Slack's library gives it; `expiresAt` in seconds since 1970. */
const Made = z.object({
  team: z.object({ id: z.string() }).optional(),
  isEnterpriseInstall: z.boolean().optional(),
  bot: z
    .object({ token: z.string(), refreshToken: z.string().optional(), expiresAt: z.number().optional() })
    .optional(),
});
type Made = z.infer<typeof Made>;

/** So many codes are exchanged in a minute: whoever makes them up must not keep Slack from taking those of others. */
const mostExchanges = 30;

type Options = {
  clientId: string;
  clientSecret: string;
  /** The address people type. */
  publicUrl: string;
  apiUrl: string;
  /** The ids of the workspaces that may install the app; undefined: any may. */
  workspaces: readonly string[] | undefined;
  /** Told of each that may. Throws what keeps it from being served. */
  installed(team: string, tokens: InstallationTokens): Promise<void>;
  /** Whether there is an installation, this one or an earlier one. */
  isInstalled(team: string): Promise<boolean>;
  timeoutMs: number;
  clock: Clock;
  log: Log;
};

/**
 * The two pages on which a workspace installs the app (docs.slack.dev/authentication/installing-with-oauth). What was
 * begun in one browser is finished in the same, within ten minutes: Slack's library checks that.
 */
export function createInstallPages(options: Options): { begin: HttpHandler; back: HttpHandler } {
  const { clientId, clientSecret, publicUrl, apiUrl, timeoutMs, clock, log } = options;
  const exchanges = createRateLimit({ limit: mostExchanges, windowMs: 60_000 });
  /** Under the address people type: a proxy may have us under a path. */
  const show = (words: string, status: number) =>
    page(`${words}\n<p><a href="${escapeHtml(publicUrl)}${installPaths.begin}">Begin again</a></p>`, status);
  const provider = new InstallProvider({
    ...{ clientId, clientSecret, directInstall: true },
    // What fails is told by us: anybody may come with a state of their own.
    logger: { ...slackLogger(log), error() {} },
    // The same in every process, and no further secret to set.
    stateSecret: createHmac('sha256', clientSecret).update('paperboy install').digest('base64url'),
    authorizationUrl: new URL('/oauth/v2/authorize', apiUrl).href,
    installUrlOptions: { scopes: [...scopes], redirectUri: `${publicUrl}${installPaths.back}` },
    clientOptions: { ...clientOptions({ apiUrl, timeoutMs, log }), retryConfig: { retries: 0 } },
    installationStore: {
      async storeInstallation(installation) {
        const { team, bot } = Made.parse(installation);
        if (team === undefined || bot === undefined) return;
        await options.installed(team.id, tokensOf(bot)).catch(async (error: unknown) => {
          // Not half: in Slack the app would stand there, and answer nobody.
          if (!(await options.isInstalled(team.id))) await revoke(bot.token);
          throw error;
        });
      },
      fetchInstallation: () => Promise.reject(new Error('installations are read from the store')),
    },
  });

  /** Gives back what the app was let do, where it is not to be installed. */
  async function revoke(token: string): Promise<void> {
    await createApi(token, { apiUrl, timeoutMs, log })
      .auth.revoke()
      .catch((error: unknown) =>
        log.warn('slack: the token of an installation that is not kept could not be revoked', {
          reason: classify(error).reason,
        }),
      );
  }

  return {
    async begin(request) {
      const { asked, answered } = forNode(request);
      await provider.handleInstallPath(asked, answered);
      const location = answered.getHeader('location');
      if (typeof location !== 'string') return show(failed, 500);
      const headers = { Location: location, 'Cache-Control': 'no-store' };
      return withCookies(new Response(null, { status: 302, headers }), answered);
    },
    async back(request) {
      const { asked, answered } = forNode(request);
      let shown = show(failed, 500);
      await provider.handleCallback(asked, answered, {
        async beforeInstallation() {
          const { ok } = exchanges.take('all', clock.now().getTime());
          if (!ok) shown = show(busy, 429);
          return ok;
        },
        async afterInstallation(installation) {
          const made = Made.parse(installation);
          const refusal = refusalOf(made, options);
          if (refusal === undefined) return true;
          shown = show(refusal, 403);
          log.warn('slack: an installation was refused', { workspace: made.team?.id ?? 'a whole organisation' });
          if (made.bot !== undefined) await revoke(made.bot.token);
          return false;
        },
        success({ team }) {
          shown = page(welcome(team?.id ?? ''), 200);
        },
        failure(error) {
          const { words, status, isOurs } = failure(error);
          shown = show(words, status);
          if (isOurs !== undefined) log.error(isOurs, { error });
        },
      });
      return withCookies(shown, answered);
    },
  };
}

function tokensOf({ token, refreshToken, expiresAt }: NonNullable<Made['bot']>): InstallationTokens {
  if (refreshToken === undefined || expiresAt === undefined) return { token };
  return { token, renewal: { token: refreshToken, expiresAt: new Date(expiresAt * 1_000) } };
}

/** Why an installation is not taken, as HTML. */
function refusalOf({ team, bot, isEnterpriseInstall }: Made, { workspaces }: Options): string | undefined {
  if (isEnterpriseInstall === true || team === undefined) return wholeOrganisation;
  if (bot === undefined) return withoutBot;
  return workspaces === undefined || workspaces.includes(team.id) ? undefined : unlisted(team.id);
}

/** Slack's library wants Node's own requests; of the answer only its headers are used. */
function forNode(request: Request) {
  const asked = new IncomingMessage(new Socket());
  const { pathname, search } = new URL(request.url);
  asked.method = request.method;
  asked.url = `${pathname}${search}`;
  asked.headers = { host: 'localhost', cookie: request.headers.get('cookie') ?? '' };
  return { asked, answered: new ServerResponse(asked) };
}

function withCookies(response: Response, answered: ServerResponse): Response {
  for (const cookie of [answered.getHeader('set-cookie') ?? []].flat()) {
    response.headers.append('Set-Cookie', String(cookie));
  }
  return response;
}

/** What whoever wanted to install it reads where it failed. `isOurs`: what the log says of what is not theirs to mend. */
function failure(error: Error & { code: string }): { words: string; status: number; isOurs?: string } {
  const said = error instanceof WebAPIPlatformError ? error.data.error : error.code;
  if (overdue.has(said)) return { words: over, status: 400 };
  if (said === 'slack_oauth_installer_authorization_error') return { words: cancelled, status: 400 };
  return { words: failed, status: 502, isOurs: ofSettings[said] ?? 'slack: an installation failed' };
}

/** Codes of Slack's library, and of docs.slack.dev/reference/methods/oauth.v2.access. */
const overdue = new Set([
  'slack_oauth_missing_state',
  'slack_oauth_invalid_state',
  'slack_oauth_missing_code',
  'invalid_code',
]);

/** docs.slack.dev/reference/methods/oauth.v2.access, errors that are the operator's to mend. */
const ofSettings: Record<string, string> = {
  invalid_client_id: 'SLACK_CLIENT_ID: Slack knows no such app; copy it again from Basic Information.',
  bad_client_secret: 'SLACK_CLIENT_SECRET: Slack does not accept it; copy it again from Basic Information.',
  bad_redirect_uri:
    'PUBLIC_URL: the app does not have it as redirect URL; paste the manifest again that slack:manifest prints for it.',
};

const welcome = (team: string) => `<h2>Paperboy is installed</h2>
<p><code>/paper</code> in any channel shows today's best three papers and how to go on.</p>
<p><a href="https://app.slack.com/client/${escapeHtml(encodeURIComponent(team))}">Open Slack</a></p>`;

const wholeOrganisation = `<h2>One workspace at a time</h2>
<p>Paperboy cannot be installed for a whole organisation. Install it in each workspace that wants it, and choose the workspace on Slack's page.</p>`;

const withoutBot = `<h2>Nothing was installed</h2>
<p>Slack gave no bot. Whoever runs this Paperboy has to paste the app's manifest again.</p>`;

const unlisted = (team: string) => `<h2>Not for this workspace</h2>
<p>This Paperboy is for certain workspaces. Ask whoever runs it to add <code>${escapeHtml(team)}</code> to <code>SLACK_INSTALL</code>, and begin again then.</p>`;

const over = `<h2>This link is over</h2>
<p>It holds for ten minutes, once, and in the browser in which it was begun.</p>`;

const cancelled = `<h2>Nothing was installed</h2>
<p>It was not allowed in Slack. Where an admin has to approve apps, ask one first.</p>`;

const busy = `<h2>A moment, please</h2>
<p>Too many are installing at once. Begin again in a minute.</p>`;

const failed = `<h2>Paperboy could not be installed</h2>
<p>Something failed on the way; the log of this Paperboy says what.</p>`;
