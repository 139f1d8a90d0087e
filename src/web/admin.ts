import { Hono, type MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { StatusReport } from '../core/status/status-report.ts';
import type { Metrics } from './metrics.ts';
import { contentPolicy, openingPage, signedOutPage, statusPage } from './page.ts';
import { createSignIn, sessionMs } from './sign-in.ts';

export type AdminOptions = {
  token: string;
  metrics: Metrics;
  status(): Promise<StatusReport>;
  now(): Date;
  /** True the first time a text is told, over restarts too. */
  first(text: string): Promise<boolean>;
  /** Where people reach us; a cookie is kept to https where that is used. */
  publicUrl?: string;
};

const cookie = 'paperboy_session';

/** What the operator alone may see: `/metrics` with the token, `/` with the token or a session that a link began. */
export function createAdmin(options: AdminOptions): Hono {
  const { token, metrics, status, publicUrl } = options;
  const signIn = createSignIn(token, options);
  const app = new Hono();
  const isBearer = (authorization = '') => /^Bearer /i.test(authorization) && signIn.isToken(authorization.slice(7));

  app.use(closedToOthers);

  app.get('/metrics', async (context) => {
    if (!isBearer(context.req.header('authorization'))) return context.notFound();
    return context.text(await metrics.text(await status()), 200, { 'content-type': metrics.contentType });
  });

  app.get('/', async (context) => {
    const session = getCookie(context, cookie) ?? '';
    if (isBearer(context.req.header('authorization')) || signIn.isSession(session)) {
      return context.html(statusPage(await status()));
    }
    return context.html(signedOutPage(), 401);
  });

  // Opening a link uses nothing up: chats and browsers look at addresses before people do.
  app.get('/sign-in', (context) => {
    const code = context.req.query('code') ?? '';
    return signIn.isLink(code) ? context.html(openingPage(code)) : context.html(signedOutPage(), 401);
  });

  app.post('/sign-in', async (context) => {
    const { code } = await context.req.parseBody();
    const session = typeof code === 'string' ? await signIn.enter(code) : undefined;
    if (session === undefined) return context.html(signedOutPage(), 401);
    setCookie(context, cookie, session, {
      ...{ path: '/', httpOnly: true, sameSite: 'Strict', maxAge: sessionMs / 1000 },
      secure: publicUrl?.startsWith('https:') === true,
    });
    // Relative: a proxy may have us under a path.
    return context.redirect('./', 303);
  });
  return app;
}

/** Nothing of it is kept, framed, or told to another site. With no referrer at all a form would have no origin either. */
const closedToOthers: MiddlewareHandler = async (context, next) => {
  await next();
  context.header('cache-control', 'no-store');
  context.header('content-security-policy', contentPolicy);
  context.header('referrer-policy', 'same-origin');
  context.header('x-content-type-options', 'nosniff');
  context.header('cross-origin-opener-policy', 'same-origin');
  context.header('cross-origin-resource-policy', 'same-origin');
};
