import { ComponentType, TextInputStyle } from 'discord.js';
import type { Form } from '../../core/chat/command-spec.ts';
import type { ButtonStore } from '../../core/chat/stores.ts';
import { asLines, shownIn } from '../../core/commands/forms.ts';
import { daysAndTime, weekdayChoices } from '../../core/schedules/days-and-time.ts';
import { shorten, titled } from '../../core/text.ts';
import { customId } from './custom-id.ts';
import { limits } from './limits.ts';

/** Text longer than this is written in a field of several lines. */
const oneLineLength = 300;
const longestWhen = 200;

type Field = Form['fields'][number];
type Option = { label: string; value: string; default?: true };
/** A field: what stands above it, and what is filled in. */
type Labelled = { label: string; description?: string; component: object };

/** How a field's id says what its option is made of: see `filledIn`. */
const fieldIds = {
  days: (name: string) => `${name}:days`,
  time: (name: string) => `${name}:time`,
  timeAndZone: (name: string) => `${name}:time:zone`,
  lines: (name: string) => `${name}:lines`,
};

/** A form as Discord's modal; what is settled already, and what it was opened with, travels in its id, as in a button's. */
export async function modal(form: Form, share: boolean | undefined, buttons: ButtonStore, now: Date) {
  const { value, title, rows } = limits.modal;
  const invoke = {
    command: form.command,
    options: form.given,
    ...(share === undefined ? {} : { share }),
    ...shownIn(form, value),
  };
  return {
    custom_id: await customId({ invoke }, {}, buttons),
    title: form.title.length <= title ? form.title : titled(form.command),
    components: labelsFor(form.fields, now)
      .slice(0, rows)
      .map((field) => ({ type: ComponentType.Label, ...field })),
  };
}

/** Days and a time are two fields; where there is no room for a third, the time zone stands behind the time. */
function labelsFor(fields: readonly Field[], now: Date): Labelled[] {
  const when = fields.find(({ asks }) => asks === 'when');
  const zone = fields.find(({ name }) => name === 'timezone');
  const isTight = when !== undefined && zone !== undefined && fields.length + 1 > limits.modal.rows;
  return fields
    .filter((field) => !isTight || field !== zone)
    .flatMap((field) => (field === when ? whenFields(field, isTight ? zone : undefined, now) : [labelled(field)]));
}

function whenFields({ name, initial = '' }: Field, zone: Field | undefined, now: Date): Labelled[] {
  const known = daysAndTime(initial, now);
  const options = weekdayChoices.map(({ day, label }) =>
    chosen({ label, value: String(day) }, known?.days.includes(day)),
  );
  // Other words than a time may name a zone themselves.
  const time = known === undefined ? initial : `${known.time} ${zone?.initial ?? ''}`.trim();
  const id = zone === undefined ? fieldIds.time(name) : fieldIds.timeAndZone(name);
  return [
    {
      label: 'Days',
      component: { type: ComponentType.CheckboxGroup, custom_id: fieldIds.days(name), options, ...anyNumber },
    },
    {
      label: zone === undefined ? 'Time' : 'Time and time zone',
      description: 'Instead of ticking days: daily 8:30 and 18:30, or five cron fields',
      component: textInput(id, time.slice(0, longestWhen), { longest: longestWhen, required: false }),
    },
  ];
}

const anyNumber = { min_values: 0, required: false };

function labelled(field: Field): Labelled {
  const { label, hint = field.description } = field;
  return {
    label: shorten(label, limits.modal.label),
    ...(hint === '' ? {} : { description: shorten(hint, limits.modal.description) }),
    component: component(field),
  };
}

function component(field: Field): object {
  const { name, kind, required, initial = '', choices = [], choiceLabels = [] } = field;
  const options = optionsOf(field).map((option) => chosen(option, option.value === initial));
  if (options.length > 1 && options.length <= limits.modal.radios && kind !== 'integer') {
    return { type: ComponentType.RadioGroup, custom_id: name, options, required };
  }
  if (options.length > 0 && options.length <= limits.select.options) {
    return { type: ComponentType.StringSelect, custom_id: name, options, required };
  }
  const longest = Math.min(field.maxLength ?? limits.modal.value, limits.modal.value);
  return field.asks === 'lines'
    ? textInput(fieldIds.lines(name), asLines(initial), { longest, required, isLong: true })
    : textInput(name, initial, { longest, required, isLong: kind === 'text' && longest > oneLineLength });

  function optionsOf({ min, max }: Field): Option[] {
    if (choices.length > 0) return choices.map((value, at) => ({ label: choiceLabels[at] ?? value, value }));
    if (kind === 'boolean') return ['Yes', 'No'].map((label) => ({ label, value: String(label === 'Yes') }));
    if (kind !== 'integer' || min === undefined || max === undefined || max - min >= limits.select.options) return [];
    return Array.from({ length: max - min + 1 }, (_, at) => ({ label: String(min + at), value: String(min + at) }));
  }
}

const chosen = (option: Option, is = false): Option => (is ? { ...option, default: true } : option);

const textInput = (
  id: string,
  initial: string,
  { longest, required, isLong = false }: { longest: number; required: boolean; isLong?: boolean },
) => ({
  type: ComponentType.TextInput,
  custom_id: id,
  style: isLong ? TextInputStyle.Paragraph : TextInputStyle.Short,
  required,
  max_length: longest,
  ...(initial === '' ? {} : { value: initial.slice(0, longest) }),
});
