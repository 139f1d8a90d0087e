import { parseArgs } from 'node:util';
import { Day } from './core/papers/paper.ts';
import { nearOperatorTask, type OperatorTask, operatorUsage, readOperatorTask } from './operator/arguments.ts';

/** What the process was started for. */
export type Task =
  | { kind: 'serve' }
  /** What can be typed, and nothing else. */
  | { kind: 'help' }
  | { kind: 'version' }
  /** One daily run, then the end. */
  | { kind: 'once' }
  /** One command, as one line of text. */
  | { kind: 'command'; line: string }
  | { kind: 'backfill'; from: string; to: string }
  /** An agent's tools, over stdin and stdout. */
  | { kind: 'mcp' }
  /** What an operator asks for beside it. */
  | { kind: 'operate'; task: OperatorTask };

/** A command line nobody can read; the message says what can be. */
export class UsageError extends Error {
  override name = 'UsageError';
}

export const usage = `usage: npm start                                        digests, and a prompt where no chat is set up
       npm start -- --once                              one daily run
       npm run paper -- search "world models"           one command; "help" lists them
${operatorUsage}
       npm run -s mcp                                   tools for an agent, over stdin and stdout
       npm run backfill -- --from 2024-05-27 --to 2024-06-30
       npm run slack:manifest`;

/**
 * Reads `process.argv` without its first two. Throws {@link UsageError}. `today`: the UTC day, `YYYY-MM-DD`; `commands`: the
 * names of a chat's commands.
 */
export function readArguments(given: readonly string[], today: string, commands: readonly string[]): Task {
  const [first, ...rest] = given;
  if (first === undefined) return { kind: 'serve' };
  if (first === '--help' || first === '-h') return { kind: 'help' };
  if (first === '--version' || (first === 'paper' && rest[0] === '--version')) return { kind: 'version' };
  if (first === '--once' && rest.length === 0) return { kind: 'once' };
  if (first === 'mcp' && rest.length === 0) return { kind: 'mcp' };
  const isHelp = rest.length === 1 && (rest[0] === '--help' || rest[0] === '-h');
  if (isHelp && (first === 'paper' || first === 'backfill')) return { kind: 'help' };
  if (first === 'paper') return readPaper(rest, commands);
  if (first === 'backfill') return readBackfill(rest, today);
  throw new UsageError(`I do not know "${given.join(' ')}".\n${usage}`);
}

function readPaper(words: readonly string[], commands: readonly string[]): Task {
  const task = readOperatorTask(words);
  const meant = task === undefined ? nearOperatorTask(words, commands) : undefined;
  if (meant !== undefined) {
    const ask = `I do not know "${words[0]}"; did you mean npm run paper -- ${meant}?`;
    throw new UsageError(`${ask} To find papers: npm run paper -- search ${words[0]}`);
  }
  if (task === undefined) return { kind: 'command', line: commandLine(words) };
  if ('problem' in task) throw new UsageError(task.problem);
  return { kind: 'operate', task };
}

/** The shell has taken the quotes away: a value with spaces behind `--name` gets them back. */
const commandLine = (words: readonly string[]) =>
  words
    .map((word, position) => {
      const isValue = words[position - 1]?.startsWith('--') === true && !words[position - 1]?.includes('=');
      if (isValue && /\s/.test(word)) return quoted(word);
      const [, name, value] = /^(--[a-z-]+=)(.*\s.*)$/s.exec(word) ?? [];
      return name === undefined || value === undefined ? word : `${name}${quoted(value)}`;
    })
    .join(' ');

const quoted = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`;

function readBackfill(words: readonly string[], today: string): Task {
  const { from, to } = spanOf([...words]);
  for (const [name, day] of Object.entries({ from, to: to ?? today })) {
    if (!Day.safeParse(day).success) {
      throw new UsageError(
        `--${name}: ${day === undefined ? '' : `got ${JSON.stringify(day)}; `}want a day such as 2024-05-27.\n${usage}`,
      );
    }
  }
  if (from === undefined || from > (to ?? today)) {
    const last = to === undefined ? `today (${today})` : `--to ${to}`;
    throw new UsageError(`--from ${from} is after ${last}: want an earlier day.\n${usage}`);
  }
  return { kind: 'backfill', from, to: to ?? today };
}

function spanOf(words: string[]): { from?: string; to?: string } {
  try {
    return parseArgs({ args: words, options: { from: { type: 'string' }, to: { type: 'string' } } }).values;
  } catch (cause) {
    throw new UsageError(`${cause instanceof Error ? cause.message : String(cause)}\n${usage}`, { cause });
  }
}
