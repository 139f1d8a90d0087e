import { z } from 'zod';
import type { CommandSpec, OptionSpec } from '../src/core/chat/command-spec.ts';
import type { Block, Button, Reply } from '../src/core/chat/reply.ts';
import { refuse } from '../src/core/chat/say.ts';
import { defineCommand } from '../src/core/commands/command.ts';
import { supportNote } from '../src/core/commands/support-note.ts';
import { nearest } from '../src/core/nearest.ts';
import { shorten } from '../src/core/text.ts';

export const help = defineCommand({
  name: 'help',
  description: 'Explain the commands, or one of them',
  options: z.object({ command: z.string().max(40).exactOptional().describe('The command to explain') }),
  completes: ['command'],
  async complete(_option, text, { commands }) {
    const wanted = text.trim().toLowerCase();
    return commands
      .filter(({ name }) => name.startsWith(wanted))
      .map(({ name, description }) => ({ label: `${name}: ${description}`, value: name }));
  },
  async *run({ command }, { commands, services }) {
    const name = command?.replace(/^\/?(paper\s+)?/i, '').toLowerCase();
    const spec = commands.find((candidate) => candidate.name === name);
    if (spec !== undefined) yield explain(spec);
    else yield name === undefined ? overview(commands, supportNote(services)) : unknown(name, commands);
  },
});

/** What somebody needs who sees it for the first time, in this order. */
const first = ['search', 'subscribe', 'today', 'show', 'ask', 'save', 'schedule'];

/** Each with what must be given; one command's own help has the rest. */
const listed = (commands: readonly CommandSpec[]): Block => ({
  type: 'facts',
  facts: commands.map(({ name, options, description }) => {
    const needed = options.filter(({ required }) => required).map((option) => `<${option.name}>`);
    return { label: ['/paper', name, ...needed].join(' '), value: [description] };
  }),
});

function overview(commands: readonly CommandSpec[], support: Block[]): Reply {
  return {
    summary: `Paperboy brings a channel its daily research papers. ${commands.length} commands.`,
    blocks: [
      { type: 'heading', text: 'What you can ask me' },
      listed(first.flatMap((name) => commands.filter((command) => command.name === name))),
      { type: 'text', text: [{ text: 'And', mark: 'bold' }] },
      listed(commands.filter(({ name }) => !first.includes(name))),
      {
        type: 'note',
        text: [
          'Options stand behind the words as ',
          { text: 'name:value', mark: 'code' },
          '. Answers are private unless you share them. ',
          { text: '/paper help search', mark: 'code' },
          ' explains one command, with its options.',
        ],
      },
      {
        type: 'note',
        text: ['Plain sentences do as well: "any new papers on diffusion this week?", "what\'s hot?", "save 2".'],
      },
      ...support,
    ],
    audience: 'caller',
  };
}

function explain(spec: CommandSpec): Reply {
  return {
    summary: `/paper ${spec.usage}: ${spec.description}`,
    blocks: [
      { type: 'heading', text: `/paper ${spec.usage}` },
      { type: 'text', text: [`${spec.description}.`] },
      ...(spec.options.length === 0
        ? []
        : [
            {
              type: 'facts' as const,
              facts: spec.options.map((option) => ({ label: option.name, value: [describe(option)] })),
            },
          ]),
    ],
    audience: 'caller',
  };
}

function describe({ description, help, required, choices, min, max }: OptionSpec): string {
  const wants =
    choices !== undefined
      ? choices.join(', ')
      : min !== undefined && max !== undefined
        ? `${min.toLocaleString('en')} to ${max.toLocaleString('en')}`
        : undefined;
  return `${help ?? description}${wants === undefined ? '' : ` (${wants})`}${required ? ' · required' : ''}`;
}

function unknown(name: string, commands: readonly CommandSpec[]): Reply {
  const near = nearest(
    name,
    commands.map((command) => command.name),
  );
  const help = (label: string, options: { command?: string }): Button => ({
    label,
    invoke: { command: 'help', options },
  });
  const buttons = [
    ...(near === undefined ? [] : [help(`Explain ${near}`, { command: near })]),
    help('All commands', {}),
  ];
  const summary = `There is no command "${shorten(name, 40)}".${near === undefined ? '' : ` Did you mean ${near}?`}`;
  return refuse(summary, { type: 'buttons', buttons });
}
