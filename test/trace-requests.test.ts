import { createServer } from 'node:http';
import { expect, it } from 'vitest';
import { traceRequests } from '../src/trace-requests.ts';
import { listenDuringTest } from './servers/listen-during-test.ts';

it('tells of each request with what came of it, and of its address nothing that is secret', async () => {
  const server = createServer((request, response) => {
    if (request.url === '/api/broken') return void request.socket.destroy();
    response.writeHead(request.url?.includes('daily') ? 200 : 404).end();
  });
  const host = `127.0.0.1:${await listenDuringTest(server)}`;
  const lines: Record<string, unknown>[] = [];
  traceRequests((_, facts = {}) => void lines.push(facts));
  const ask = (path: string) =>
    fetch(`http://${host}${path}`)
      .then((answer) => answer.text())
      .catch(() => undefined);
  await ask('/api/daily_papers?q=what+a+person+typed');
  await ask('/api/v10/interactions/4711/aW50ZXJhY3Rpb24tdG9rZW4/callback');
  await ask('/commands/T0TEAM/4711/abcdEFGHijklMNOP');
  await ask('/api/chat.postMessage');
  await ask('/api/broken');
  expect(lines.map(({ ms, ...facts }) => ({ ...facts, hasTime: typeof ms }))).toEqual(
    [
      { at: '/api/daily_papers', status: 200 },
      { at: '/api/v10/interactions/4711/…/callback', status: 404 },
      { at: '/commands/…/4711/…', status: 404 },
      { at: '/api/chat.postMessage', status: 404 },
      { at: '/api/broken', failed: 'UND_ERR_SOCKET' },
    ].map(({ at, ...came }) => ({ method: 'GET', at: host + at, ...came, hasTime: 'number' })),
  );
  expect(JSON.stringify(lines)).not.toMatch(/typed|aW50|abcd/);
});
