import type { Email } from './adapters/email/index.ts';
import { openAnswerModel } from './answers/model/index.ts';
import type { Config } from './config.ts';
import type { ChatSetup } from './connections.ts';
import type { ChatAdapter, Dispatch } from './core/chat/chat-adapter.ts';
import type { HttpHandler, HttpRoutes } from './core/chat/http-routes.ts';
import { rememberMemberships } from './core/chat/memberships.ts';
import type { ChannelKey, Platform } from './core/chat/place.ts';
import type { SeenEvents } from './core/chat/stores.ts';
import type { Clock } from './core/clock.ts';
import type { CallCounts } from './core/commands/call-counts.ts';
import type { Ways } from './core/commands/ways.ts';
import type { Duty } from './core/duty.ts';
import type { Log } from './core/log.ts';
import type { SourceInfo } from './core/papers/paper-source.ts';
import type { SearchIndex } from './core/queries/search.ts';
import type { Health } from './core/status/health.ts';
import type { Measure } from './core/status/measurement.ts';
import type { StatusReport } from './core/status/status-report.ts';
import type { Proxies } from './network/use-proxies.ts';
import type { Stores } from './storage/index.ts';
import { version } from './version.ts';
import type { Web } from './web/server.ts';

type Common = { clock: Clock; log: Log };

/**
 * The chats that are set up, not yet connected. Here and below libraries are loaded that take up to a second: only those
 * that are needed are.
 */
export async function loadChats(
  config: Config,
  stores: Stores,
  { clock, log }: Common,
  { network, routes, gateway }: { network: Proxies | undefined; routes: HttpRoutes | undefined; gateway: Duty },
): Promise<ChatSetup[]> {
  const { papers, channels, outbox, buttons, keyValues, seen, shared } = stores;
  const { roles } = config;
  const chats: ChatSetup[] = [];
  if (config.discord !== undefined) {
    // Before the adapter, which loads discord.js.
    if (network !== undefined) (await import('./adapters/discord/gateway-proxy.ts')).proxyGateway(network.of);
    const { createDiscord } = await import('./adapters/discord/index.ts');
    const { takesMessages } = outbox;
    const parts = { ...config.discord, buttons, keyValues, seen, takesMessages, clock, log };
    const listener = () => createDiscord({ ...parts, mayAnswer: gateway.isHeldStill });
    if (shared === undefined) chats.push({ adapter: createDiscord(parts) });
    else {
      const adapter = createDiscord({ ...parts, sendsOnly: true });
      chats.push({ adapter, ...(roles.has('gateway') ? { listener } : {}) });
    }
  }
  if (config.slack !== undefined) {
    const { unknownPolicy } = config;
    const organiserOf = async (channel: ChannelKey) => (await channels.get(channel))?.organiser;
    const papersToUnfurl = async (channel: ChannelKey, ids: readonly string[]) =>
      (await channels.get(channel))?.unfurlsLinks === true ? papers.get(ids) : [];
    const isShared = shared !== undefined;
    const common = { unknownPolicy, organiserOf, papersToUnfurl, buttons, keyValues, seen, isShared, clock, log };
    const called = routes === undefined || !roles.has('web') ? {} : { routes };
    if ('botToken' in config.slack) {
      const { createSlack } = await import('./adapters/slack/index.ts');
      const socket = network === undefined ? {} : { dispatcher: network.tunnels };
      const sendsOnly = !roles.has(config.slack.appToken === undefined ? 'web' : 'gateway');
      chats.push({ adapter: createSlack({ ...config.slack, sendsOnly, ...socket, ...called, ...common }) });
    } else if (stores.installations !== undefined) {
      const { installations } = stores;
      tellResealed(await stores.resealInstallations(), 'Tokens of Slack workspaces', log);
      const { createSlackForMany } = await import('./adapters/slack/many.ts');
      chats.push({ adapter: createSlackForMany({ ...config.slack, ...called, installations, ...common }) });
    }
  }
  return chats;
}

type WayParts = {
  sources: readonly SourceInfo[];
  dispatch(): Pick<Dispatch, 'run'>;
  index: SearchIndex;
  adapterOf(platform: Platform): ChatAdapter | undefined;
  counts: CallCounts;
  clock: Clock;
  isSample(): Promise<boolean>;
};

