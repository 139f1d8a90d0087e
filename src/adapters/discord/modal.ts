import { ComponentType, TextInputStyle } from 'discord.js';
import type { Form } from '../../core/chat/command-spec.ts';
import type { Invocation } from '../../core/chat/reply.ts';
import type { ButtonStore } from '../../core/chat/stores.ts';
import { shownIn } from '../../core/commands/forms.ts';
import { shorten, titled } from '../../core/text.ts';
import { customId } from './custom-id.ts';
import { limits } from './limits.ts';

/** Text longer than this is written in a field of several lines. */
const oneLineLength = 300;

/** A form as Discord's modal; what is settled already, and what it was opened with, travels in its id, as in a button's. */
export async function modal(form: Form, share: boolean | undefined, buttons: ButtonStore) {
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
    components: form.fields.slice(0, rows).map((field) => {
      const longest = Math.min(field.maxLength ?? value, value);
      return {
        type: ComponentType.ActionRow,
        components: [
          {
            type: ComponentType.TextInput,
            custom_id: field.name,
            style: field.kind === 'text' && longest > oneLineLength ? TextInputStyle.Paragraph : TextInputStyle.Short,
            ...words(field),
            required: field.required,
            max_length: longest,
            ...(field.initial ? { value: field.initial.slice(0, longest) } : {}),
          },
        ],
      };
    }),
  };
}

/** What a field is for stands above it where it fits there whole, else in the empty field. */
function words(field: Field) {
  const { label, placeholder } = limits.modal;
  const name = titled(field.name);
  const whole = `${name}: ${field.description.charAt(0).toLowerCase()}${field.description.slice(1)}`;
  const hint = hintOf(field) || (whole.length <= label ? '' : field.description);
  return {
    label: whole.length <= label ? whole : shorten(name, label),
    ...(hint === '' ? {} : { placeholder: shorten(hint, placeholder) }),
  };
}

type Field = Form['fields'][number];

function hintOf({ kind, choices = [], min, max }: Field): string {
  if (choices.length > 0) return choices.join(', ');
  if (kind === 'boolean') return 'yes or no';
  if (kind === 'integer' && min !== undefined && max !== undefined) return `${min} to ${max}`;
  return '';
}

type Row = { components?: Input[] | undefined; component?: Input | undefined };
type Input = { custom_id: string; value: string };

/** What the person filled in, and what was asked; the commands read text as numbers and flags themselves. */
export function filledIn(rows: readonly Row[]): { given: Invocation['options']; names: string[] } {
  const inputs = rows.flatMap(({ components = [], component }) => [...components, ...(component ? [component] : [])]);
  const given = inputs.map(({ custom_id, value }) => [custom_id, value] as const).filter(([, value]) => value !== '');
  return { given: Object.fromEntries(given), names: inputs.map(({ custom_id }) => custom_id) };
}
