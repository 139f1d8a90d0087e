import type { MiddlewareHandler } from 'hono';

type GuardOptions = {
  /** The interface that is listened on. */
  host?: string;
  publicUrl?: string;
  /** Further names; ports do not count. */
  allowedHosts: readonly string[];
};

/** How this machine calls itself. */
const loopback = ['localhost', '127.0.0.1', '[::1]'];

const foreignHost =
  'This host name is not served here. ALLOWED_HOSTS lists more than localhost; PUBLIC_URL is what people type.\n';

/**
 * Refuses requests that name a foreign host: a page elsewhere whose name was pointed at this machine would read what is
 * meant for its owner (DNS rebinding). And requests of pages elsewhere, where the browser says so.
 */
export function createGuard({ host, publicUrl, allowedHosts }: GuardOptions): MiddlewareHandler {
  const url = publicUrl === undefined ? undefined : new URL(publicUrl);
  const names = [...loopback, ...(host === undefined ? [] : [host]), ...allowedHosts].map(hostname);
  const served = new Set([...names, url?.hostname].filter((name) => name !== undefined));

  return async (context, next) => {
    const host = context.req.header('host') ?? '';
    if (!served.has(hostname(host) ?? '')) return context.text(foreignHost, 403);
    const origin = context.req.header('origin');
    if (origin !== undefined && origin !== url?.origin && originHost(origin) !== host.toLowerCase()) {
      return context.text('Requests of other pages are not answered here.\n', 403);
    }
    return next();
  };
}

/** The name in a `Host` header or setting, without its port; undefined for what is none. An IPv6 address may lack brackets. */
function hostname(host: string): string | undefined {
  const isBareIpv6 = /^[\da-f:]+$/i.test(host) && host.split(':').length > 2;
  const text = isBareIpv6 ? `[${host}]` : host;
  if (!/^[\w.:[\]-]+$/.test(text)) return undefined;
  return URL.canParse(`http://${text}`) ? new URL(`http://${text}`).hostname : undefined;
}

const originHost = (origin: string) => (URL.canParse(origin) ? new URL(origin).host : undefined);
