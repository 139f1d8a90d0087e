import { createServer } from 'node:http';
import { createWaiting } from '../../fixtures/wait.ts';
import { listen } from '../../servers/listen.ts';

/** What the platform does with a post: takes it and answers, takes it and loses the answer, or loses it altogether. */
export type Fate = 'answered' | 'answer lost' | 'post lost';

/** Chat channels behind HTTP, held by the test: what stands in them survives every kill. */
export async function openChannels(fateOf: () => Fate) {
  const stands = new Map<string, string[]>();
  let open = 0;
  const { changed, until } = createWaiting(() => `${open} are open`);
  const server = createServer((request, response) => {
    open += 1;
    response.on('close', () => {
      open -= 1;
      changed();
    });
    const [, channel = '', key = ''] = (request.url ?? '').split('/');
    const keys = stands.get(channel) ?? [];
    stands.set(channel, keys);
    if (request.method === 'GET') return void response.writeHead(keys.includes(key) ? 200 : 404).end();
    const fate = fateOf();
    if (fate !== 'post lost') keys.push(key);
    if (fate === 'answered') response.end(key);
    else request.socket.destroy();
  });
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}`,
    stands,
    /** Every request that a killed process had sent is through. */
    async settled() {
      // What the process had sent may not have been taken yet.
      await new Promise((resolve) => setImmediate(resolve));
      await until(() => open === 0, 'the requests of a killed process to end');
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
