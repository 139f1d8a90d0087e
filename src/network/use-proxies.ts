import type { Dispatcher } from 'undici';
import { createProxyOf, type ProxyOf, type ProxySettings } from './proxy-of.ts';

/** How what does not go through `fetch` finds its proxy. */
export type Proxies = {
  of: ProxyOf;
  /** For undici's WebSocket: what is upgraded needs a tunnel. */
  tunnels: Dispatcher;
};

/**
 * From now on every `fetch` of this process goes the way that the settings say. Node's own fetch gives way to undici's:
 * which dispatchers it takes depends on the undici that a Node was built with.
 */
export async function useProxies(settings: ProxySettings): Promise<Proxies> {
  // It takes a while to load, and few have a proxy.
  const { Agent, install, Pool, ProxyAgent, setGlobalDispatcher } = await import('undici');
  const proxyOf = createProxyOf(settings);
  const createDispatcher = (how: { proxyTunnel: boolean }): Dispatcher =>
    new Agent({
      factory(origin, options) {
        const uri = proxyOf(origin);
        return uri === undefined ? new Pool(origin, options) : new ProxyAgent({ ...how, uri });
      },
    });
  install();
  // Plain HTTP is handed to the proxy whole: most open tunnels to port 443 alone.
  setGlobalDispatcher(createDispatcher({ proxyTunnel: false }));
  return { of: proxyOf, tunnels: createDispatcher({ proxyTunnel: true }) };
}
