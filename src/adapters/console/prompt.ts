import { createInterface } from 'node:readline';
import type { Choice, CommandSpec } from '../../core/chat/command-spec.ts';
import { type History, mostLines } from './history.ts';
import { type Output, safe } from './terminal.ts';

type PromptParts = {
  input: NodeJS.ReadableStream & { isTTY?: boolean };
  output: Output;
  label: () => string;
  specs: readonly CommandSpec[];
  complete: (command: string, option: string, text: string) => Promise<Choice[]>;
  history: History;
  onLine: (line: string) => void;
  onEnd?: () => void;
};

/**
 * A line editor with history and tab completion on a terminal. Elsewhere it reads lines without a prompt, and the end
 * of the input ends nothing: a service runs with its input closed.
 */
export function startPrompt({ input, output, label, specs, complete, history, onLine, onEnd }: PromptParts) {
  const isTerminal = input.isTTY === true && output.isTTY === true;
  let typed = [...history.lines];
  const lines = createInterface({
    input,
    ...(isTerminal ? { output } : {}),
    terminal: isTerminal,
    history: typed,
    historySize: mostLines,
    removeHistoryDuplicates: true,
    completer(line: string, done: (error: null, result: [string[], string]) => void) {
      completions(line, specs, complete).then(
        (result) => done(null, result),
        () => done(null, [[], line]),
      );
    },
  });
  let closed = false;

  function ask(): void {
    if (closed || !isTerminal) return;
    lines.setPrompt(label());
    lines.prompt(true);
  }

  lines.on('line', (line) => onLine(line.trim()));
  lines.on('close', () => {
    const byPerson = !closed;
    closed = true;
    if (byPerson && isTerminal) onEnd?.();
  });
  lines.on('history', (kept) => {
    typed = kept;
    history.keep(kept);
  });
  // Ctrl-C takes back what is half typed; on an empty line it ends the prompt.
  lines.on('SIGINT', () => {
    if (lines.line === '') return lines.close();
    for (const name of ['e', 'u']) lines.write('', { ctrl: true, name });
  });
  ask();

  return {
    ask,
    /** Prints above the line being typed. */
    above(text: string): void {
      if (isTerminal && !closed) output.write('\r\u001b[K');
      output.write(text);
      ask();
    },
    /** Leaves nothing to go back to. */
    forget(): void {
      typed.length = 0;
    },
    /** What is known until the answer is there: it takes its place. Nothing where lines are read by a program. */
    meanwhile(text: string): void {
      if (isTerminal && !closed) output.write(`\r\u001b[K${safe(text).slice(0, (output.columns ?? 80) - 1)}`);
    },
    close(): void {
      closed = true;
      lines.close();
    },
  };
}

/** What the tab key offers: commands first, then the values of the first option (or of `name:` being typed). */
export async function completions(
  line: string,
  specs: readonly CommandSpec[],
  complete: PromptParts['complete'],
): Promise<[string[], string]> {
  const typed = line.replace(/^\/(paper\s+)?/, '');
  const [, name = '', rest] = /^(\S*)(?:\s+(.*))?$/s.exec(typed) ?? [];
  if (rest === undefined) {
    return [specs.filter((spec) => spec.name.startsWith(name)).map((spec) => `${spec.name} `), typed];
  }
  const spec = specs.find((candidate) => candidate.name === name);
  const [, optionName, value = ''] = /(?:^|\s)([a-z][a-z-]*):(\S*)$/.exec(rest) ?? [];
  const named = spec?.options.find((option) => option.name === optionName);
  const option = named ?? spec?.options[0];
  if (option === undefined) return [[], line];
  const text = named === undefined ? rest : value;
  const choices = await complete(name, option.name, text);
  // The editor puts what all offers have in common in place of what was typed: only those that go on from it may stand.
  const wanted = text.toLowerCase();
  const going = choices.flatMap(({ label, value }) =>
    [value, label].filter((offer) => offer.toLowerCase().startsWith(wanted)).slice(0, 1),
  );
  const [only, ...others] = choices;
  return [going.length === 0 && only !== undefined && others.length === 0 ? [only.value] : going, text];
}
