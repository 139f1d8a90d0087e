import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { channelKey } from '../../src/core/chat/place.ts';
import { readSubscriptions } from '../../src/operator/subscriptions-file.ts';
import { openStores } from '../../src/storage/index.ts';
import { aChannel, aPlace, aTopic } from '../fixtures/channels.ts';
import { tempFolder } from '../storage/temp-database.ts';
import { databaseIn, nowhere } from './process.ts';

const program = fileURLToPath(new URL('../../src/start.cjs', import.meta.url));

it('is whole in a pipe that is read slowly', async () => {
  const folder = tempFolder();
  const stores = await openStores(
    { engine: 'sqlite', file: databaseIn(folder) },
    { retentionDays: 365, now: () => new Date() },
  );
  const topics = Array.from({ length: 25 }, (_, n) => aTopic(`number ${n} ${'diffusion '.repeat(15).trim()}`));
  for (let n = 0; n < 100; n++) {
    const place = aPlace({ platform: 'slack', tenant: 'T1', channel: `C${n}` });
    await stores.channels.update(channelKey(place), () => aChannel({ place, topics }));
  }
  await stores.close();
  const child = spawn(process.execPath, [program, 'paper', 'export'], {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: folder, DATABASE_URL: databaseIn(folder) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = once(child, 'close');
  let text = '';
  for await (const chunk of child.stdout.setEncoding('utf8')) {
    text += chunk;
    await nextTurn();
  }
  expect(await closed).toEqual([0, null]);
  expect(text.length).toBeGreaterThan(300_000);
  expect(readSubscriptions(text)).toMatchObject({ subscriptions: { length: 100 } });
});

it('ends in order when whoever read it has gone', async () => {
  const folder = tempFolder();
  const sources = { HF_API_URL: nowhere, ARXIV_URL: nowhere, ARXIV_API_URL: nowhere };
  const child = spawn(process.execPath, [program], {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: folder, DATABASE_URL: databaseIn(folder), ...sources },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const exited = once(child, 'exit');
  let text = '';
  for await (const chunk of child.stdout.setEncoding('utf8')) {
    text += chunk;
    if (text.includes('Type help for the commands.')) break;
  }
  expect(existsSync(`${databaseIn(folder)}.lock.json`)).toBe(true);
  child.stdin.write('today\n');
  expect(await exited).toEqual([0, null]);
  expect(existsSync(`${databaseIn(folder)}.lock.json`)).toBe(false);
});
