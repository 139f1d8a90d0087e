import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rooms } from './rooms.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('..', import.meta.url));
const biome = join(root, 'node_modules', '.bin', 'biome');

/** Rooms and packages that may be asked for: among them a room and packages that nobody has named yet. */
const outside = [
  ...rooms.map(({ folder }) => folder),
  'src/a-new-room',
  'src/adapters/a-new-platform',
  'undici',
  'lodash',
  'better-sqlite3',
  'discord.js',
  '@slack/bolt',
  '@slack/oauth',
  'openai',
  'croner',
  'lru-cache',
  'chrono-node/en',
  'city-timezones',
  'mdast-util-from-markdown',
  'node-cron',
  'node:child_process',
  'node:http',
  'node:net',
  'https-proxy-agent',
  'ws',
];

const isFolder = (name: string) => /^(src|commands)\b/.test(name);

/** How a file of `folder` imports it. */
function specifier(folder: string, name: string): string {
  if (!isFolder(name)) return name;
  const path = relative(folder, join(name, 'b.ts'));
  return path.startsWith('.') ? path : `./${path}`;
}

/** One file for each import, so that each report belongs to one of them. */
const intruders = rooms.flatMap(({ folder, imports, reason }) =>
  outside
    .filter((name) => name !== folder && !imports.includes(name))
    // Storage runs its migrations.
    .filter((name) => !(folder === 'src/storage' && name.startsWith('src/storage/')))
    .map((name, n) => ({ file: `${folder}/intruder-${n}.ts`, imported: specifier(folder, name), reason })),
);
const residents = rooms.flatMap(({ folder, imports }) =>
  [folder, ...imports].map((name, n) => ({ file: `${folder}/resident-${n}.ts`, imported: specifier(folder, name) })),
);

/** Each file breaks a rule in a way of its own; the linter must name the rule, and say why. */
const broken: [file: string, line: string, rule: string, reason: string][] = [
  [
    'src/digests/sends.ts',
    "import type { ChatAdapter } from '../core/chat/chat-adapter.ts';",
    'noRestrictedImports',
    'Only delivery sends',
  ],
  [
    'src/discussions/sends.ts',
    "import type { Sender } from '../core/channels/delivery.ts';",
    'noRestrictedImports',
    'Only delivery sends',
  ],
  [
    'commands/sends.ts',
    "import { type ChatAdapter } from '../src/core/chat/chat-adapter.ts';",
    'noRestrictedImports',
    'Only delivery sends',
  ],
  [
    'src/digests/all-of-chat.ts',
    "import type * as chat from '../core/chat/chat-adapter.ts';",
    'noRestrictedImports',
    'Only delivery sends',
  ],
  [
    'src/ingest/all-of-delivery.ts',
    "import * as delivery from '../core/channels/delivery.ts';",
    'noRestrictedImports',
    'Only delivery sends',
  ],
  [
    'commands/all-of-chat.ts',
    "export * from '../src/core/chat/chat-adapter.ts';",
    'noRestrictedImports',
    'Only delivery sends',
  ],
  ['src/storage/around.ts', "import './../search/index.ts';", 'noRestrictedImports', 'storage imports core'],
  ['src/digests/heartbeat.ts', "import './../storage/outbox.ts';", 'noRestrictedImports', 'The heartbeat imports'],
  ['src/config.ts', "import './wire.ts';", 'noRestrictedImports', 'only composition root'],
  ['src/zz.ts', "import './storage/index.ts';", 'noRestrictedImports', 'wire.ts is where the rooms meet'],
  ['src/yy.ts', "import 'undici';", 'noRestrictedImports', 'wire.ts is where the rooms meet'],
  ['src/digests/root.ts', "import '../wire.ts';", 'noRestrictedImports', 'arrive as interfaces from wire.ts'],
  ['src/storage/root.ts', "import '../wire.ts';", 'noRestrictedImports', 'arrives as an interface from wire.ts'],
  ['src/a-new-room/a.ts', "import '../storage/index.ts';", 'noRestrictedImports', 'This folder has no row yet'],
  ['src/a-new-room/b.ts', "import 'undici';", 'noRestrictedImports', 'This folder has no row yet'],
  ['src/core/a-new-folder/a.ts', "import '../chat/reply.ts';", 'noRestrictedImports', 'This folder has no row yet'],
  ['src/adapters/teams/a.ts', "import '../slack/api.ts';", 'noRestrictedImports', 'This folder has no row yet'],
  ['src/storage/deeper/a.ts', "import '../../search/index.ts';", 'noRestrictedImports', 'storage imports core'],
  [
    'src/answers/late.ts',
    "export const a = import('../search/index.ts');",
    'noRestrictedImports',
    'answers imports core',
  ],
  ['src/core/later.ts', 'export const a = import(`../wire.ts`);', 'plugin', 'in quotes'],
  ['src/core/sums.ts', "export const a = import('../sea' + 'rch/index.ts');", 'plugin', 'in quotes'],
  ['src/digests/around.ts', "import '../core/../wire.ts';", 'plugin', 'goes up before'],
  ['src/digests/passed-on.ts', "export { a } from '../core/chat/../../wire.ts';", 'plugin', 'goes up before'],
  ['src/digests/all-passed-on.ts', "export * from '../core/../wire.ts';", 'plugin', 'goes up before'],
  ['src/digests/around-later.ts', "export const a = import('../core/../wire.ts');", 'plugin', 'goes up before'],
  ['src/digests/folder.ts', "import type { a } from '../core/./..';", 'plugin', 'goes up before'],
  ['src/digests/disguised.ts', "import '../core/%2e%2E/wire.ts';", 'plugin', 'in plain letters'],
  ['src/digests/escaped.ts', "import '../core/\\x2e./wire.ts';", 'plugin', 'in plain letters'],
  ['src/adapters/discord/requires.ts', "import 'node:module';", 'noRestrictedImports', 'belongs to gateway-proxy.ts'],
  ['commands/latest.ts', 'export const a = (b: string) => import(b);', 'plugin', 'in quotes'],
  ['src/digests/typed.ts', "export type A = import('../storage/outbox.ts').Outbox;", 'plugin', 'by import type'],
  ['src/search/common.ts', "export const a = require('undici');", 'noCommonJs', 'ESM imports'],
  ['src/tasks/index.ts', "import '../main.ts';", 'noRestrictedImports', 'nothing imports it'],
  ['src/search/b.ts', 'export const a = process.env;', 'noProcessEnv', 'env'],
  ['src/storage/b.ts', "export const a = fetch('https://a.b');", 'noRestrictedGlobals', 'fetch'],
  ['src/core/e.ts', 'export const a: any = 1;', 'noExplicitAny', 'any'],
  ['src/core/f.ts', 'export const a = [1][0]!;', 'noNonNullAssertion', 'assertion'],
  ['src/core/camelCase.ts', 'export const a = 1;', 'useFilenamingConvention', 'kebab-case'],
];

