import { parseArgs } from 'node:util';
import { nearest } from '../core/nearest.ts';

/** What an operator asks for at the shell, beside the commands of a chat. */
export type OperatorTask =
  | { kind: 'status'; json: boolean }
  | { kind: 'doctor'; json: boolean }
  /** `file` undefined: beside the database, named by the time. */
  | { kind: 'backup'; file: string | undefined }
  | { kind: 'restore'; file: string }
  /** `file` undefined: to the terminal. */
  | { kind: 'export'; file: string | undefined }
  | { kind: 'import'; file: string; dryRun: boolean }
  /** `to`: the address of an empty PostgreSQL database. */
  | { kind: 'move'; to: string }
  /** The address of the operator's page. */
  | { kind: 'admin-link' }
  | { kind: 'help'; text: string };

type Kind = Exclude<OperatorTask['kind'], 'help'>;

/** How each is called, and what it does. */
const commands: Record<
  Kind,
  { usage: string; does: string; flags: readonly ('json' | 'dry-run' | 'to')[]; file: 'none' | 'may' | 'must' }
> = {
  status: {
    usage: 'status [--json]',
    does: 'What runs since when, what is due next, the last runs, and what needs a hand. Status 1 where something does.',
    flags: ['json'],
    file: 'none',
  },
  doctor: {
    usage: 'doctor [--json]',
    does: 'Looks at settings, tokens, permissions, sources, clock, disk and database, and says what to do. Status 1 where something is wrong.',
    flags: ['json'],
    file: 'none',
  },
  backup: {
    usage: 'backup [FILE]',
    does: 'Copies the database, also while Paperboy runs; without FILE beside it, named by the time.',
    flags: [],
    file: 'may',
  },
  restore: {
    usage: 'restore FILE',
    does: 'Puts a backup in the place of the database, which is kept beside it. Stop Paperboy first.',
    flags: [],
    file: 'must',
  },
  export: {
    usage: 'export [FILE]',
    does: 'Writes subscriptions, schedules and settings (no secrets) as YAML; without FILE to the terminal.',
    flags: [],
    file: 'may',
  },
  import: {
    usage: 'import FILE [--dry-run]',
    does: 'Takes the subscriptions of such a file; --dry-run shows what would change, and changes nothing.',
    flags: ['dry-run'],
    file: 'must',
  },
  move: {
    usage: 'move --to postgres://…',
    does: 'Copies the database, an SQLite file, into an empty PostgreSQL one, and compares them. Stop Paperboy first.',
    flags: ['to'],
    file: 'none',
  },
  'admin-link': {
    usage: 'admin-link',
    does: "Prints the address of the operator's page. It works once, within ten minutes.",
    flags: [],
    file: 'none',
  },
};

const isKind = (word: string): word is Kind => Object.hasOwn(commands, word);

/** One line each, for `--help`. */
export const operatorUsage = Object.values(commands)
  .map(({ usage }) => `       npm run paper -- ${usage}`)
  .join('\n');

/** Reads what stands behind `npm run paper --`; undefined where it is a chat's command. `problem`: why it cannot be read, and what can. */
export function readOperatorTask([first = '', ...rest]: readonly string[]):
  | OperatorTask
  | { problem: string }
  | undefined {
  if (!isKind(first)) return undefined;
  const { usage, does, flags, file } = commands[first];
  const told = `usage: npm run paper -- ${usage}\n${does}`;
  if (rest.some((word) => word === '--help' || word === '-h')) return { kind: 'help', text: told };
  const given = read(rest, flags);
  if (typeof given === 'string') return { problem: `${given}\n${told}` };
  const [path, ...more] = given.positionals;
  if (more.length > 0 || (path !== undefined && file === 'none') || (path === undefined && file === 'must')) {
    return { problem: told };
  }
  const json = given.values.json === true;
  switch (first) {
    case 'status':
    case 'doctor':
      return { kind: first, json };
    case 'backup':
    case 'export':
      return { kind: first, file: path };
    case 'restore':
      return { kind: first, file: path ?? '' };
    case 'import':
      return { kind: first, file: path ?? '', dryRun: given.values['dry-run'] === true };
    case 'move':
      return typeof given.values.to === 'string' ? { kind: first, to: given.values.to } : { problem: told };
    case 'admin-link':
      return { kind: first };
    default:
      return first satisfies never;
  }
}

/**
 * What was probably meant by a misspelt first word with nothing behind it, or with what only an operator writes there: a backup
 * that finds papers must not look as if it went well. Undefined where it is nearer to one of `others`, a chat's commands.
 */
export function nearOperatorTask(
  [first = '', ...rest]: readonly string[],
  others: readonly string[],
): string | undefined {
  // Four letters alone are near to many a word ("more").
  const isTheirs = rest.length === 0 ? first.length > 4 : rest.every((word) => isFlagOrFile(word));
  const near = isTheirs ? nearest(first, [...others, ...Object.keys(commands)]) : undefined;
  return near !== undefined && isKind(near) ? near : undefined;
}

const isFlagOrFile = (word: string) => word.startsWith('--') || ['.', '/', '\\'].some((mark) => word.includes(mark));

function read(words: readonly string[], flags: readonly string[]) {
  const options = Object.fromEntries(
    flags.map((flag) => [flag, { type: flag === 'to' ? ('string' as const) : ('boolean' as const) }]),
  );
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true });
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause);
  }
}
