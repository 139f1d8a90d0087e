import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { channelKey } from '../../src/core/chat/place.ts';
import { readSubscriptions } from '../../src/operator/subscriptions-file.ts';
import { openStores } from '../../src/storage/index.ts';
import { aChannel, aPlace, aTopic } from '../fixtures/channels.ts';
import { tempFolder } from '../storage/temp-database.ts';
import { databaseIn } from './process.ts';

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
  const program = fileURLToPath(new URL('../../src/start.cjs', import.meta.url));
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
