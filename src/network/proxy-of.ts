import { BlockList, isIP } from 'node:net';

/** Addresses of proxies, and what goes past them, as the variables of these names say. */
export type ProxySettings = {
  https?: string | undefined;
  http?: string | undefined;
  /** `NO_PROXY`: hosts apart by commas or spaces, each with all below it; with a port; IP addresses and ranges; `*`. */
  except: string;
};

/** The proxy that a request goes through; undefined where it goes straight to its host. */
export type ProxyOf = (address: URL | string) => string | undefined;

/**
 * As curl decides (https://curl.se/docs/manpage.html, ENVIRONMENT): by the scheme of what is asked for, each scheme by its
 * own variable, and by whether `NO_PROXY` names the host. A WebSocket goes the way of HTTP.
 */
export function createProxyOf({ https, http, except }: ProxySettings): ProxyOf {
  const isExcepted = createExceptions(except);
  return (address) => {
    const url = new URL(address);
    const proxy = /^(https|wss):$/.test(url.protocol) ? https : http;
    return proxy === undefined || isExcepted(url) ? undefined : proxy;
  };
}

function createExceptions(text: string): (url: URL) => boolean {
  const entries = text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '');
  const ranges = new BlockList();
  const hosts: { host: string; port: string | undefined }[] = [];
  for (const entry of entries) {
    const [, network = '', bits = ''] = /^([\da-f.:]+)\/(\d{1,3})$/.exec(entry) ?? [];
    const family = familyOf(network);
    if (family !== undefined && Number(bits) <= (family === 'ipv4' ? 32 : 128)) {
      ranges.addSubnet(network, Number(bits), family);
      continue;
    }
    const [, host = entry, port] = /^(.+?)(?::(\d{1,5}))?$/.exec(isIP(entry) === 6 ? `[${entry}]` : entry) ?? [];
    hosts.push({ host: host.replace(/^\*?\./, ''), port });
  }
  return (url) => {
    const port = url.port || (/^(https|wss):$/.test(url.protocol) ? '443' : '80');
    const bare = url.hostname.replace(/^\[|\]$/g, '');
    const family = familyOf(bare);
    if (family !== undefined && ranges.check(bare, family)) return true;
    return hosts.some(
      (one) =>
        (one.port === undefined || one.port === port) &&
        (one.host === '*' || one.host === url.hostname || url.hostname.endsWith(`.${one.host}`)),
    );
  };
}

function familyOf(host: string): 'ipv4' | 'ipv6' | undefined {
  const version = isIP(host);
  return version === 4 ? 'ipv4' : version === 6 ? 'ipv6' : undefined;
}
