import type { CommandSpec, OptionSpec } from '../../core/chat/command-spec.ts';
import type { Fault } from '../../core/chat/fault.ts';
import type { Invocation, Reply } from '../../core/chat/reply.ts';
import { fromLines } from '../../core/commands/forms.ts';
import { typedDaysAndTime } from '../../core/schedules/days-and-time.ts';
import { shorten } from '../../core/text.ts';
import { partsOf } from './form-fields.ts';
import { limits } from './limits.ts';
import type { Submission } from './payloads.ts';
import type { Memory } from './views.ts';

type Values = Submission['view']['state']['values'];
type Input = Values[string][string];

/** What was wrong, by the id of the field's block, as Slack shows it. */
export type Errors = Record<string, string>;

/** What a form runs: what was settled, and what was filled in. Or what is wrong with it as it stands. */
export function filledIn(
  { invocation, fields }: Memory,
  values: Values,
  spec: CommandSpec | undefined,
): { invocation: Invocation } | { errors: Errors } {
  const options = { ...invocation.options };
  const errors: Errors = {};
  for (const name of fields) {
    const asks = spec?.options.find((option) => option.name === name)?.asks;
    const read = asks === 'when' ? whenIn(values, name, invocation.shown?.[name]) : textIn(values, name, asks);
    if (typeof read === 'object') errors[read.block] = read.problem;
    else if (read.trim() === '') delete options[name];
    else options[name] = read;
  }
  return Object.keys(errors).length === 0 ? { invocation: { ...invocation, options } } : { errors };
}

const inputOf = (values: Values, id: string): Input | undefined => values[id]?.[id];

function textIn(values: Values, name: string, asks: OptionSpec['asks']): string {
  const input = inputOf(values, name);
  const text = input?.selected_option?.value ?? input?.value ?? '';
  return asks === 'lines' ? fromLines(text) : text;
}

/** Words take the place of days and a time, unless they were left as they stood and days were ticked instead. */
function whenIn(values: Values, name: string, shown: string | undefined): string | { block: string; problem: string } {
  const parts = partsOf(name);
  const days = (inputOf(values, parts.days)?.selected_options ?? []).map(({ value }) => Number(value));
  const time = inputOf(values, parts.time)?.selected_time ?? undefined;
  // A form that an earlier release opened has the words in the option's own block.
  const words = inputOf(values, parts.words)?.value ?? inputOf(values, name)?.value ?? '';
  const isPicked = days.length > 0 && time !== undefined;
  if (words.trim() !== '' && !(isPicked && words === shown)) return words;
  if (isPicked) return typedDaysAndTime({ days, time });
  if (days.length > 0) return { block: parts.time, problem: 'Pick the time for these days.' };
  return time === undefined ? '' : { block: parts.days, problem: 'Tick at least one day.' };
}

/** What a refusal says of the form's own fields; undefined where it says more than that. */
export function errorsIn({ faults = [] }: Reply, { fields }: Memory, values: Values): Errors | undefined {
  if (faults.length === 0 || !faults.every(({ option }) => fields.includes(option))) return undefined;
  const errors: Errors = {};
  for (const { option, problem } of faults) {
    const block = blockOf(option, values);
    errors[block] = shorten([errors[block] ?? '', problem].join(' ').trim(), limits.fieldError);
  }
  return errors;
}

/** Of an option that days and a time ask for, the field that was used. */
function blockOf(option: NonNullable<Fault['option']>, values: Values): string {
  const { words } = partsOf(option);
  return (inputOf(values, words)?.value ?? '').trim() === '' ? option : words;
}
