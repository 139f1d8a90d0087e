import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lockFile } from '../../src/storage/lock.ts';
import { within } from '../fixtures/wait.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'paperboy-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const holder = { pid: 4711, since: '2026-06-19T09:00:00.000Z' };

it('lets one process post, tells the second who does, and the next in when the first is done', () => {
  const file = join(folder, 'new', 'paperboy.db');
  const lock = lockFile(file, holder);
  expect(() => lockFile(file, { pid: 4712, since: 'later' })).toThrow(
    'is already used for posting by process 4711, since 2026-06-19T09:00:00.000Z',
  );
  lock.release();
  const next = lockFile(file, holder);
  expect([lock.afterUncleanEnd, next.afterUncleanEnd]).toEqual([false, false]);
  next.release();
});

it('says in words where it cannot be had', () => {
  writeFileSync(join(folder, 'notes'), 'a file');
  expect(() => lockFile(join(folder, 'notes', 'paperboy.db'), holder)).toThrow('a file stands where');
  mkdirSync(join(folder, 'paperboy.db.lock'));
  expect(() => lockFile(join(folder, 'paperboy.db'), holder)).toThrow('paperboy.db cannot be opened');
});

it('is released by a kill, and the next one is told of it', async () => {
  const file = join(folder, 'paperboy.db');
  const source = `
    import { lockFile } from ${JSON.stringify(new URL('../../src/storage/lock.ts', import.meta.url).href)};
    const lock = lockFile(${JSON.stringify(file)}, { pid: process.pid, since: 'now' });
    console.log('locked');
    // Named here, so that nothing collects it, which would open the lock.
    setInterval(() => lock, 1000);`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', source]);
  const said = () => `exit status ${child.exitCode}`;
  await within(once(child.stdout, 'data'), 'the lock to be taken', said);
  expect(() => lockFile(file, holder)).toThrow(`process ${child.pid}, since now`);
  child.kill('SIGKILL');
  await within(once(child, 'exit'), 'the end of the process', said);
  const notUsed = lockFile(file, holder);
  notUsed.giveBack();
  const next = lockFile(file, holder);
  expect([notUsed.afterUncleanEnd, next.afterUncleanEnd]).toEqual([true, true]);
  next.release();
  const last = lockFile(file, holder);
  expect(last.afterUncleanEnd).toBe(false);
  last.release();
});
