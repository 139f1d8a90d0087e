import { connect, createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { createWeb } from '../../src/web/server.ts';
import { startWeb } from './web.ts';

describe('health', () => {
  it('is one word: ok, or what is wrong; and ok again', async () => {
    const { url, fault } = await startWeb();
    const ask = async (path: string) => {
      const answer = await fetch(`${url}${path}`);
      return [answer.status, await answer.text()];
    };
    expect(await ask('/healthz')).toEqual([200, 'ok']);
    expect(await ask('/readyz')).toEqual([200, 'ok']);
    for (const alive of ['loop', 'heartbeat'] as const) {
      fault.alive = alive;
      expect(await ask('/healthz')).toEqual([503, alive]);
    }
    for (const ready of ['store', 'index'] as const) {
      fault.ready = ready;
      expect(await ask('/readyz')).toEqual([503, ready]);
    }
    fault.alive = undefined;
    fault.ready = undefined;
    expect(await ask('/healthz')).toEqual([200, 'ok']);
    expect(await ask('/readyz')).toEqual([200, 'ok']);
  });

  it('is told whatever the host is called', async () => {
    const { status } = await startWeb();
    expect(await status('/healthz', { host: '10.1.2.3:80', origin: 'https://evil.example' })).toBe(200);
    expect(await status('/readyz', { host: 'evil.example' })).toBe(200);
  });
});

describe('a foreign host or origin', () => {
  it.each([
    'evil.example',
    'localhost.evil.example',
    'evil.example:80',
    '127.0.0.1.evil.example',
    'a@localhost',
    '[::2]',
  ])('%s is refused', async (host) => {
    const { status } = await startWeb({ publicUrl: 'https://papers.example.org', allowedHosts: ['papers.lan'] });
    expect([400, 403]).toContain(await status('/', { host }));
  });

  it.each([
    'localhost',
    'LOCALHOST:9',
    '127.0.0.1',
    '[::1]:80',
    'papers.example.org',
    'papers.lan:8080',
    '192.168.1.20',
  ])('%s is served', async (host) => {
    const allowedHosts = ['papers.lan', '192.168.1.20:3000'];
    const { status } = await startWeb({ publicUrl: 'https://papers.example.org', allowedHosts });
    expect(await status('/', { host })).toBe(404);
  });

  it('is told from our own by host and port', async () => {
    const { status, port } = await startWeb({ publicUrl: 'https://papers.example.org' });
    const from = (origin: string) => status('/', { origin });
    expect(await from(`http://127.0.0.1:${port}`)).toBe(404);
    expect(await from('https://papers.example.org')).toBe(404);
    for (const origin of ['http://127.0.0.1:1', 'http://papers.example.org', 'https://evil.example', 'null', 'x']) {
      expect(await from(origin), origin).toBe(403);
    }
  });

  it('hears which setting would serve it', async () => {
    const { asking } = await startWeb();
    expect(await asking('/', { host: 'papers.lan' })).toContain('ALLOWED_HOSTS');
  });
});

describe('requests without an end', () => {
  const limits = { requestMs: 300, lookMs: 50 };
  it.each([
    ['headers', 'GET / HTTP/1.1\r\nhost: localhost\r\nx-a: '],
    ['a body', 'POST /in HTTP/1.1\r\nhost: localhost\r\ncontent-length: 100000\r\n\r\n'],
  ])('that send %s byte by byte are closed, and the others answered meanwhile', async (_, begin) => {
    const { web, port, url, log } = await startWeb({ limits });
    await web.routes.open('/in', async (request) => new Response(await request.text()));
    const sockets = Array.from({ length: 50 }, () => connect(port, '127.0.0.1'));
    const closed = sockets.map(
      (socket) =>
        new Promise<void>((resolve) => {
          socket.on('error', () => {});
          socket.write(begin);
          const dripping = setInterval(() => socket.write('x'), 50);
          socket.on('close', () => {
            clearInterval(dripping);
            resolve();
          });
        }),
    );
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    await Promise.all(closed);
    // Fifty of one kind are one line.
    expect(log.lines.filter(({ level }) => level === 'warn')).toEqual([
      expect.objectContaining({ message: 'web: a request was refused, because it took too long' }),
    ]);
  });

  it('have bounded bodies, whether they say how long they are or not', async () => {
    const { web, url, log } = await startWeb({ limits: { bodyBytes: 1_000 } });
    await web.routes.open('/in', async (request) => new Response(`${(await request.text()).length} characters`));
    const send = async (length: number, isStated: boolean) => {
      const text = 'x'.repeat(length);
      const body = isStated ? text : new Blob([text]).stream();
      const answer = await fetch(`${url}/in`, { method: 'POST', body, duplex: 'half' });
      return [answer.status, await answer.text()];
    };
    for (const isStated of [true, false]) {
      expect(await send(1_000, isStated)).toEqual([200, '1000 characters']);
      expect(await send(1_001, isStated)).toEqual([413, expect.stringContaining('more than is taken')]);
    }
    expect(log.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('have bounded headers', async () => {
    const { asking } = await startWeb();
    expect(await asking('/', { 'x-long': 'x'.repeat(10_000) })).toMatch(/^HTTP\/1.1 431 /);
  });

  it('that are none are refused', async () => {
    const { raw } = await startWeb();
    expect(await raw('hello\r\n\r\n')).toMatch(/^HTTP\/1.1 400 /);
  });
});

it('tells a kind of bad request once a minute, with how many came before', async () => {
  const { url, log, clock } = await startWeb();
  const told = () => log.lines.filter(({ level }) => level === 'warn').map(({ facts }) => facts);
  for (let time = 0; time < 3; time++) await fetch(`${url}/secret-path?token=abc`);
  expect(told()).toEqual([{ status: 404 }]);
  clock.set('2026-06-19T09:01:00.000Z');
  await fetch(`${url}/`);
  expect(told()).toEqual([{ status: 404 }, { status: 404, untoldBefore: 2 }]);
  expect(JSON.stringify(log.lines)).not.toMatch(/secret-path|abc/);
});

it('says where it cannot listen', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await new Promise((listening) => taken.once('listening', listening));
  const address = taken.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const { clock, log } = await startWeb();
  const health = { alive: () => undefined, ready: async () => undefined };
  const web = createWeb({ port, host: '127.0.0.1', allowedHosts: [], health, clock, log });
  await expect(web.start()).rejects.toThrow(`PORT: cannot listen on ${port}`);
  await expect(web.routes.open('/in', async () => new Response())).rejects.toThrow('PORT');
  taken.close();
});

it('answers what went wrong in a handler with 500, and tells the log', async () => {
  const { web, url, log } = await startWeb();
  await web.routes.open('/in', () => Promise.reject(new Error('broken')));
  expect((await fetch(`${url}/in`, { method: 'POST' })).status).toBe(500);
  expect(log.lines.at(-1)?.level).toBe('error');
  web.routes.close('/in');
  expect((await fetch(`${url}/in`, { method: 'POST' })).status).toBe(404);
});
