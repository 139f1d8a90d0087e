import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

/**
 * A new member for each tagged union, written before a line that stands there, and the files that must not compile until
 * they do something with it. The compiler names the member: its word stands nowhere else.
 */
const unions: { name: string; word: string; file: string; before: string; member: string; handledIn: string[] }[] = [
  {
    name: 'block of a reply',
    word: 'chart',
    file: 'src/core/chat/reply.ts',
    before: "  z.strictObject({ type: z.literal('divider') }),",
    member: "  z.strictObject({ type: z.literal('chart'), points: z.array(z.number()) }),",
    handledIn: [
      'src/adapters/console/render.ts',
      'src/adapters/kit/html.ts',
      'src/adapters/kit/plain.ts',
      'src/adapters/discord/draw.ts',
      'src/adapters/discord/shrink.ts',
      'src/core/chat/with-buttons.ts',
      'src/adapters/slack/people.ts',
      'src/adapters/slack/render.ts',
    ],
  },
  {
    name: 'span of text',
    word: 'formula',
    file: 'src/core/chat/reply.ts',
    before: '  z.strictObject({ channel: z.string() }),',
    member: '  z.strictObject({ formula: z.string() }),',
    handledIn: [
      'src/adapters/console/render.ts',
      'src/adapters/discord/rich.ts',
      'src/adapters/kit/html.ts',
      'src/adapters/kit/plain.ts',
      'src/adapters/kit/rich.ts',
      'src/adapters/slack/mrkdwn.ts',
    ],
  },
  {
    name: 'result of a post',
    word: 'moderated',
    file: 'src/core/chat/chat-adapter.ts',
    before: "  | { kind: 'unknown'; reason: string };",
    member: "  | { kind: 'moderated'; reason: string }",
    handledIn: ['src/delivery/outcome.ts'],
  },
  {
    name: 'event of a platform',
    word: 'renamed',
    file: 'src/core/chat/chat-adapter.ts',
    before: "  | { kind: 'tenant-back'; platform: Place['platform']; tenant: string }",
    member: "  | { kind: 'renamed'; platform: Place['platform']; tenant: string }",
    handledIn: ['src/digests/channel-events.ts'],
  },
  {
    name: 'state of a message',
    word: 'withdrawn',
    file: 'src/core/channels/delivery-state.ts',
    before: "  z.strictObject({ kind: z.literal('expired'), at }),",
    member: "  z.strictObject({ kind: z.literal('withdrawn'), at }),",
    handledIn: ['src/core/channels/delivery-outcome.ts', 'src/delivery/courier.ts'],
  },
  {
    name: 'outcome of a run',
    word: 'held',
    file: 'src/core/channels/ledger.ts',
    before: "  z.strictObject({ kind: z.literal('no-papers') }),",
    member: "  z.strictObject({ kind: z.literal('held') }),",
    handledIn: ['src/adapters/console/channel.ts', 'src/core/channels/explain-run.ts'],
  },
  {
    name: 'verdict on a paper',
    word: 'retracted',
    file: 'src/core/channels/ledger.ts',
    before: "  z.strictObject({ kind: z.literal('no-match') }),",
    member: "  z.strictObject({ kind: z.literal('retracted') }),",
    handledIn: ['src/core/channels/explain-verdict.ts'],
  },
];

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'paperboy-unions-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What the compiler says of a copy in which every union has one member more: "FILE(line,column): error …". */
let said: string[] = [];
beforeAll(() => {
  for (const part of ['src', 'commands', 'package.json'])
    cpSync(join(root, part), join(folder, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const { compilerOptions } = JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8'));
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['src', 'commands'] }));
  for (const { file, before, member } of unions) {
    const whole = readFileSync(join(folder, file), 'utf8');
    if (whole.split(before).length !== 2) throw new Error(`${file} does not have one line "${before.trim()}"`);
    writeFileSync(join(folder, file), whole.replace(before, `${member}\n${before}`));
  }
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const { stdout } = spawnSync(process.execPath, [tsc, '--noEmit', '--pretty', 'false'], {
    cwd: folder,
    encoding: 'utf8',
  });
  // What belongs to an error stands indented under it.
  said = stdout.split(/\n(?=\S)/);
  // The whole compiler, on a machine that may have other things to do.
}, 300_000);

test.each(unions)('a new $name does not compile before it is handled', ({ word, handledIn }) => {
  const files = said.filter((error) => error.includes(word)).map((error) => error.slice(0, error.indexOf('(')));
  expect([...new Set(files)]).toEqual(expect.arrayContaining(handledIn));
});
