import { type PrintLine, printCommandLine, readCommandLine } from '../core/commands/command-line.ts';
import { type Known, typedCommand } from './typed-command.ts';

/**
 * Prints lines from which {@link typedCommand} reads what they were printed for. The first option stands bare where that is no
 * sentence: "unsubscribe learning from us" is one, `unsubscribe topic:"learning from us"` is not.
 */
export function linePrinter(known: ReadonlyMap<string, Known>): PrintLine {
  const specOf = (name: string) => known.get(name)?.spec;
  return (invocation) => {
    const bare = printCommandLine(invocation, specOf(invocation.command));
    const line = readCommandLine(bare, specOf);
    const read = typedCommand(line, known);
    return read?.command === invocation.command && read.options === line.given ? bare : printCommandLine(invocation);
  };
}
