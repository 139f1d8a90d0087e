import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createWaiting, within } from '../fixtures/wait.ts';
import { processMs } from './wait.ts';

const start = fileURLToPath(new URL('../../src/start.cjs', import.meta.url));

export type Bot = Awaited<ReturnType<typeof startBot>>;
export type Environment = Record<string, string>;

/**
 * Paperboy itself, as a process of its own in `folder`, where no `.env` of a developer is found and the database lies.
 * Only what is given here reaches it.
 */
export function startBot(folder: string, environment: Environment, args: readonly string[] = []) {
  const child = spawn(process.execPath, [start, ...args], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      HOME: folder,
      TZ: 'UTC',
      BACKFILL_DAYS: '4',
      DATABASE_URL: storeOf(folder),
      ...environment,
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const said = { out: '', log: '' };
  const seen = () => `${said.out.slice(-3_000)}\n--- log ---\n${said.log.slice(-3_000)}`;
  const waiting = createWaiting(seen, processMs);
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.out += text;
    waiting.changed();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.log += text;
    waiting.changed();
  });
  const closed = once(child, 'close').then(([code]: unknown[]) => code);
  const ended = () => within(closed, 'the end of the process', seen, processMs);

  return {
    out: () => said.out,
    log: () => said.log,
    /** The exit status, when it has ended by itself. */
    ended,
    until: <T>(what: string, look: () => T | undefined | false) => waiting.until(look, what),
    logs: (text: string) => waiting.until(() => said.log.includes(text), `"${text}" in the log`),
    type: (line: string) => child.stdin.write(`${line}\n`),
    hangUp: () => child.stdin.end(),
    /** Asks it to end; resolves with its exit status. */
    async stop(): Promise<unknown> {
      child.kill('SIGTERM');
      return ended();
    },
    /** It does nothing from now on, and knows nothing of it, until the function that is given back lets it go on. */
    standStill(): () => void {
      child.kill('SIGSTOP');
      return () => void child.kill('SIGCONT');
    },
    /** Ends it as a power cut does. */
    async kill(): Promise<void> {
      child.kill('SIGKILL');
      await ended();
    },
  };
}

export const databaseIn = (folder: string) => join(folder, 'paperboy.db');

const servers = new Map<string, string>();

/** From now on the bot of this folder keeps what it has on a server, not in a file beside it. */
export const keepOn = (url: string, folder: string): void => void servers.set(folder, url);

/** The `DATABASE_URL` of a folder's bot. */
export const storeOf = (folder: string): string => servers.get(folder) ?? databaseIn(folder);
