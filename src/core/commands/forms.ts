import type { CommandFace, Form } from '../chat/face.ts';
import type { Invocation } from '../chat/reply.ts';
import type { Command, CommandContext } from './command.ts';
import { type GivenOptions, readOptions } from './options.ts';

/** Most fields a modal takes on the narrowest platform. */
const mostFields = 5;

/** The form that asks for options: those named, else the command's own choice, else what is missing, else all. */
export async function formFor(
  command: Command,
  face: CommandFace,
  { options: given, shown: opened = {} }: Pick<Invocation, 'options' | 'shown'>,
  ask: readonly string[] | undefined,
  context: CommandContext,
): Promise<Form> {
  const asked = ask !== undefined && ask.length > 0 ? ask : (command.form ?? missing(face, given));
  const fields = face.options.filter(({ name }) => asked.length === 0 || asked.includes(name)).slice(0, mostFields);
  const settled = Object.entries(given).filter(([name]) => !fields.some((field) => field.name === name));
  const known = readable(command, face, given);
  const inForce = (await command.initial?.(known, context)) ?? {};
  // A form that opens again after it was refused began with what was in force the first time.
  const shown = fields.flatMap(({ name }): [string, string][] => {
    const text = opened[name] ?? inForce[name];
    return text === undefined ? [] : [[name, String(text)]];
  });
  return {
    title: face.description,
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

/** Does a line with these options need a form before it can run? */
export const wantsForm = (command: Command, face: CommandFace, given: GivenOptions): boolean =>
  missing(face, given).length > 0 || (command.form !== undefined && Object.keys(given).length === 0);

const missing = (face: CommandFace, given: GivenOptions) =>
  face.options.filter(({ name, required }) => required && (given[name] ?? '') === '').map(({ name }) => name);

/** The options that can be read already; what cannot is left to the form. */
function readable(command: Command, face: CommandFace, given: GivenOptions) {
  const optional = { ...face, options: face.options.map((option) => ({ ...option, required: false })) };
  const read = readOptions({ options: command.options.partial() }, optional, given);
  return read.ok ? read.options : {};
}
