import { once } from 'node:events';
import { createServer, type Server, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { HttpHandler, HttpRoutes } from '../core/chat/http-routes.ts';
import type { Clock } from '../core/clock.ts';
import type { Log } from '../core/log.ts';
import type { Fault, Health } from '../core/status/health.ts';
import { limitBody } from './body-limit.ts';
import { createGuard } from './guard.ts';
import { createRefusals, type Refusals } from './refusals.ts';
import { serverName } from './who-answers.ts';

export type WebOptions = {
  port: number;
  /** The interface that is listened on; absent: all. */
  host?: string;
  /** The address people type, where it is not this one. */
  publicUrl?: string;
  /** Names in `Host` that are served beside localhost, `host` and `publicUrl`. */
  allowedHosts: readonly string[];
  health: Health;
  /** Answers requests under `/feeds/`; absent: there are no feeds. */
  feeds?: HttpHandler;
  /** Answers agents at `/mcp`; absent: there is no way in for them. */
  mcp?: HttpHandler;
  /** Answers requests under `/mails/`, which people and their mail programs send; absent: there are no mails. */
  mails?: HttpHandler | undefined;
  /** What the operator alone may see (see `createAdmin`); absent: there is none. */
  admin?: Hono;
  clock: Clock;
  log: Log;
  limits?: Partial<Limits>;
};

/** What a request may take: whoever sends a byte every three seconds must not hold a socket for minutes. */
type Limits = {
  /** From a request's first byte to its last, in milliseconds. */
  requestMs: number;
  /** Requests that are over their time are looked for so often, in milliseconds. */
  lookMs: number;
  /** A connection on which nothing moves is closed after so long, in milliseconds. */
  idleMs: number;
  /** Bytes of all headers. */
  headerBytes: number;
  /** Bytes of a body. Slack's largest, a form with all it holds, is a quarter of this. */
  bodyBytes: number;
  connections: number;
};
const usualLimits: Limits = {
  requestMs: 10_000,
  lookMs: 1_000,
  idleMs: 30_000,
  headerBytes: 8_192,
  bodyBytes: 1_000_000,
  connections: 500,
};

/** So long the end waits for answers under way, in milliseconds. */
const closingMs = 2_000;

export type Web = {
  /** What a platform that calls us is reached by. */
  routes: HttpRoutes;
  /** Listens. Throws when it cannot; doing it again does nothing. */
  start(): Promise<void>;
  stop(): Promise<void>;
};

/** The one HTTP server (docs/decisions/0006-one-http-server.md). Nothing listens until somebody starts it. */
export function createWeb(options: WebOptions): Web {
  const { port, host, clock, log } = options;
  const limits = { ...usualLimits, ...options.limits };
  const refusals = createRefusals(clock, log);
  const opened: Opened = { posts: new Map(), pages: new Map() };
  const server = serverOf(createApp(options, opened, limits, refusals), limits, refusals);
  let listening: Promise<void> | undefined;

  async function listen(): Promise<void> {
    server.listen({ port, ...(host === undefined ? {} : { host }) });
    try {
      await once(server, 'listening');
    } catch (cause) {
      throw new Error(`PORT: cannot listen on ${port} (${String(cause)})`, { cause });
    }
    server.on('error', (error) => log.error('web: the server failed', { error }));
    log.info('web: listening', { port, host: host ?? 'every interface' });
  }

  const start = () => {
    listening ??= listen();
    return listening;
  };

  return {
    start,
    routes: {
      async open(path, handler) {
        opened.posts.set(path, handler);
        await start();
      },
      async openPage(path, handler) {
        opened.pages.set(path, handler);
        await start();
      },
      close(path) {
        opened.posts.delete(path);
        opened.pages.delete(path);
      },
    },
    async stop() {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      await Promise.race([closed, clock.sleep(closingMs)]);
      server.closeAllConnections();
    },
  };
}

/** What platforms have opened, by path. */
type Opened = { posts: Map<string, HttpHandler>; pages: Map<string, HttpHandler> };

/** Every answer passes here, so that what was refused is told to the log. */
function createApp(options: WebOptions, { posts, pages }: Opened, { bodyBytes }: Limits, refusals: Refusals): Hono {
  const { health, feeds, mcp, mails, admin, log } = options;
  const app = new Hono();
  app.onError((error, context) => {
    if (error instanceof HTTPException) return error.getResponse();
    log.error('web: a request could not be answered', { error });
    return context.text('Something failed here; the log says what.\n', 500);
  });
  app.use(async (context, next) => {
    await next();
    refusals.told(context.res.status);
  });
  const word = (context: Context, fault: Fault | undefined) =>
    context.text(fault ?? 'ok', fault ? 503 : 200, { server: serverName });
  app.get('/healthz', (context) => word(context, health.alive()));
  app.get('/readyz', async (context) => word(context, await health.ready()));
  app.post('*', limitBody(bodyBytes), async ({ req }, next) => posts.get(req.path)?.(req.raw) ?? next());
  app.use(createGuard(options));
  app.get('*', async ({ req }, next) => pages.get(req.path)?.(req.raw) ?? next());
  if (feeds !== undefined) app.get('/feeds/*', ({ req }) => feeds(req.raw));
  if (mcp !== undefined) app.all('/mcp', ({ req }) => mcp(req.raw));
  if (mails !== undefined) app.on(['GET', 'POST'], '/mails/*', ({ req }) => mails(req.raw));
  if (admin !== undefined) app.route('/', admin);
  return app;
}

/** Node's own server: its limits are those of connections and headers. */
function serverOf(app: Hono, limits: Limits, refusals: Refusals): Server {
  const server = createServer(
    {
      requestTimeout: limits.requestMs,
      headersTimeout: limits.requestMs,
      connectionsCheckingInterval: limits.lookMs,
      maxHeaderSize: limits.headerBytes,
    },
    getRequestListener(app.fetch, { overrideGlobalObjects: false }),
  );
  server.timeout = limits.idleMs;
  server.maxConnections = limits.connections;
  server.on('clientError', (error: Error & { code?: string }, socket: Socket) => {
    // It went away by itself.
    if (error.code === 'ECONNRESET') return void socket.destroy();
    const status = clientErrors[error.code ?? ''] ?? 400;
    refusals.told(status);
    if (socket.writable) socket.write(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\n\r\n`);
    // Not only ended: who goes on sending would hold it.
    socket.destroySoon();
  });
  return server;
}

/** Node's codes (nodejs.org/api/errors.html) as statuses; another is a request that cannot be read. */
const clientErrors: Record<string, number> = { ERR_HTTP_REQUEST_TIMEOUT: 408, HPE_HEADER_OVERFLOW: 431 };
