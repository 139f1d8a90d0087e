import { once } from 'node:events';
import { connect } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Fault } from '../../src/core/status/health.ts';
import { createWeb, type WebOptions } from '../../src/web/server.ts';
import { fakeClock, recordedLog } from '../fixtures/clock.ts';
import { freePort } from '../fixtures/free-port.ts';

/** The HTTP server on loopback; what it says of health is what `fault` says. */
export async function startWeb(given: Partial<WebOptions> = {}) {
  const port = await freePort();
  const log = recordedLog();
  const clock = fakeClock('2026-06-19T09:00:00.000Z');
  const fault: { alive?: Fault | undefined; ready?: Fault | undefined } = {};
  const web = createWeb({
    ...{ port, host: '127.0.0.1', allowedHosts: [], log, clock },
    health: { alive: () => fault.alive, ready: async () => fault.ready },
    ...given,
  });
  onTestFinished(() => web.stop());
  await web.start();
  const url = `http://127.0.0.1:${port}`;

  /** Sends what `fetch` would not: the bytes as they are. Resolves with what came back until the server closed. */
  async function raw(...chunks: string[]): Promise<string> {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    socket.on('data', (bytes) => {
      answer += String(bytes);
    });
    socket.on('error', () => {});
    for (const chunk of chunks) socket.write(chunk);
    await once(socket, 'close');
    return answer;
  }

  /** A request that names this host, and more. */
  const asking = (path: string, headers: Record<string, string>, method = 'GET') => {
    const lines = Object.entries({ host: `127.0.0.1:${port}`, connection: 'close', ...headers });
    return raw(`${method} ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`);
  };
  /** Its status. */
  const status = async (...request: Parameters<typeof asking>) => Number((await asking(...request)).split(' ')[1]);

  return { web, port, url, log, clock, fault, raw, asking, status };
}
