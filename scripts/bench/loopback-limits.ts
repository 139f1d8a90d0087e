import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** A platform's published limits, in calls per window. */
export const Limits = z.object({
  /** Over everything, per second. */
  perSecond: z.number().exactOptional(),
  /** In one channel: so many per so many milliseconds. */
  perChannel: z.object({ calls: z.number(), windowMs: z.number() }),
  /** In one tenant, per minute. */
  perTenantMinute: z.number().exactOptional(),
  /** An answer takes as long as a platform's. */
  latencyMs: z.number(),
});
export type Limits = z.infer<typeof Limits>;

export const Ready = z.object({ url: z.string() });
/** Times in milliseconds since some moment. */
export const Counted = z.object({ accepted: z.number(), refused: z.number(), firstAt: z.number(), lastAt: z.number() });

/**
 * A program: a loopback server that takes posts as `/tenant/channel` and answers 429 beyond the limits, counted over
 * sliding windows, which are stricter than fixed ones. Told anything, it says what it counted.
 */
async function serve({ perSecond, perChannel, perTenantMinute, latencyMs }: Limits): Promise<void> {
  const counted = { accepted: 0, refused: 0, firstAt: 0, lastAt: 0 };
  const calls = new Map<string, number[]>();

  const within = (name: string, most: number | undefined, windowMs: number, now: number): boolean => {
    if (most === undefined) return true;
    const recent = (calls.get(name) ?? []).filter((at) => at > now - windowMs);
    calls.set(name, recent);
    if (recent.length >= most) return false;
    recent.push(now);
    return true;
  };

  const server = createServer(async (request, response) => {
    const now = performance.now();
    request.resume();
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
    await setTimeout(latencyMs);
    response.end('ok');
  });
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  process.on('message', () => process.send?.(counted));
  process.send?.({ url: `http://127.0.0.1:${port}` });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await serve(Limits.parse(JSON.parse(process.argv[2] ?? '')));
