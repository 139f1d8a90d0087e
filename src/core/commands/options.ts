import { z } from 'zod';
import type { CommandSpec, OptionSpec } from '../chat/command-spec.ts';
import type { Fault } from '../chat/fault.ts';
import { nearest } from '../nearest.ts';
import { readOrder } from '../queries/order.ts';
import { plainPunctuation, titled } from '../text.ts';
import type { Command } from './command.ts';

/**
 * One zod schema, four uses: what registration, the text parser, forms and help know of a command. Options are plain
 * `z.string()`, `z.int()`, `z.boolean()` or `z.enum()`, each with a description; the first is the positional one.
 * Throws for a schema that cannot be drawn: a mistake of ours, found by the first test that lists the commands.
 */
export function specOf(command: Command): CommandSpec {
  const schema = JsonSchema.parse(z.toJSONSchema(command.options, { io: 'input' }));
  const completes: readonly string[] = command.completes ?? [];
  const options = Object.entries(schema.properties).map(([name, property]): OptionSpec => {
    if (property.description === undefined) throw new Error(`${command.name} ${name}: the option has no description`);
    return {
      name,
      description: property.description,
      kind: kindOf(`${command.name} ${name}`, property),
      required: schema.required.includes(name),
      ...(property.minimum === undefined || property.minimum === Number.MIN_SAFE_INTEGER
        ? {}
        : { min: property.minimum }),
      ...(property.maximum === undefined || property.maximum === Number.MAX_SAFE_INTEGER
        ? {}
        : { max: property.maximum }),
      ...(property.maxLength === undefined ? {} : { maxLength: property.maxLength }),
      ...(property.enum === undefined ? {} : { choices: property.enum }),
      label: property.label ?? titled(name),
      ...(property.hint === undefined ? {} : { hint: property.hint }),
      ...(property.help === undefined ? {} : { help: property.help }),
      ...(property.choiceLabels === undefined ? {} : { choiceLabels: property.choiceLabels }),
      ...(property.asks === undefined ? {} : { asks: property.asks }),
      completes: completes.includes(name),
    };
  });
  const usage = [command.name, ...options.map(({ name, required }) => (required ? `<${name}>` : `[${name}]`))];
  return { name: command.name, description: command.description, usage: usage.join(' '), options };
}

const Property = z.object({
  type: z.enum(['string', 'integer', 'boolean']),
  description: z.string().optional(),
  enum: z.array(z.string()).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  maxLength: z.number().optional(),
  /** From the option's `meta`. */
  label: z.string().optional(),
  hint: z.string().optional(),
  help: z.string().optional(),
  choiceLabels: z.array(z.string()).optional(),
  asks: z.enum(['when', 'lines']).optional(),
});
const JsonSchema = z.object({
  properties: z.record(z.string(), Property),
  required: z.array(z.string()).default([]),
});

function kindOf(what: string, { type, enum: choices }: z.infer<typeof Property>): OptionSpec['kind'] {
  if (choices !== undefined) return 'choice';
  if (type === 'string') return 'text';
  if (type === 'integer' || type === 'boolean') return type;
  throw new Error(`${what}: an option must be text, a whole number, yes or no, or a choice`);
}

/** Options as they arrive: typed by a platform, or text from a line, a form or a button. */
export type GivenOptions = Record<string, string | number | boolean>;

export type ReadOptions = { ok: true; options: Record<string, unknown> } | { ok: false; faults: Fault[] };

/** Text without a limit of its own is cut off here: nothing a person types runs long. */
const longestText = 4_000;

/** Reads given options by the command's schema, or says all that is wrong with them. Empty text is "not given". */
export function readOptions(command: Pick<Command, 'options'>, spec: CommandSpec, given: GivenOptions): ReadOptions {
  const values: Record<string, unknown> = {};
  const faults = new Map<string, Fault>();
  for (const option of spec.options) {
    const raw = Object.hasOwn(given, option.name) ? given[option.name] : undefined;
    if (raw === undefined || (typeof raw === 'string' && raw.trim() === '')) {
      if (option.required) faults.set(option.name, needs(option));
      continue;
    }
    const value = readValue(option, raw);
    if (value === undefined) faults.set(option.name, wants(option, raw));
    else values[option.name] = value;
  }
  if (faults.size > 0) return { ok: false, faults: [...faults.values()] };
  const parsed = command.options.safeParse(values);
  if (parsed.success) return { ok: true, options: parsed.data };
  for (const issue of parsed.error.issues) {
    const option = spec.options.find(({ name }) => name === issue.path[0]);
    if (option === undefined) faults.set('', { problem: `${issue.message}.` });
    else faults.set(option.name, faultOf(issue, option, given[option.name]));
  }
  return { ok: false, faults: [...faults.values()] };
}

