import type { Server } from 'node:http';
import { onTestFinished } from 'vitest';
import { listen } from './listen.ts';

/** Lets a server listen on loopback until the test ends, and gives its port. */
export async function listenDuringTest(server: Server): Promise<number> {
  const port = await listen(server);
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return port;
}
