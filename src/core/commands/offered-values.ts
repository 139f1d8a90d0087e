import type { Choice, CommandSpec } from '../chat/command-spec.ts';
import { shorten } from '../text.ts';
import type { Command, CommandContext } from './command.ts';

/** Discord's bounds for offered values; the others show fewer. */
const limits = { count: 25, length: 100 };

/** What an option offers for a half-typed value: its own choices, else what the command knows. Throws what that throws. */
export async function offeredValues(
  { command, spec }: { command: Command; spec: CommandSpec },
  optionName: string,
  text: string,
  context: CommandContext,
): Promise<Choice[]> {
  const option = spec.options.find(({ name }) => name === optionName);
  if (option === undefined) return [];
  const typed = text.slice(0, limits.length * 2);
  const begin = typed.trim().toLowerCase();
  const offered =
    option.choices === undefined
      ? ((await command.complete?.(optionName, typed, context)) ?? [])
      : option.choices
          .filter((choice) => choice.toLowerCase().startsWith(begin))
          .map((choice) => ({ label: choice, value: choice }));
  return offered
    .filter(({ label, value }) => label !== '' && value !== '' && value.length <= limits.length)
    .slice(0, limits.count)
    .map(({ label, value }) => ({ label: shorten(label, limits.length), value }));
}
