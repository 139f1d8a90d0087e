import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';

/** A platform's published limits, in calls per window. */
export type Limits = {
  /** Over everything, per second. */
  perSecond?: number;
  /** In one channel: so many per so many milliseconds. */
  perChannel: { calls: number; windowMs: number };
  /** In one tenant, per minute. */
  perTenantMinute?: number;
};

/**
 * A loopback server that takes posts as `/tenant/channel` and answers 429 beyond the limits, counted over sliding
 * windows. Answers take as long as a platform's.
 */
export async function openLimitedServer({ perSecond, perChannel, perTenantMinute }: Limits, latencyMs: number) {
  const counted = { accepted: 0, refused: 0, firstAt: 0, lastAt: 0 };
  const calls = new Map<string, number[]>();

  const within = (name: string, most: number | undefined, windowMs: number, now: number): boolean => {
    if (most === undefined) return true;
    const recent = (calls.get(name) ?? []).filter((at) => at > now - windowMs);
    if (recent.length >= most) return false;
    recent.push(now);
    calls.set(name, recent);
    return true;
  };

  const server = createServer(async (request, response) => {
    const now = performance.now();
    const [, tenant = '', channel = ''] = (request.url ?? '').split('/');
    const allowed =
      within(`c ${tenant} ${channel}`, perChannel.calls, perChannel.windowMs, now) &&
      within(`t ${tenant}`, perTenantMinute, 60_000, now) &&
      within('all', perSecond, 1_000, now);
    if (!allowed) {
      counted.refused += 1;
      response.writeHead(429, { 'retry-after': '1' }).end();
      return;
    }
    counted.accepted += 1;
    counted.firstAt ||= now;
    counted.lastAt = now;
    request.resume();
    await setTimeout(latencyMs);
    response.end('ok');
  });
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    counted,
    close: () => {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
