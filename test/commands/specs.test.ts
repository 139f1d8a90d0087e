import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { printCommandLine, splitCommand } from '../../src/core/commands/command-line.ts';
import { specOf } from '../../src/core/commands/options.ts';
import { buttons, replyTo, room, words } from './fixture.ts';

describe.each(commands)('$name', (command) => {
  const spec = specOf(command);

  it('can be registered everywhere', () => {
    expect(spec.name).toMatch(/^[a-z][a-z-]{0,31}$/);
    expect(spec.description.length).toBeLessThanOrEqual(100);
    expect(spec.options.length).toBeLessThanOrEqual(25);
    for (const option of spec.options) {
      expect(option.name).toMatch(/^[a-z][a-z-]{0,31}$/);
      expect(option.description.length).toBeLessThanOrEqual(100);
      expect(option.choices?.length ?? 0).toBeLessThanOrEqual(25);
    }
  });

  it('asks for required options first, and positions only the first', () => {
    const required = spec.options.map((option) => option.required);
    expect(required).toEqual([...required].sort((a, b) => Number(b) - Number(a)));
  });

  it('completes what it says it completes', () => {
    expect(command.completes === undefined || command.complete !== undefined).toBe(true);
    for (const name of [...(command.completes ?? []), ...(command.form ?? [])]) {
      expect(spec.options.map((option) => option.name)).toContain(name);
    }
  });

  it('is printed as a line that leads back to it', () => {
    expect(splitCommand(printCommandLine({ command: command.name, options: {} }, spec)).name).toBe(command.name);
  });
});

it('lists commands in the order of the alphabet, each once', () => {
  const names = commands.map(({ name }) => name);
  expect(names).toEqual([...new Set(names)].sort());
});

describe('help', () => {
  it('lists every command with what must be given, what comes first to a newcomer first, but no hidden one', async () => {
    const reply = await replyTo(await room([]), 'help');
    const visible = commands.filter(({ hidden }) => hidden !== true);
    const lines = words(reply).split('\n');
    for (const command of visible) {
      const needed = specOf(command).options.filter(({ required }) => required);
      const usage = [command.name, ...needed.map(({ name }) => `<${name}>`)].join(' ');
      expect(lines.filter((line) => line.startsWith(`/paper ${usage}: `))).toHaveLength(1);
    }
    expect(lines.filter((line) => line.startsWith('/paper')).slice(0, 3)).toEqual([
      expect.stringContaining('/paper search <query>'),
      expect.stringContaining('/paper subscribe'),
      expect.stringContaining('/paper today'),
    ]);
    expect(words(reply)).not.toContain('/paper lookup');
    expect(words(reply)).toContain('Plain sentences do as well');
  });

  it.each(['help', 'home'])('%s names whom to ask, where the operator said so', async (command) => {
    const here = await room([]);
    expect(words(await replyTo(here, command))).not.toContain('about your data');
    here.services.supportContact = 'papers@example.org';
    expect(words(await replyTo(here, command))).toContain('Help, and questions about your data: papers@example.org');
    here.services.supportContact = 'https://example.org/help';
    const link = { text: 'https://example.org/help', url: 'https://example.org/help' };
    expect(JSON.stringify((await replyTo(here, command)).blocks)).toContain(JSON.stringify(link));
  });

  it('explains one command, and knows a slip', async () => {
    const some = await room([]);
    expect(words(await replyTo(some, 'help search'))).toContain(
      'sort: Best match, newest or most upvoted first (relevance, new, upvotes)',
    );
    expect(words(await replyTo(some, 'help search'))).toMatch(/author:.*keyword:.*in:cs.RO.*since:.*votes:.*sort:/);
    expect((await replyTo(some, 'help serach')).summary).toBe('There is no command "serach". Did you mean search?');
  });

  it('offers a search for a line that is no command', async () => {
    const reply = await replyTo(await room([]), 'world models for robots');
    expect(buttons(reply)[0]).toMatchObject({
      invoke: { command: 'search', options: { query: 'world models for robots' } },
    });
  });
});
