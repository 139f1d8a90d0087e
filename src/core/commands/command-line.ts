import type { CommandSpec, OptionSpec } from '../chat/command-spec.ts';
import type { Invocation } from '../chat/reply.ts';
import { nearest } from '../nearest.ts';
import { plainPunctuation, plainQuotes } from '../text.ts';
import { type GivenOptions, isYesOrNo } from './options.ts';

/** A line as it was typed: the name it begins with, and what follows as options where that is a command's. */
export type ReadLine = { name: string; rest: string } & ParsedLine;

/** Reads a whole line. Without a command of its name there are no options, and no faults. */
export function readCommandLine(line: string, specOf: (name: string) => CommandSpec | undefined): ReadLine {
  const { name, rest } = splitCommand(line);
  const spec = specOf(name);
  return { name, rest, ...(spec === undefined ? { given: {}, named: [], faults: [] } : parseCommandLine(rest, spec)) };
}

/**
 * The command's name and the rest of a line; a leading `/paper` or `/` and a colon behind the name are forgiven,
 * `--help` asks for help.
 */
export function splitCommand(line: string): { name: string; rest: string } {
  const [, written = '', rest = ''] = /^(\S*)\s*(.*)$/s.exec(line.trim().replace(/^\/?paper(?:\s+|$)|^\//i, '')) ?? [];
  const name = written.endsWith(':') ? written.slice(0, -1) : written;
  if (name === '--help' || name === '-h') return { name: 'help', rest };
  return rest.trim() === '--help' ? { name: 'help', rest: name } : { name: name.toLowerCase(), rest };
}

/**
 * Options as they were typed, not yet read by the command's schema; `named` are those whose value stands behind their name
 * (`top:3`), as in no sentence; faults are sentences for the person.
 */
export type ParsedLine = { given: GivenOptions; named: string[]; faults: string[] };

/**
 * Reads what follows a command's name. The first option takes the words; the others are `name:value`, `name=value` or
 * `--name value`, with a dash of any kind; the last word may be the bare name of an option that is yes or no. Only the command's own option names are options, so that `author:` stays part of a query; inside
 * quotes everything is words. A value with spaces stands in quotes, where `\"` and `\\` are a quote and a backslash.
 * Behind the first option's words, a text value also takes the bare words that follow it: in `subscribe diffusion
 * when:mon 9:00` the time is no part of the topic.
 */
export function parseCommandLine(rest: string, spec: CommandSpec): ParsedLine {
  const given: GivenOptions = {};
  const named: string[] = [];
  const faults: string[] = [];
  const words: string[] = [];
  const tokens = tokenise(rest);
  const [positional] = spec.options;
  /** The option whose value still takes words. */
  let open: string | undefined;
  for (let position = 0; position < tokens.length; position += 1) {
    const token = tokens[position] ?? '';
    const [, dashes = '', name = '', separator = '', inline = ''] = optionPattern.exec(token) ?? [];
    const option = spec.options.find((candidate) => candidate.name === name.toLowerCase().replaceAll('_', '-'));
    const isLast = position === tokens.length - 1;
    if (
      option !== undefined &&
      isOption(option, token, { dashes, separator, isLast, isFirst: option === positional })
    ) {
      const { value, takesNext, isBare } = takeValue(option, separator, inline, tokens[position + 1]);
      if (takesNext) position += 1;
      if (value === undefined) {
        faults.push(`${option.name} needs a value, for example ${option.name}:${example(option)}`);
      } else {
        given[option.name] = value;
        if (inline !== '') named.push(option.name);
      }
      const hasWords = words.length > 0 || (positional !== undefined && Object.hasOwn(given, positional.name));
      open = option.kind === 'text' && option !== positional && hasWords && isBare ? option.name : undefined;
    } else if (dashes === '--' || isMisspelt(name, inline, spec)) faults.push(unknownOption(name, spec));
    else if (open !== undefined) given[open] = `${given[open]} ${token}`;
    else words.push(token);
  }
  if (words.length > 0) {
    if (positional === undefined) faults.push(`${spec.name} takes no options.`);
    else if (Object.hasOwn(given, positional.name)) words.unshift(String(given[positional.name]));
    if (positional !== undefined) given[positional.name] = plainPunctuation(words.join(' '));
  }
  return { given, named, faults };
}

/** What stands around an option's name makes it one; in a query, `key=value` and `-video` are words. */
function isOption(
  option: OptionSpec,
  token: string,
  { dashes, separator, isLast, isFirst }: { dashes: string; separator: string; isLast: boolean; isFirst: boolean },
): boolean {
  if (separator === ':' || dashes !== '') return true;
  if (separator === '=') return !isFirst || option.kind !== 'text';
  // Help writes `[remove]`.
  return option.kind === 'boolean' && isLast && token !== '';
}

/** An option's value, in its own token or in the next. `isBare`: it stands in no quotes, so that more words may follow. */
function takeValue(option: OptionSpec, separator: string, inline: string, next: string | undefined) {
  // `--confirm` alone means yes; the next word belongs to it only when it can be its value.
  if (option.kind === 'boolean' && separator === '') {
    const takesNext = next !== undefined && isYesOrNo(next);
    return { value: takesNext ? next : true, takesNext, isBare: true };
  }
  const takesNext = inline === '';
  const written = takesNext ? next : inline;
  const value = written === undefined ? undefined : unquote(written);
  return { value, takesNext, isBare: value === written };
}

/** Phones turn `--` into a dash of another kind; a single plain one excludes a word, but for `-top:3`. */
const optionPattern = /^(--|[‐‑‒–—―−]{1,2}|-(?=[^:=]+[:=]))?\[?([\p{L}][\p{L}\p{N}_-]{0,31})\]?(?:([:=])(.*))?$/su;

/** `tpo:5`: a number behind what is almost an option's name. Other words with a colon belong to titles and queries. */
function isMisspelt(name: string, value: string, { options }: CommandSpec): boolean {
  const numbers = options.filter(({ kind }) => kind === 'integer').map((option) => option.name);
  return /^\d+$/.test(value) && nearest(name, numbers) !== undefined;
}

const example = (option: OptionSpec) =>
  option.choices?.[0] ??
  (option.kind === 'integer' ? String(option.min ?? 1) : option.kind === 'boolean' ? 'yes' : '…');

function unknownOption(name: string, spec: CommandSpec): string {
  const near = nearest(
    name,
    spec.options.map((option) => option.name),
  );
  return `${spec.name} has no option ${name}${near === undefined ? '.' : `; did you mean ${near}?`}`;
}

/**
 * Runs of non-space, in which quoted parts hold spaces. An opening quote that is never closed is a plain character, and
 * so is every later one: looking again for each would take quadratic time.
 */
function tokenise(line: string): string[] {
  const text = plainQuotes(line);
  const tokens: string[] = [];
  let token = '';
  let mayQuote = true;
  for (let position = 0; position < text.length; ) {
    const quoted: string | undefined = mayQuote && text[position] === '"' ? quotedAt(text, position) : undefined;
    const piece: string = quoted ?? text.charAt(position);
    mayQuote &&= piece !== '"';
    position += piece.length;
    if (quoted === undefined && /\s/.test(piece)) {
      if (token !== '') tokens.push(token);
      token = '';
    } else token += piece;
  }
  if (token !== '') tokens.push(token);
  return tokens;
}

const quotedPart = /"(?:[^"\\]|\\.)*"/sy;

