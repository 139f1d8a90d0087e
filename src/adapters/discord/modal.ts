import { ComponentType, TextInputStyle } from 'discord.js';
import type { ButtonStore } from '../../core/chat.ts';
import type { Form } from '../../core/face.ts';
import type { Invocation } from '../../core/reply.ts';
import { shorten } from '../../core/text.ts';
import { customId } from './custom-id.ts';
import { plainLine } from './escape.ts';
import { limits } from './limits.ts';

/** Text longer than this is written in a field of several lines. */
const oneLineLength = 300;

/** A form as Discord's modal; what is settled already travels in its id, as in a button's. */
export async function modal(form: Form, share: boolean | undefined, buttons: ButtonStore) {
  const { label, placeholder, value, title, rows } = limits.modal;
  const invoke = { command: form.command, options: form.given, ...(share === undefined ? {} : { share }) };
  return {
    custom_id: await customId({ label: '', invoke }, {}, buttons),
    title: shorten(plainLine(form.title), title) || 'Paperboy',
    components: form.fields.slice(0, rows).map((field) => {
      const longest = Math.min(field.maxLength ?? value, value);
      const hint = hintOf(field);
      return {
        type: ComponentType.ActionRow,
        components: [
          {
            type: ComponentType.TextInput,
            custom_id: field.name,
            style: field.kind === 'text' && longest > oneLineLength ? TextInputStyle.Paragraph : TextInputStyle.Short,
            label: shorten(field.description, label),
            required: field.required,
            max_length: longest,
            ...(hint === '' ? {} : { placeholder: shorten(hint, placeholder) }),
            ...(field.initial ? { value: field.initial.slice(0, longest) } : {}),
          },
        ],
      };
    }),
  };
}

function hintOf({ kind, choices = [], min, max }: Form['fields'][number]): string {
  if (choices.length > 0) return choices.join(', ');
  if (kind === 'boolean') return 'yes or no';
  if (kind === 'integer' && min !== undefined && max !== undefined) return `${min} to ${max}`;
  return '';
}

type Row = { components?: Input[] | undefined; component?: Input | undefined };
type Input = { custom_id: string; value: string };

/** The invocation with what the person filled in; the commands read text as numbers and flags themselves. */
export function filledIn(invocation: Invocation, rows: readonly Row[]): Invocation {
  const inputs = rows.flatMap(({ components = [], component }) => [...components, ...(component ? [component] : [])]);
  const given = inputs.map(({ custom_id, value }) => [custom_id, value] as const).filter(([, value]) => value !== '');
  return { ...invocation, options: { ...invocation.options, ...Object.fromEntries(given) } };
}
