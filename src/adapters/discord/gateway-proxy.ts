import { createRequire } from 'node:module';
import { HttpsProxyAgent } from 'https-proxy-agent';
import WebSocket, { type ClientOptions } from 'ws';

/** What `require('ws')` gives, as discord.js asks for it. */
const required: { WebSocket: unknown } = createRequire(import.meta.url)('ws');

/**
 * Lets Discord's gateway be reached through a proxy. discord.js has no option for it (discordjs/discord.js#10716), but opens
 * the gateway with `ws`, which takes an agent. To be called before discord.js is loaded, which keeps the class that it
 * finds then.
 */
export function proxyGateway(proxyOf: (address: URL | string) => string | undefined): void {
  required.WebSocket = class extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[], options: ClientOptions = {}) {
      const proxy = proxyOf(address);
      super(address, protocols, proxy === undefined ? options : { ...options, agent: new HttpsProxyAgent(proxy) });
    }
  };
}
