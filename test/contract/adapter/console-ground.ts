import { PassThrough } from 'node:stream';
import { consolePlace } from '../../../src/adapters/console/channel.ts';
import { createConsole } from '../../../src/adapters/console/index.ts';
import { printCommandLine } from '../../../src/core/commands/command-line.ts';
import { createMemoryKeyValues } from '../../fixtures/memory-stores.ts';
import { createWaiting } from '../../fixtures/wait.ts';
import type { Ground } from './ground.ts';

/** A terminal that is read by a program: lines go in, and what is printed stays as it is. */
export async function openConsoleGround(): Promise<Ground> {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const printed: string[] = [];
  const { until, changed } = createWaiting(() => printed.join(''));
  output.setEncoding('utf8').on('data', (text: string) => {
    printed.push(text);
    changed();
  });
  const adapter = createConsole({
    ...{
      input,
      output,
      errors: output,
      keyValues: createMemoryKeyValues(),
      person: 'alice',
      specs: [],
      printLine: printCommandLine,
    },
    clock: { now: () => new Date('2026-06-19T07:00:00Z'), sleep: () => new Promise(() => {}) },
  });
  const type = (text: string) => void input.write(`${text}\n`);
  /** A button is drawn as the line to type: "Next: search kites page:2". */
  const lineOf = (label: string) =>
    printed.flatMap((text) => text.match(new RegExp(`^${label}: (.*)$`, 'm'))?.[1] ?? []).at(-1);
  return {
    adapter,
    place: consolePlace,
    texts: () => printed,
    neverChanges: true,
    search: (query) => type(`search ${query}`),
    offers: (label) => lineOf(label) !== undefined,
    click: (label) => type(lineOf(label) ?? ''),
    until,
    close: async () => {
      input.destroy();
      output.destroy();
    },
  };
}
