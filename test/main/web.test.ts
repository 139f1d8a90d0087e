import { renameSync } from 'node:fs';
import { createServer } from 'node:http';
import { expect, it } from 'vitest';
import { freePort } from '../fixtures/free-port.ts';
import { tempFolder } from '../storage/temp-database.ts';
import { databaseIn, run, start } from './process.ts';

const token = 'a-token-of-22-letters.';

it('answers health, metrics and a link to the page, and knows when its database is gone and back', async () => {
  const folder = tempFolder();
  const port = String(await freePort());
  const settings = { PORT: port, ADMIN_TOKEN: token, LOG_LEVEL: 'info' };
  const service = start(folder, [], settings);
  await service.logs('web: listening');
  await service.logs('index ready');
  const url = `http://127.0.0.1:${port}`;
  const ask = async (path: string, headers = {}) => {
    const answer = await fetch(`${url}${path}`, { headers });
    return `${answer.status} ${await answer.text()}`;
  };
  expect(await ask('/healthz')).toBe('200 ok');
  expect(await ask('/readyz')).toBe('200 ok');
  expect(await ask('/metrics', { authorization: `Bearer ${token}` })).toContain('paperboy_build_info{');
  expect(await ask('/')).toMatch(/^401 /);

  renameSync(databaseIn(folder), `${databaseIn(folder)}.away`);
  expect(await ask('/readyz')).toBe('503 store');
  expect(await ask('/healthz')).toBe('200 ok');
  renameSync(`${databaseIn(folder)}.away`, databaseIn(folder));
  expect(await ask('/readyz')).toBe('200 ok');

  const link = await run(folder, ['paper', 'admin-link'], settings);
  expect(link).toMatchObject({ status: 0, stderr: '' });
  expect(link.stdout).toMatch(/^http:\/\/localhost:\d+\/sign-in\?code=\S+\n$/);
  expect(link.stdout).not.toContain(token);
  const hosted = await run(folder, ['paper', 'admin-link'], { ...settings, PUBLIC_URL: 'https://papers.example.org' });
  expect(hosted.stdout).toMatch(
    /^https:\/\/papers\.example\.org(\/sign-in\?code=\S+)\n.* on this machine: http:\/\/localhost:\d+\1\n$/,
  );
  const body = new URLSearchParams({ code: new URL(link.stdout.trim()).searchParams.get('code') ?? '' });
  const enter = () => fetch(`${url}/sign-in`, { method: 'POST', body, redirect: 'manual' });
  const cookie = (await enter()).headers.get('set-cookie')?.split(';')[0] ?? '';
  expect((await enter()).status).toBe(401);
  expect(await ask('/', { cookie })).toMatch(/^200 .*running since/s);
  expect(await service.stop()).toBe(0);
  expect(service.log()).not.toContain(token);
});

it('goes on where its port is taken, and has no link where there is no page', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await new Promise((listening) => taken.once('listening', listening));
  const address = taken.address();
  const port = String(typeof address === 'object' ? address?.port : 0);
  const folder = tempFolder();
  const service = start(folder, [], { PORT: port });
  await service.logs(`PORT: cannot listen on ${port}`);
  await service.until('the prompt', () => service.out().includes('Type help for the commands.'));
  const status = await run(folder, ['paper', 'status'], { PORT: port });
  expect(status.stdout).toMatch(
    /Needs a hand\n {2}Nothing is served over HTTP\. PORT: cannot listen on \d+.*\n {4}→ Stop/,
  );
  expect(status.status).toBe(1);
  const taker = `PORT: another program answers at http://localhost:${port}.`;
  expect((await run(folder, ['paper', 'doctor'], { PORT: port })).stdout).toContain(`✗ HTTP server\n  ✗ ${taker}`);
  const refused = await run(folder, ['paper', 'admin-link'], { PORT: port, ADMIN_TOKEN: token });
  expect(refused).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining(taker) });
  expect(await service.stop()).toBe(0);
  taken.close();
  const link = await run(folder, ['paper', 'admin-link'], { PORT: port });
  expect(link).toMatchObject({ status: 1, stdout: '' });
  expect(link.stderr).toContain('ADMIN_TOKEN');
});