/** What people reach at our address outside of the chats, and how they come by it; nothing where it is not known. */
export async function loadWaysOut(
  { publicUrl, digest }: Config,
  { channels, papers, accessTokens: tokens }: Stores,
  { dispatch, index, sources, adapterOf, counts, clock, isSample }: WayParts,
): Promise<{ handlers: { feeds?: HttpHandler; mcp?: HttpHandler }; ways: Ways }> {
  if (publicUrl === undefined) return { handlers: {}, ways: {} };
  const { createFeeds } = await import('./feeds/feeds.ts');
  const { createFeedWay } = await import('./feeds/way.ts');
  const memberships = rememberMemberships((platform) => adapterOf(platform)?.memberships, clock);
  const common = { papers, index, channels, tokens, memberships, publicUrl, clock };
  const feeds = createFeeds({ ...common, sources, isSample, top: digest.top });
  const { createMcpWay } = await import('./mcp/way.ts');
  /** Its library is loaded when the first agent asks. */
  let answering: Promise<HttpHandler> | undefined;
  const mcp: HttpHandler = async (request) => {
    answering ??= import('./mcp/http.ts').then(({ createMcpHttp }) =>
      createMcpHttp({ ...common, counts, dispatch: dispatch(), version }),
    );
    return (await answering)(request);
  };
  return { handlers: { feeds, mcp }, ways: { feed: createFeedWay(common), mcp: createMcpWay(common) } };
}

/**
 * Mails, where they are set up. What was encrypted with an earlier key is encrypted anew first, by each process that serves
 * and never by a command from the shell, which may have been given another key. Several processes: docs/hosting.md.
 */
export async function loadEmail(
  { mail, digest }: Config,
  { mailAddresses: addresses, resealAddresses }: Pick<Stores, 'mailAddresses' | 'resealAddresses'>,
  { clock, log, posts }: Common & { posts: boolean },
): Promise<Email | undefined> {
  if (mail === undefined || addresses === undefined) return undefined;
  if (posts) tellResealed(await resealAddresses(), 'E-mail addresses', log);
  const { createEmail } = await import('./adapters/email/index.ts');
  const { schedule, top } = digest;
  return createEmail({ ...mail, addresses, defaults: { schedule, top }, clock, log });
}

/** `what`: what is encrypted, as the log calls it. */
function tellResealed(done: { anew: number; lost: number } | undefined, what: string, log: Log): void {
  const { anew = 0, lost = 0 } = done ?? {};
  if (anew > 0) log.info(`${what} were encrypted with the new SECRET_KEY.`, { rows: anew });
  if (lost > 0) {
    log.warn(`${what} cannot be read: SECRET_KEY was another. Put that one into SECRET_KEY_OLD.`, { rows: lost });
  }
}

/** The HTTP server, and what counts for it: without a token for its readers nothing is counted. */
export async function loadWeb(
  web: NonNullable<Config['web']>,
  parts: Common & {
    health: Health;
    status(): Promise<StatusReport>;
    seen: SeenEvents;
    feeds?: HttpHandler;
    mcp?: HttpHandler;
    mails?: HttpHandler | undefined;
  },
): Promise<Web & { measure?: Measure }> {
  const { createWeb } = await import('./web/server.ts');
  const { adminToken: token, ...common } = { ...web, ...parts };
  if (token === undefined) return createWeb(common);
  const { createAdmin } = await import('./web/admin.ts');
  const { createMetrics } = await import('./web/metrics.ts');
  const metrics = createMetrics();
  const admin = createAdmin({
    ...web,
    token,
    metrics,
    status: parts.status,
    now: parts.clock.now,
    first: parts.seen.first,
  });
  return { ...createWeb({ ...common, admin }), measure: metrics.measure };
}

/** The operator's language model, and how often it may be asked. */
export const modelOf = (
  { limits, ...model }: NonNullable<Config['model']>,
  { keyValues }: Pick<Stores, 'keyValues'>,
) => ({
  model: openAnswerModel({ ...model, keyValues }),
  limits,
});
