import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { copied, imageEnvironment, stages } from '../deploy/image-steps.ts';
import { tempFolder } from '../storage/temp-database.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Somebody who owns nothing. */
const nobody = 65_534;
const installMs = 1_800_000;
const startMs = 120_000;

/**
 * What deploy/Dockerfile does, without a container engine: its build stage's steps in an empty folder, and then a start as
 * somebody else, to whom the program is read-only.
 */
it('what the image is made of starts, as a user who may write to the volume alone', { timeout: 2 * installMs }, () => {
  const folder = tempFolder();
  const app = join(folder, 'app');
  const data = join(folder, 'data');
  mkdirSync(app);
  for (const step of stages()[0] ?? []) {
    if (step.name === 'RUN') {
      const { status, stderr } = spawnSync('sh', ['-c', step.words], {
        cwd: app,
        encoding: 'utf8',
        timeout: installMs,
      });
      expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
    } else if (step.name === 'COPY') {
      const { from, to } = copied(step);
      for (const path of from) {
        const target = to.endsWith('/') ? join(app, to, path.split('/').at(-1) ?? '') : join(app, to);
        mkdirSync(dirname(target), { recursive: true });
        cpSync(join(root, path), target, { recursive: true });
      }
    }
  }
  mkdirSync(data, { mode: 0o700 });
  chmodSync(folder, 0o755);
  const isRoot = process.getuid?.() === 0;
  if (isRoot) chownSync(data, nobody, nobody);
  spawnSync('chmod', ['-R', 'a-w', app]);
  const before = readdirSync(app, { recursive: true }).length;

  const command =
    stages()
      .at(-1)
      ?.find(({ name }) => name === 'CMD')?.words ?? '[]';
  const [, ...given] = z.array(z.string()).parse(JSON.parse(command));
  const start = (...args: string[]) =>
    spawnSync(process.execPath, [...given, ...args], {
      cwd: app,
      env: {
        ...imageEnvironment(),
        PATH: process.env.PATH,
        DATABASE_URL: join(data, 'paperboy.db'),
        HF_API_URL: 'http://127.0.0.1:9',
      },
      encoding: 'utf8',
      timeout: startMs,
      ...(isRoot ? { uid: nobody, gid: nobody } : {}),
    });
  const first = start('--once');
  expect({ status: first.status, said: first.stdout + first.stderr }).toMatchObject({
    status: 0,
    said: expect.stringContaining('Daily papers'),
  });
  expect(start('paper', 'search', 'diffusion').status).toBe(0);
  expect(readdirSync(data)).toContain('paperboy.db');
  expect(readdirSync(app, { recursive: true })).toHaveLength(before);
});
