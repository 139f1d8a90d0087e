import { execFileSync } from 'node:child_process';
import { closeSync, openSync, renameSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { type ChatAdapter, UnreachableError } from '../../src/core/chat/chat-adapter.ts';
import type { Clock } from '../../src/core/clock.ts';
import { runTask } from '../../src/tasks/index.ts';
import { openBot } from '../../src/wire.ts';
import { recordedLog } from '../fixtures/clock.ts';
import { freePort } from '../fixtures/free-port.ts';
import { createGate } from '../fixtures/gate.ts';
import { papers } from '../fixtures/papers.ts';
import { recordingChat } from '../fixtures/recording-chat.ts';
import { within } from '../fixtures/wait.ts';
import { tempFolder } from '../storage/temp-database.ts';

/** A clock that is moved by hand. Sleepers wake when their time has come, unless the event loop is stuck meanwhile. */
function handClock(start: string): Clock & { pass(ms: number): void; isStuck: boolean; set(to: string): void } {
  let now = Date.parse(start);
  let elapsed = 0;
  let sleepers: { at: number; wake: () => void }[] = [];
  const clock = {
    isStuck: false,
    now: () => new Date(now),
    elapsed: () => elapsed,
    nextTurn: () => setImmediate(),
    set(to: string) {
      now = Date.parse(to);
    },
    pass(ms: number) {
      now += ms;
      elapsed += ms;
      if (clock.isStuck) return;
      const awake = sleepers.filter(({ at }) => at <= elapsed);
      sleepers = sleepers.filter(({ at }) => at > elapsed);
      for (const { wake } of awake) wake();
    },
    sleep: (ms: number, signal?: AbortSignal) =>
      new Promise<void>((wake) => {
        if (signal?.aborted) return wake();
        signal?.addEventListener('abort', () => wake(), { once: true });
        sleepers.push({ at: elapsed + ms, wake });
      }),
  };
  return clock;
}

/** A chat that does not answer. */
const away: ChatAdapter = {
  ...recordingChat({ platform: 'discord' }),
  start: () => Promise.reject(new UnreachableError('Discord does not answer.')),
  edit: async () => ({ kind: 'unknown', reason: 'away' }),
  missingAccess: async () => [],
  stop: async () => {},
};

/** The whole bot as it serves, with a chat that is away. Its heartbeats do not end before `release`. */
async function serving(databaseFile: string) {
  const port = await freePort();
  const clock = handClock('2026-06-19T09:00:10.000Z');
  const stopping = new AbortController();
  const bot = await openBot(readConfig({ DATABASE_URL: databaseFile, PORT: String(port) }), {
    ...{ papers: papers(3, { featuredOn: '2026-06-18' }), clock, log: recordedLog(), stopping },
  });
  const [begun, released] = [createGate(), createGate()];
  const tick = async (signal: AbortSignal) => {
    begun.open();
    await released.opened;
    await bot.digests.tick(signal);
  };
  const chats = [bot.connections.connectable(away)];
  const served = runTask({ kind: 'serve' }, { ...bot, chats, digests: { ...bot.digests, tick } }, stopping.signal);
  onTestFinished(async () => {
    released.open();
    stopping.abort();
    await served;
    await bot.close();
  });
  await bot.web?.start();
  const ask = async (path: string) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`);
    return `${answer.status} ${await answer.text()}`;
  };
  return { bot, clock, ask, begun: begun.opened, release: released.open };
}

it('is told of a process that serves: what is wrong with it, and that it is well again', async () => {
  const folder = tempFolder();
  const databaseFile = join(folder, 'paperboy.db');
  const snapshot = `${databaseFile}.index`;
  // Read by nobody until somebody writes: a disk that takes its time.
  execFileSync('mkfifo', [snapshot]);
  const { bot, clock, ask, begun, release } = await serving(databaseFile);
  // Also where this fails before: what is opened for both ends the reader's wait.
  onTestFinished(() => closeSync(openSync(snapshot, 'a+')));
  const seen = () => JSON.stringify(bot.watch.status());
  expect(await ask('/readyz')).toBe('503 index');
  expect(await ask('/healthz')).toBe('200 ok');
  await writeFile(snapshot, '');
  await within(bot.index.ready(), 'the index', seen);
  expect(await ask('/readyz')).toBe('200 ok');

  expect(bot.watch.status().chats).toMatchObject([{ platform: 'discord', state: 'away' }]);
  expect([await ask('/healthz'), await ask('/readyz')]).toEqual(['200 ok', '200 ok']);

  clock.isStuck = true;
  clock.pass(11_000);
  expect(await ask('/healthz')).toBe('503 loop');
  clock.isStuck = false;
  clock.pass(0);
  expect(await ask('/healthz')).toBe('200 ok');

  // The clock jumps, and so a heartbeat begins at once; it never ends, and no other begins beside it.
  clock.set('2026-06-19T12:00:00.000Z');
  clock.pass(10_000);
  await within(begun, 'a heartbeat', seen);
  clock.pass(10 * 60_000);
  expect(await ask('/healthz')).toBe('503 heartbeat');
  expect(await ask('/readyz')).toBe('200 ok');
  release();
  await within(
    (async () => {
      while ((await ask('/healthz')) !== '200 ok') await setImmediate();
    })(),
    'a heartbeat that ends',
    seen,
  );

  renameSync(databaseFile, `${databaseFile}.away`);
  expect(await ask('/readyz')).toBe('503 store');
  expect(await ask('/healthz')).toBe('200 ok');
  renameSync(`${databaseFile}.away`, databaseFile);
  expect(await ask('/readyz')).toBe('200 ok');
});
