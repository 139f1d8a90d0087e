import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const run = promisify(execFile);
const root = fileURLToPath(new URL('..', import.meta.url));
const biome = join(root, 'node_modules', '.bin', 'biome');

/** Each file breaks one border; the linter must name the rule, and say why. */
const broken: [file: string, line: string, rule: string, reason: string][] = [
  ['src/core/a.ts', "import '../adapters/discord/index.ts';", 'noRestrictedImports', 'core is pure'],
  ['src/core/b.ts', "import 'discord.js';", 'noRestrictedImports', 'core is pure'],
  ['src/core/c.ts', "import 'croner';", 'noRestrictedImports', 'croner belongs to schedule.ts'],
  ['src/core/d.ts', "import 'node:fs';", 'noRestrictedImports', 'core is pure'],
  ['src/core/schedule.ts', "import '../storage/open.ts';", 'noRestrictedImports', 'core is pure'],
  ['commands/a.ts', "import 'discord.js';", 'noRestrictedImports', 'must not know on which platform'],
  ['commands/b.ts', "import '@slack/bolt';", 'noRestrictedImports', 'must not know on which platform'],
  ['commands/c.ts', "import '../src/storage/papers.ts';", 'noRestrictedImports', 'core and zod alone'],
  ['src/sources/a.ts', "import '../storage/papers.ts';", 'noRestrictedImports', 'sources knows core'],
  ['src/storage/a.ts', "import '../search/index.ts';", 'noRestrictedImports', 'storage knows core'],
  ['src/search/a.ts', "import 'kysely';", 'noRestrictedImports', 'search knows core'],
  ['src/answers/a.ts', "import '../sources/full-text.ts';", 'noRestrictedImports', 'answers knows core'],
  ['src/digests/a.ts', "import '../storage/outbox.ts';", 'noRestrictedImports', 'import core alone'],
  [
    'src/digests/sends.ts',
    "import type { ChatAdapter } from '../core/chat.ts';",
    'noRestrictedImports',
    'Only delivery sends',
  ],
  [
    'src/discussions/b.ts',
    "import type { Sender } from '../core/delivery.ts';",
    'noRestrictedImports',
    'Only delivery sends',
  ],
  [
    'commands/e.ts',
    "import { type ChatAdapter } from '../src/core/chat.ts';",
    'noRestrictedImports',
    'Only delivery sends',
  ],
  [
    'src/digests/all-of-chat.ts',
    "import type * as chat from '../core/chat.ts';",
    'noRestrictedImports',
    'Only delivery sends',
  ],
  [
    'src/ingest/all-of-delivery.ts',
    "import * as delivery from '../core/delivery.ts';",
    'noRestrictedImports',
    'Only delivery sends',
  ],
  ['commands/all-of-chat.ts', "export * from '../src/core/chat.ts';", 'noRestrictedImports', 'Only delivery sends'],
  ['src/delivery/a.ts', "import '../storage/outbox.ts';", 'noRestrictedImports', 'delivery imports core alone'],
  ['src/digests/b.ts', "import 'node-cron';", 'noRestrictedImports', 'belongs to heartbeat.ts'],
  ['src/digests/heartbeat.ts', "import './../storage/outbox.ts';", 'noRestrictedImports', 'The heartbeat knows'],
  ['src/ingest/a.ts', "import '../storage/papers.ts';", 'noRestrictedImports', 'import core alone'],
  ['src/discussions/a.ts', "import '../sources/http.ts';", 'noRestrictedImports', 'import core alone'],
  ['src/adapters/discord/a.ts', "import '../slack/index.ts';", 'noRestrictedImports', 'never another adapter'],
  ['src/adapters/slack/a.ts', "import '../../storage/open.ts';", 'noRestrictedImports', 'never another adapter'],
  ['src/adapters/console/a.ts', "import '../../../commands/index.ts';", 'noRestrictedImports', 'or a command'],
  ['src/config.ts', "import './wire.ts';", 'noRestrictedImports', 'only composition root'],
  ['src/digests/c.ts', "import '../wire.ts';", 'noRestrictedImports', 'arrive as interfaces from wire.ts'],
  ['src/storage/d.ts', "import '../wire.ts';", 'noRestrictedImports', 'arrives as an interface from wire.ts'],
  ['src/tasks.ts', "import './main.ts';", 'noRestrictedImports', 'nothing imports it'],
  ['src/search/b.ts', 'export const a = process.env;', 'noProcessEnv', 'env'],
  ['src/storage/b.ts', "export const a = fetch('https://a.b');", 'noRestrictedGlobals', 'fetch'],
  ['src/core/e.ts', 'export const a: any = 1;', 'noExplicitAny', 'any'],
  ['src/core/f.ts', 'export const a = [1][0]!;', 'noNonNullAssertion', 'assertion'],
  ['src/core/camelCase.ts', 'export const a = 1;', 'useFilenamingConvention', 'kebab-case'],
];

/** What the rooms need, and must stay allowed. */
const allowed: [file: string, line: string][] = [
  ['src/core/g.ts', "import 'zod';\nimport './text.ts';"],
  ['src/core/schedule.ts', "import 'croner';\nimport './zone.ts';"],
  ['commands/d.ts', "import 'zod';\nimport '../src/core/command.ts';\nimport './start.ts';"],
  ['src/sources/b.ts', "import '../core/paper.ts';\nimport 'entities';\nimport './http.ts';"],
  ['src/storage/c.ts', "import 'kysely';\nimport '../core/place.ts';\nimport './migrations/0001-papers.ts';"],
  ['src/delivery/b.ts', "import type { Sender } from '../core/delivery.ts';\nimport './pace.ts';"],
  ['src/discussions/c.ts', "import type { Chat } from '../core/chat.ts';"],
  ['src/digests/heartbeat.ts', "import 'node-cron';\nimport '../core/log.ts';"],
  ['src/main.ts', "import './wire.ts';\nimport './config.ts';"],
  ['src/adapters/discord/b.ts', "import 'discord.js';\nimport '../../core/reply.ts';"],
];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'paperboy-borders-'));
  const settings = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8'));
  writeFileSync(join(folder, 'biome.json'), JSON.stringify({ ...settings, vcs: { enabled: false } }));
  cpSync(join(root, 'package.json'), join(folder, 'package.json'));
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
  }).catch((error: { stdout: string; stderr: string }) => error);
  return `${answer.stdout}${answer.stderr}`;
}

describe('the linter refuses', () => {
  let report: string[];
  beforeAll(async () => {
    const files = broken.map(([file, line]) => [file, `${line}\n`]);
    report = (await lint(Object.fromEntries(files))).split('\n');
  });

  it.each(broken)('%s: %s (%s)', (file, _line, rule, reason) => {
    const about = report.filter((line) => line.includes(`/${file},`) && line.includes(rule));
    expect(about.join('\n')).toContain(reason);
  });
});

it('allows what the rooms need', async () => {
  const files = Object.fromEntries(allowed.map(([file, line]) => [file, `${line}\n`]));
  // The broken one proves that the others were read.
  const report = await lint({ ...files, 'src/core/broken.ts': "import 'kysely';\n" });
  const refused = report.split('\n').filter((line) => line.includes('noRestrictedImports'));
  expect(refused).toHaveLength(1);
  expect(refused[0]).toContain('src/core/broken.ts');
});

it('refuses an import cycle', async () => {
  const report = await lint({
    'src/core/one.ts': "import { two } from './two.ts';\nexport const one = () => two();\n",
    'src/core/two.ts': "import { one } from './one.ts';\nexport const two = () => one();\n",
  });
  expect(report).toContain('noImportCycles');
});
