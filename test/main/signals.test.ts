import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { lockFile } from '../../src/storage/lock.ts';
import { processMs } from '../contract/wait.ts';
import { createWaiting, within } from '../fixtures/wait.ts';
import { tempFolder } from '../storage/temp-database.ts';
import { databaseIn, nowhere } from './process.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const service = readFileSync(new URL('../../deploy/paperboy.service', import.meta.url), 'utf8');

/** What the pages tell people to start, and what the unit tells systemd. */
const npm = ['npm', 'start'];
const silent = ['npm', 'start', '--silent'];
const unit = (/^ExecStart=(.+)$/m.exec(service)?.[1] ?? '').replace('/usr/bin/node', process.execPath).split(' ');

/** Starts a command line as a service manager does: in a process group of its own, without any input. */
async function startService([command = '', ...args]: readonly string[]) {
  const database = databaseIn(tempFolder());
  const sources = { HF_API_URL: nowhere, ARXIV_URL: nowhere, ARXIV_API_URL: nowhere };
  const child = spawn(command, args, {
    cwd: root,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, DATABASE_URL: database, ...sources },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const seen = () => said;
  const waiting = createWaiting(seen, processMs);
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      waiting.changed();
    });
  }
  const exited = once(child, 'exit');
  // Whoever has our output has all of it closed only when every process of the service has ended.
  const closed = once(child, 'close');
  const group = child.pid ?? Number.NaN;
  onTestFinished(() => {
    try {
      process.kill(-group, 'SIGKILL');
    } catch {
      // All have ended, as they should.
    }
  });
  await waiting.until(() => said.includes('Type help for the commands.'), 'the service to run');
  const { pid }: { pid: number } = JSON.parse(readFileSync(`${database}.lock.json`, 'utf8'));
  return {
    group,
    node: pid,
    /** The exit status of what was started; then everything of it has ended, and another may post. */
    async ended(): Promise<unknown> {
      const asked = performance.now();
      const [status] = await within(exited, 'the end of what was started', seen);
      await within(closed, 'the end of the process that posts', seen);
      expect(performance.now() - asked).toBeLessThan(10_000);
      lockFile(database, { pid: process.pid, since: '' }).release();
      return status;
    },
  };
}

describe('what the pages tell to start ends in order', () => {
  it.each([
    { command: npm, signal: 'SIGTERM', to: 'npm' },
    { command: silent, signal: 'SIGTERM', to: 'the group' },
    { command: silent, signal: 'SIGTERM', to: 'node' },
    { command: unit, signal: 'SIGTERM', to: 'the group' },
    { command: unit, signal: 'SIGHUP', to: 'node' },
  ] as const)('$command: $signal to $to', async ({ command, signal, to }) => {
    const service = await startService(command);
    process.kill(to === 'node' ? service.node : to === 'npm' ? service.group : -service.group, signal);
    expect(await service.ended()).toBe(0);
  });

  it('also when npm alone is killed', async () => {
    const service = await startService(silent);
    process.kill(service.group, 'SIGKILL');
    // npm's own end is not ours to make; what posts is.
    await service.ended();
  });
});
