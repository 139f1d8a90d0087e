import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, rmSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { tempFolder } from '../storage/temp-database.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A copy of the program with a better-sqlite3 of its own, whose compiled part can be spoilt. */
function installation(): { folder: string; compiled: string } {
  const folder = tempFolder();
  for (const name of ['src', 'commands', 'data', 'package.json', 'tsconfig.json']) {
    cpSync(join(root, name), join(folder, name), { recursive: true });
  }
  mkdirSync(join(folder, 'node_modules'));
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (name === 'better-sqlite3') continue;
    symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name));
  }
  const own = join(folder, 'node_modules', 'better-sqlite3');
  for (const name of ['lib', 'package.json', 'build/Release/better_sqlite3.node']) {
    cpSync(join(root, 'node_modules', 'better-sqlite3', name), join(own, name), { recursive: true });
  }
  return { folder, compiled: join(own, 'build', 'Release', 'better_sqlite3.node') };
}

const start = (folder: string) =>
  spawnSync(process.execPath, ['src/start.cjs', 'paper', 'help'], {
    cwd: folder,
    env: { PATH: process.env.PATH, DATABASE_URL: ':memory:' },
    encoding: 'utf8',
    timeout: 50_000,
  });

test('it starts from a copy whose SQLite is whole', () => {
  const { status, stdout } = start(installation().folder);
  expect({ status, help: stdout.includes('/paper search') }).toEqual({ status: 0, help: true });
});

test.each([
  // The code and the way out are the same where it was compiled for another Node: there Node refuses it by its number.
  ['is cut short', (file: string) => truncateSync(file, 16)],
  ['is no module', (file: string) => cpSync(process.execPath, file)],
  ['is not there', (file: string) => rmSync(file)],
])('one line says what to do when the compiled part of better-sqlite3 %s', (_, spoil) => {
  const { folder, compiled } = installation();
  spoil(compiled);
  const { status, stderr } = start(folder);
  expect(stderr).toMatch(/^The compiled part of better-sqlite3 does not load in Node v[\d.]+\. .*`npm rebuild`.*\n$/);
  expect(status).toBe(1);
});