/** What the rooms need beside the rows above, and must stay allowed. */
const allowed: [file: string, line: string][] = [
  ['src/delivery/b.ts', "import type { Sender } from '../core/channels/delivery.ts';\nimport './pace.ts';"],
  ['src/discussions/c.ts', "import type { Chat } from '../core/chat/chat-adapter.ts';"],
  ['src/digests/heartbeat.ts', "import 'node-cron';\nimport '../core/log.ts';"],
  ['src/adapters/discord/gateway-proxy.ts', "import 'node:module';\nimport 'ws';\nimport 'https-proxy-agent';"],
  ['src/core/chat/text.ts', "export const a = '../core/../wire.ts';\nexport const b = `/a/../b`;"],
  ['src/storage/c.ts', "import './migrations/0001-papers.ts';"],
  ['src/main.ts', "import './wire.ts';\nimport './config.ts';"],
  ['src/log.ts', "import 'pino';\nimport './core/log.ts';\nimport './redact.ts';"],
];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'paperboy-borders-'));
  const settings = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8'));
  writeFileSync(join(folder, 'biome.json'), JSON.stringify({ ...settings, vcs: { enabled: false } }));
  for (const file of ['package.json', 'literal-imports.grit']) cpSync(join(root, file), join(folder, file));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function lint(files: Record<string, string>): Promise<string> {
  rmSync(join(folder, 'src'), { recursive: true, force: true });
  rmSync(join(folder, 'commands'), { recursive: true, force: true });
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  const answer = await run(biome, ['lint', '--reporter=github', '--max-diagnostics=none', '.'], {
    cwd: folder,
    maxBuffer: 64 * 1024 * 1024,
  }).catch((error: { stdout: string; stderr: string }) => error);
  return `${answer.stdout}${answer.stderr}`;
}

const importing = (files: readonly { file: string; imported: string }[]) =>
  Object.fromEntries(files.map(({ file, imported }) => [file, `import '${imported}';\n`]));

describe('the linter refuses', () => {
  let report: string[];
  beforeAll(async () => {
    const files = broken.map(([file, line]) => [file, `${line}\n`]);
    report = (await lint({ ...Object.fromEntries(files), ...importing(intruders) })).split('\n');
  });
  const about = (file: string, rule: string) =>
    report.filter((line) => line.includes(`/${file},`) && line.includes(rule)).join('\n');

  it.each(broken)('%s: %s (%s)', (file, _line, rule, reason) => {
    expect(about(file, rule)).toContain(reason);
  });

  it.each(rooms)('in $folder what its row does not name', ({ folder: room }) => {
    const here = intruders.filter(({ file }) => dirname(file) === room);
    const passed = here.filter(({ file, reason }) => !about(file, 'noRestrictedImports').includes(reason));
    expect(here.length).toBeGreaterThan(5);
    expect(passed.map(({ imported }) => imported)).toEqual([]);
  });
});

it('allows what the rooms need', async () => {
  const files = Object.fromEntries(allowed.map(([file, line]) => [file, `${line}\n`]));
  // The broken one proves that the others were read.
  const report = await lint({ ...files, ...importing(residents), 'src/core/broken.ts': "import 'kysely';\n" });
  const refused = report.split('\n').filter((line) => /noRestrictedImports|plugin/.test(line));
  expect(refused).toHaveLength(1);
  expect(refused[0]).toContain('src/core/broken.ts');
});

it('guards every folder', () => {
  const files = ['src', 'commands'].flatMap((top) =>
    readdirSync(join(root, top), { recursive: true, encoding: 'utf8' }).map((file) => join(top, file)),
  );
  const folders = new Set(files.filter((file) => file.endsWith('.ts')).map((file) => dirname(file)));
  expect([...folders].sort()).toEqual(['src', ...rooms.map(({ folder: room }) => room)].sort());
});

it('refuses an import cycle', async () => {
  const report = await lint({
    'src/core/one.ts': "import { two } from './two.ts';\nexport const one = () => two();\n",
    'src/core/two.ts': "import { one } from './one.ts';\nexport const two = () => one();\n",
  });
  expect(report).toContain('noImportCycles');
});