/** What the schema refuses, in words. A schema's own message says what it takes: "a day such as 2026-06-19". */
function faultOf(issue: z.core.$ZodIssue, option: OptionSpec, given: unknown): Fault {
  if (issue.code === 'custom' || issue.code === 'invalid_format') return takes(option, not(issue.message, given));
  if (issue.code === 'too_small' && option.kind === 'text') {
    return takes(option, `at least ${issue.minimum} characters.`);
  }
  return wants(option, given);
}

/** What a person may write for yes or no. */
export const isYesOrNo = (word: string): boolean => yes.test(word) || no.test(word);

const yes = /^(yes|y|true|on|1)$/i;
const no = /^(no|n|false|off|0)$/i;

function readValue(option: OptionSpec, raw: string | number | boolean): string | number | boolean | undefined {
  const text = String(raw).trim();
  switch (option.kind) {
    case 'text':
      return text.length > (option.maxLength ?? longestText) ? undefined : plainPunctuation(text.normalize('NFC'));
    case 'choice':
      return (
        chosen(option.choices ?? [], text.toLowerCase()) ??
        (option.name === 'sort' ? chosen(option.choices ?? [], readOrder(text) ?? '') : undefined)
      );
    case 'integer':
      if (option.name === 'days' && spans.has(text.toLowerCase())) return spans.get(text.toLowerCase());
      return /^[+-]?\d{1,15}$/.test(text) ? Number(text) : undefined;
    case 'boolean':
      return yes.test(text) ? true : no.test(text) ? false : undefined;
    default:
      return option.kind satisfies never;
  }
}

/** The choice, or the only one it begins or that it begins with: "newest" is new, "monthly" is month, "up" is upvotes. */
function chosen(choices: readonly string[], text: string): string | undefined {
  const [exact] = choices.filter((choice) => choice.toLowerCase() === text);
  const [near, ...others] = choices.filter(
    (choice) => text.length > 1 && (text.startsWith(choice.toLowerCase()) || choice.toLowerCase().startsWith(text)),
  );
  return exact ?? (others.length === 0 ? near : undefined);
}

/** How people write a number of days. */
const spans: ReadonlyMap<string, number> = new Map([
  ['day', 1],
  ['week', 7],
  ['month', 30],
]);

function needs({ name, choices, description }: OptionSpec): Fault {
  const said =
    choices === undefined ? `I need a ${name}: ${lowerFirst(description)}.` : `I need ${name}: ${orList(choices)}.`;
  return { option: name, problem: 'This is needed.', said };
}

const takes = ({ name }: OptionSpec, what: string): Fault => ({
  option: name,
  problem: `Takes ${what}`,
  said: `${name} takes ${what}`,
});

const not = (what: string, given: unknown) => `${what}, not ${quoted(given)}.`;

function wants(option: OptionSpec, given: unknown): Fault {
  switch (option.kind) {
    case 'text':
      return takes(option, `at most ${(option.maxLength ?? longestText).toLocaleString('en')} characters.`);
    case 'choice': {
      const choices = option.choices ?? [];
      const near = nearest(String(given), choices);
      return takes(option, `${not(orList(choices), given)}${near === undefined ? '' : ` Did you mean ${near}?`}`);
    }
    case 'integer':
      return takes(option, not(`a whole number${range(option)}`, given));
    case 'boolean':
      return takes(option, not('yes or no', given));
    default:
      return option.kind satisfies never;
  }
}

function range({ min, max }: OptionSpec): string {
  if (min !== undefined && max !== undefined) return ` from ${min} to ${max.toLocaleString('en')}`;
  if (min !== undefined) return ` of at least ${min}`;
  return max === undefined ? '' : ` of at most ${max}`;
}

const orList = (words: readonly string[]) =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
const quoted = (value: unknown) => {
  const text = String(value).replace(/\s+/g, ' ');
  return `"${text.length > 60 ? `${text.slice(0, 60)}…` : text}"`;
};
const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
