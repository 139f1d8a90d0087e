import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { tempFolder } from '../storage/temp-database.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** An address where nothing listens: the port of a "discard" service. */
export const nowhere = 'http://127.0.0.1:9';

export type Ended = { status: number | null; stdout: string; stderr: string };

/** Paperboy as a process of its own, with nothing of our environment but what it needs to run. */
export function start(given: readonly string[], settings: Record<string, string>) {
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts', ...given], {
    cwd: root,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, HF_API_URL: nowhere, ARXIV_URL: nowhere, ...settings },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const said = { stdout: '', stderr: '' };
  child.stdout?.on('data', (chunk) => {
    said.stdout += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    said.stderr += chunk;
  });
  const ended = once(child, 'close').then(([status]): Ended => ({ status, ...said }));
  return {
    child,
    said,
    ended,
    /** Resolves when stdout holds the words. */
    async says(words: string): Promise<void> {
      while (!said.stdout.includes(words)) {
        const event = await Promise.race([once(child.stdout ?? child, 'data'), ended]);
        if (!Array.isArray(event) && !said.stdout.includes(words)) throw new Error(`ended: ${JSON.stringify(event)}`);
      }
    },
  };
}

export const run = (given: readonly string[], settings: Record<string, string>): Promise<Ended> =>
  start(given, settings).ended;

/** A database of this test's own. */
export const ownDatabase = () => `${tempFolder()}/paperboy.db`;

/** The titles of the cards in what was printed, in their order. */
export const titlesIn = (stdout: string) => [...stdout.matchAll(/^\d {2}(\S.*)$/gm)].map(([, title]) => title);
