import type { ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { collectGarbageMeanwhile } from '../../fixtures/garbage.ts';
import { within } from '../../fixtures/wait.ts';
import { endlessBody, endlessGzip } from '../../servers/endless.ts';
import { connected, line } from './setup.ts';

/** What becomes of a post whose first answer is made by `answer`, when its connection is closed. */
async function postedWith(answer: (response: ServerResponse) => void, requestMs = 600_000) {
  const { server, adapter, place } = await connected({ deadlines: { requestMs } });
  const closed = new Promise<void>((resolve) => {
    const how = (response: ServerResponse) => {
      response.once('close', resolve);
      answer(response);
    };
    server.faults.add({ request: /^POST .*messages$/, when: 'before', how });
  });
  const before = process.memoryUsage().rss;
  const first = await adapter.post(place, line('first', { audience: 'everyone' }), 'first');
  await within(closed, 'the connection to be closed', () => JSON.stringify(first));
  const grownBy = process.memoryUsage().rss - before;
  const second = await adapter.post(place, line('second', { audience: 'everyone' }), 'second');
  return { first, second, grownBy, server };
}

describe('the body of an answer', () => {
  it.each([
    ['to a request that was done', endlessBody(200)],
    ['to one that was done, zipped', endlessGzip(200)],
    ['of an error', endlessBody(400)],
    ['of an error, zipped', endlessGzip(400)],
    ['of a failure', endlessBody(500)],
    ['of a failure, zipped', endlessGzip(500)],
    ['of a request to wait', endlessBody(429)],
  ])('%s that does not end is cut off, and the next post goes out', { timeout: 60_000 }, async (_, answer) => {
    const { first, second, grownBy } = await postedWith(answer);
    expect(first).toEqual({ kind: 'unknown', reason: expect.stringMatching(/answer was lost \(.*MB/) });
    expect(grownBy).toBeLessThan(200e6);
    expect(second).toMatchObject({ kind: 'sent' });
  });

  it('that drips is left in time, whatever is collected meanwhile', async () => {
    collectGarbageMeanwhile();
    const { first, second } = await postedWith((response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const drop = setInterval(() => response.write(' '), 20);
      response.once('close', () => clearInterval(drop));
    }, 3_000);
    expect(first).toMatchObject({ kind: 'unknown' });
    expect(second).toMatchObject({ kind: 'sent' });
  });

  it('of a redirect is not that of another place', async () => {
    const { first, second, server } = await postedWith((response) => {
      response.writeHead(307, { location: '/api/v10/elsewhere' }).end('{}', () => response.destroy());
    });
    expect(first).toMatchObject({ kind: 'unknown' });
    expect(second).toMatchObject({ kind: 'sent' });
    expect(server.requests.filter(({ line }) => line.includes('elsewhere'))).toEqual([]);
  });
});
