import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createConsole } from '../../src/adapters/console/index.ts';
import type { Dispatch } from '../../src/core/chat/chat-adapter.ts';
import type { Reply } from '../../src/core/chat/reply.ts';
import { printCommandLine } from '../../src/core/commands/command-line.ts';
import { harness } from '../core/commands/dispatch-fixture.ts';
import { createMemoryKeyValues } from '../fixtures/memory-stores.ts';
import { createWaiting } from '../fixtures/wait.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'paperboy-console-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const said = (text: string): Reply => ({ summary: text, blocks: [{ type: 'text', text: [text] }], audience: 'caller' });

/** A person at a terminal: keys go in, and what the terminal was sent comes out. */
async function person(replies: Reply[] = []) {
  const { dispatch } = harness();
  const keys: string[] = [];
  const waiting = createWaiting(() => keys.join(''));
  const lines: string[] = [];
  async function* answer(line: string) {
    lines.push(line);
    waiting.changed();
    yield* replies;
  }
  const answered: Dispatch = { ...dispatch, runMention: answer };
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => {} });
  const output = Object.assign(new PassThrough(), { isTTY: true, columns: 60 });
  output.on('data', (sent: Buffer) => {
    keys.push(sent.toString());
    waiting.changed();
  });
  let ended = false;
  const terminal = createConsole({
    input,
    output,
    errors: output,
    keyValues: createMemoryKeyValues(),
    clock: { now: () => new Date('2026-06-19T12:00:00Z'), sleep: async () => {} },
    specs: dispatch.commands,
    printLine: printCommandLine,
    person: 'ada',
    historyFile: join(folder, 'history'),
    onEnd: () => {
      ended = true;
      waiting.changed();
    },
  });
  await terminal.start(answered, async () => {});
  return {
    terminal,
    lines,
    type: (text: string) => input.write(text),
    screen: () => keys.join(''),
    isEnded: () => ended,
    until: (look: () => boolean) => waiting.until(look),
  };
}

it('prints an answer once, whatever was known before it', async () => {
  const ada = await person([said('Asking arXiv.'), said('Here it is.')]);
  ada.type('show 2606.00001\r');
  await ada.until(() => ada.screen().includes('Here it is.\n'));
  expect(ada.screen()).toContain('Asking arXiv.');
  expect(ada.screen()).not.toContain('Asking arXiv.\n');
  await ada.terminal.stop();
});

it('names its own words beneath the help, and beneath nothing else', async () => {
  const ada = await person([said('The commands.')]);
  ada.type('help\r');
  await ada.until(() => ada.screen().includes('Here exit ends the program, and back leaves'));
  ada.type('help search\r');
  await ada.until(() => ada.screen().split('The commands.\n').length === 3);
  expect(ada.screen().split('Here exit')).toHaveLength(2);
  await ada.terminal.stop();
});

it('takes back a half-typed line on Ctrl-C, and ends on an empty one', async () => {
  const ada = await person([said('Done.')]);
  ada.type('search wrong');
  ada.type('\u0003');
  expect(ada.isEnded()).toBe(false);
  ada.type('today\r');
  await ada.until(() => ada.lines.length === 1);
  expect(ada.lines).toEqual(['today']);
  await ada.until(() => ada.screen().includes('Done.\n'));
  ada.type('\u0003');
  await ada.until(() => ada.isEnded());
  await ada.terminal.stop();
});

it('remembers lines over a restart, for their owner alone', async () => {
  const first = await person([said('Done.')]);
  first.type('search planes\r');
  await first.until(() => first.screen().includes('Done.\n'));
  first.type('today\r');
  await first.until(() => first.lines.length === 2);
  await first.terminal.stop();
  expect(readFileSync(join(folder, 'history'), 'utf8')).toBe('search planes\ntoday\n');
  expect(statSync(join(folder, 'history')).mode & 0o777).toBe(0o600);
  const again = await person([said('Done.')]);
  again.type('\u001b[A\u001b[A\r');
  await again.until(() => again.lines.length === 1);
  expect(again.lines).toEqual(['search planes']);
  await again.terminal.stop();
});

it('forgets what was typed, in the file and in the prompt', async () => {
  const ada = await person([said('Done.')]);
  for (const [nth, line] of ['search planes', 'today'].entries()) {
    ada.type(`${line}\r`);
    await ada.until(() => ada.lines.length === nth + 1);
  }
  const me = { platform: 'console', tenant: 'console', person: 'ada' } as const;
  expect(await ada.terminal.forget?.(me)).toEqual({ 'typed lines': 2 });
  expect(existsSync(join(folder, 'history'))).toBe(false);
  ada.type('\u001b[A\u001b[Atop\r');
  await ada.until(() => ada.lines.length === 3);
  expect(ada.lines[2]).toBe('top');
  expect(readFileSync(join(folder, 'history'), 'utf8')).toBe('top\n');
  await ada.terminal.stop();
  expect(await ada.terminal.forget?.(me)).toEqual({ 'typed lines': 1 });
  expect(await ada.terminal.forget?.(me)).toEqual({ 'typed lines': 0 });
});

it('names the open paper in the prompt, shortened to the line', async () => {
  const ada = await person([]);
  const title = 'Moebius: 0.2B Lightweight Image Inpainting Framework with 10B-Level Performance';
  const message = {
    place: { platform: 'console', tenant: 'console', channel: 'console', kind: 'public' },
    id: 'm1',
  } as const;
  const opened = await ada.terminal.openThread(message, title);
  await ada.terminal.stop();
  if (opened.kind !== 'opened') throw new Error('not opened');
  const inside = await person([{ ...said('The discussion is open.'), leadsTo: opened.place }]);
  await inside.terminal.openThread(message, title);
  inside.type('discuss 2606.19195\r');
  await inside.until(() => inside.screen().includes('Moebius: 0.2B Lightweight Image… (back leaves)> '));
  await inside.terminal.stop();
});

it('asks whether a slip of exit was meant, and looks for no paper about it', async () => {
  const ada = await person();
  for (const [typed, meant] of [
    ['exti', 'exit'],
    ['Qiutt', 'quit'],
  ]) {
    ada.type(`${typed}\r`);
    await ada.until(() => ada.screen().includes(`Did you mean ${meant}?`));
  }
  expect(ada.lines).toEqual([]);
});