function quotedAt(text: string, position: number): string | undefined {
  quotedPart.lastIndex = position;
  return quotedPart.exec(text)?.[0];
}

function unquote(value: string): string {
  const isQuoted = quotedAt(value, 0)?.length === value.length && value !== '';
  return plainPunctuation(isQuoted ? value.slice(1, -1).replace(/\\(.)/gs, '$1') : value);
}

/** Gives the line that a person types to run something. */
export type PrintLine = (invocation: Pick<Invocation, 'command' | 'options'>) => string;

/** The line a person types to run this; {@link parseCommandLine} reads the same options from it. */
export function printCommandLine(
  { command, options }: Pick<Invocation, 'command' | 'options'>,
  spec?: CommandSpec,
): string {
  const values = Object.entries(options).map(
    ([name, value]) => [name, plainPunctuation(String(value)).trim()] as const,
  );
  const named = values.filter(([, value]) => value !== '').map(([name, value]) => `${name}:${quoteIfNeeded(value)}`);
  const positional = spec?.options[0]?.name;
  const words = values.find(([name]) => name === positional)?.[1];
  if (spec === undefined || words === undefined || words === '') return [command, ...named].join(' ');
  const rest = [words, ...named.filter((part) => !part.startsWith(`${positional}:`))].join(' ');
  const { given, faults } = parseCommandLine(rest, spec);
  const same = faults.length === 0 && values.every(([name, value]) => value === '' || given[name] === value);
  return same ? `${command} ${rest}` : [command, ...named].join(' ');
}

const quoteIfNeeded = (value: string) => (/^[^\s"]+$/.test(value) ? value : `"${value.replace(/["\\]/g, '\\$&')}"`);
