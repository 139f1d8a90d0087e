import type { types } from '@slack/bolt';
import type { Form, OptionSpec } from '../../core/chat/command-spec.ts';
import { asLines } from '../../core/commands/forms.ts';
import { daysAndTime, weekdayChoices } from '../../core/schedules/days-and-time.ts';
import { option, plain } from './draw-buttons.ts';
import { limits } from './limits.ts';

type Field = Form['fields'][number];
type Element = types.InputBlock['element'];

/** The further fields of an option that is asked for by days and a time: its own block holds the days. */
export const partsOf = (name: string) => ({ days: name, time: `${name}-time`, words: `${name}-words` });

/** The input blocks that ask for an option. */
export function inputsFor(field: Field, now: Date): types.InputBlock[] {
  if (field.asks === 'when') return whenInputs(field, now);
  const { hint = field.description } = field;
  return [input(field.name, { label: field.label, hint, required: field.required }, element(field))];
}

/** Block and element are both named after the option: ids that repeat are refused within some surfaces. */
function input(
  id: string,
  { label, hint, required }: { label: string; hint: string; required: boolean },
  drawn: Element,
): types.InputBlock {
  return {
    type: 'input',
    block_id: id,
    label: plain(label, limits.inputLabel),
    ...(hint === '' ? {} : { hint: plain(hint, limits.inputHint) }),
    optional: !required,
    element: { ...drawn, action_id: id },
  };
}

/** Days to tick and a time to pick; words for what these cannot say, which take their place. */
function whenInputs({ name, initial = '' }: Field, now: Date): types.InputBlock[] {
  const parts = partsOf(name);
  const known = daysAndTime(initial, now);
  const days = weekdayChoices.map(({ day, label }) => option(label, String(day)));
  const ticked = days.filter(({ value }) => known?.days.includes(Number(value)));
  const required = known !== undefined;
  return [
    input(
      parts.days,
      { label: 'Days', hint: '', required },
      { type: 'checkboxes', options: days, ...(ticked.length === 0 ? {} : { initial_options: ticked }) },
    ),
    input(
      parts.time,
      { label: 'Time', hint: '', required },
      { type: 'timepicker', ...(known === undefined ? {} : { initial_time: known.time }) },
    ),
    input(
      parts.words,
      { label: 'Or in words', hint: otherTimes, required: false },
      {
        type: 'plain_text_input',
        max_length: longestWhen,
        ...(known === undefined && initial !== '' ? { initial_value: initial.slice(0, longestWhen) } : {}),
      },
    ),
  ];
}

const otherTimes = 'Instead of days and a time: daily 8:30 and 18:30, or five cron fields';
const longestWhen = 200;

function element(field: Field): Element {
  const { initial = '' } = field;
  switch (field.kind) {
    case 'integer':
      return {
        type: 'number_input',
        is_decimal_allowed: false,
        ...(field.min === undefined ? {} : { min_value: String(field.min) }),
        ...(field.max === undefined ? {} : { max_value: String(field.max) }),
        ...(isWithin(initial, field) ? { initial_value: initial } : {}),
      };
    case 'boolean':
      return select([option('Yes', 'true'), option('No', 'false')], initial);
    case 'choice': {
      const { choices = [], choiceLabels = [] } = field;
      const options = choices.map((choice, position) => option(choiceLabels[position] ?? choice, choice));
      return select(options.slice(0, limits.options), initial);
    }
    case 'text':
      return text(field);
    default:
      return field.kind satisfies never;
  }
}

function select(options: types.PlainTextOption[], initial: string): Element {
  const chosen = options.find(({ value }) => value === initial);
  return { type: 'static_select', options, ...(chosen ? { initial_option: chosen } : {}) };
}

function text({ completes, maxLength = limits.inputText, asks, initial = '' }: Field): Element {
  // A select takes what is chosen or typed up to its limit; longer texts need room to be written.
  if (completes && initial.length <= limits.optionValue) {
    return {
      type: 'external_select',
      min_query_length: 0,
      placeholder: plain('Type to choose', limits.placeholder),
      ...(initial === '' ? {} : { initial_option: option(initial, initial) }),
    };
  }
  const longest = Math.min(maxLength, limits.inputText);
  const shown = (asks === 'lines' ? asLines(initial) : initial).slice(0, longest);
  return {
    type: 'plain_text_input',
    max_length: longest,
    ...(asks === 'lines' ? { multiline: true } : {}),
    ...(shown === '' ? {} : { initial_value: shown }),
  };
}

/** Slack refuses a view whose own field holds what the field does not take. */
const isWithin = (typed: string, { min = -Infinity, max = Infinity }: OptionSpec) =>
  /^-?\d+$/.test(typed) && Number(typed) >= min && Number(typed) <= max;
