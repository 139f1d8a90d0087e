import type { CommandSpec, Form } from '../chat/command-spec.ts';
import type { Invocation } from '../chat/reply.ts';
import { splitOutsideQuotes } from '../text.ts';
import type { Command, CommandContext } from './command.ts';
import { type GivenOptions, readOptions } from './options.ts';

/** Most fields a modal takes on the narrowest platform. */
const mostFields = 5;

/** The form that asks for options: those named, else the command's own choice, else what is missing, else all. */
export async function formFor(
  command: Command,
  spec: CommandSpec,
  { options: given, shown: opened = {} }: Pick<Invocation, 'options' | 'shown'>,
  ask: readonly string[] | undefined,
  context: CommandContext,
): Promise<Form> {
  const asked = ask !== undefined && ask.length > 0 ? ask : (command.form ?? missing(spec, given));
  const fields = spec.options.filter(({ name }) => asked.length === 0 || asked.includes(name)).slice(0, mostFields);
  const settled = Object.entries(given).filter(([name]) => !fields.some((field) => field.name === name));
  const known = readable(command, spec, given);
  const inForce = (await command.initial?.(known, context)) ?? {};
  // A form that opens again after it was refused began with what was in force the first time.
  const shown = fields.flatMap(({ name }): [string, string][] => {
    const text = opened[name] ?? inForce[name];
    return text === undefined ? [] : [[name, String(text)]];
  });
  return {
    title: spec.description,
    command: command.name,
    intro: (await command.intro?.(known, context)) ?? [],
    fields: fields.map((field) => {
      const initial = given[field.name] ?? inForce[field.name];
      return initial === undefined ? field : { ...field, initial: String(initial) };
    }),
    given: Object.fromEntries(settled),
    ...(shown.length === 0 ? {} : { shown: Object.fromEntries(shown) }),
  };
}

/** {@link Form.shown}, as part of what the form runs, for fields that take so many characters. */
export const shownIn = ({ shown }: Form, longest: number): Pick<Invocation, 'shown'> =>
  shown === undefined
    ? {}
    : { shown: Object.fromEntries(Object.entries(shown).map(([name, text]) => [name, text.slice(0, longest)])) };

/** Topics and the like, one a line: what a field of several lines holds. {@link fromLines} makes them one text again. */
export const asLines = (text: string): string => splitOutsideQuotes(text, /;\s*/g).join('\n');

export const fromLines = (lines: string): string =>
  lines
    .split('\n')
    .map((line) => line.trim().replace(/;$/, ''))
    .filter((line) => line !== '')
    .join('; ');

/** Does a line with these options need a form before it can run? */
export const wantsForm = (command: Command, spec: CommandSpec, given: GivenOptions): boolean =>
  missing(spec, given).length > 0 || (command.form !== undefined && Object.keys(given).length === 0);

const missing = (spec: CommandSpec, given: GivenOptions) =>
  spec.options.filter(({ name, required }) => required && (given[name] ?? '') === '').map(({ name }) => name);

/** The options that can be read already; what cannot is left to the form. */
export function readable(command: Command, spec: CommandSpec, given: GivenOptions): Record<string, unknown> {
  const optional = { ...spec, options: spec.options.map((option) => ({ ...option, required: false })) };
  const read = readOptions({ options: command.options.partial() }, optional, given);
  if (read.ok) return read.options;
  const wrong = new Set(read.faults.map(({ option }) => option));
  const others = Object.entries(given).filter(([name]) => !wrong.has(name));
  return others.length === Object.keys(given).length ? {} : readable(command, spec, Object.fromEntries(others));
}
