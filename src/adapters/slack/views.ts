import type { types } from '@slack/bolt';
import { z } from 'zod';
import type { Form, OptionSpec } from '../../core/chat/command-spec.ts';
import type { Block, Invocation } from '../../core/chat/reply.ts';
import { titled } from '../../core/text.ts';
import { decodeButton, encodeButton } from '../kit/buttons.ts';
import { isRead } from '../kit/unreadable.ts';
import { plain } from './draw-buttons.ts';
import { buttonLimits, limits } from './limits.ts';
import { createBlocks, type DrawContext, within } from './render.ts';
import type { Session } from './session.ts';

/** What a modal remembers between opening and sending: what is settled, and where the answer goes. */
export type Memory = {
  invocation: Invocation;
  fields: string[];
  channel: string;
  thread?: string | undefined;
  url?: string | undefined;
  inside: boolean;
};

const Stored = z.object({
  i: z.string(),
  f: z.array(z.string()),
  c: z.string(),
  t: z.string().optional(),
  u: z.string().optional(),
  n: z.boolean(),
});

export type ModalView = types.ModalView;

/** A form as a modal; `wrong`: what is to be mended in what was sent. */
export function modal(form: Form, context: DrawContext, metadata: string, wrong: readonly Block[] = []): ModalView {
  const draw = createBlocks(context, '');
  const drawn = (blocks: readonly Block[]) =>
    blocks
      // A button in a modal has no message to answer in.
      .map((block) => (block.type === 'paper' ? { ...block, buttons: [] } : block))
      .filter((block) => block.type !== 'buttons')
      .flatMap(draw.block);
  const intro = drawn(form.intro);
  const fields = form.fields.map(input);
  return {
    type: 'modal',
    callback_id: 'form',
    title: plain(form.title.length <= limits.viewTitle ? form.title : titled(form.command), limits.viewTitle),
    submit: plain(titled(form.command), limits.viewButton),
    close: plain('Cancel', limits.viewButton),
    private_metadata: metadata,
    // What is asked comes first: a preview above it would push the fields out of a phone's sight.
    blocks: [
      ...drawn(wrong),
      ...fields,
      ...(intro.length === 0 ? [] : [divider, ...within(intro, limits.messageBlocks)]),
    ],
  };
}

const divider: types.DividerBlock = { type: 'divider' };

/** A view that only says something: while a form is being prepared, or where none came. */
export const saying = (command: string, text: string): ModalView => ({
  type: 'modal',
  callback_id: 'waiting',
  title: plain(titled(command), limits.viewTitle),
  close: plain('Close', limits.viewButton),
  blocks: [{ type: 'section', text: plain(text, limits.sectionText) }],
});

function input(field: Form['fields'][number]): types.InputBlock {
  return {
    type: 'input',
    block_id: field.name,
    label: plain(titled(field.name), limits.inputLabel),
    hint: plain(field.description, limits.inputHint),
    optional: !field.required,
    element: element(field, field.initial),
  };
}

type Element = types.InputBlock['element'];

function element(field: OptionSpec, initial: string | undefined): Element {
  // Block and field are both named after the option: ids that repeat are refused within some surfaces.
  const actionId = field.name;
  const hasInitial = initial !== undefined && initial !== '';
  switch (field.kind) {
    case 'integer':
      return {
        type: 'number_input',
        action_id: actionId,
        is_decimal_allowed: false,
        ...(field.min === undefined ? {} : { min_value: String(field.min) }),
        ...(field.max === undefined ? {} : { max_value: String(field.max) }),
        ...(hasInitial && isWithin(initial, field) ? { initial_value: initial } : {}),
      };
    case 'boolean': {
      const options = [option('Yes', 'true'), option('No', 'false')];
      const chosen = options.find(({ value }) => value === initial);
      return { type: 'static_select', action_id: actionId, options, ...(chosen ? { initial_option: chosen } : {}) };
    }
    case 'choice': {
      const options = (field.choices ?? []).slice(0, limits.options).map((choice) => option(choice, choice));
      const chosen = options.find(({ value }) => value === initial);
      return { type: 'static_select', action_id: actionId, options, ...(chosen ? { initial_option: chosen } : {}) };
    }
    case 'text':
      break;
    default:
      return field.kind satisfies never;
  }
  // A select takes what is chosen or typed up to its limit; longer texts need room to be written.
  if (field.completes && (initial ?? '').length <= limits.optionValue) {
    return {
      type: 'external_select',
      action_id: actionId,
      min_query_length: 0,
      placeholder: plain('Type to choose', limits.placeholder),
      ...(hasInitial ? { initial_option: option(initial, initial) } : {}),
    };
  }
  const longest = Math.min(field.maxLength ?? limits.inputText, limits.inputText);
  return {
    type: 'plain_text_input',
    action_id: actionId,
    max_length: longest,
    ...(hasInitial ? { initial_value: initial.slice(0, longest) } : {}),
  };
}

/** Slack refuses a view whose own field holds what the field does not take. */
const isWithin = (text: string, { min = -Infinity, max = Infinity }: OptionSpec) =>
  /^-?\d+$/.test(text) && Number(text) >= min && Number(text) <= max;

export const option = (label: string, value: string): types.PlainTextOption => ({
  text: plain(label, limits.optionText),
  value,
});

export async function remember(memory: Memory, session: Session): Promise<string> {
  const i = await encodeButton({ invoke: memory.invocation }, buttonLimits, session.buttons);
  const { fields: f, channel: c, thread: t, url: u, inside: n } = memory;
  return JSON.stringify({ i, f, c, t, u, n } satisfies z.input<typeof Stored>);
}

/** `expired` when the part that was stored is no more; undefined for a modal that is not ours. */
export async function recall(metadata: string, session: Session): Promise<Memory | 'expired' | undefined> {
  const read = Stored.safeParse(parseJson(metadata));
  if (!read.success) return undefined;
  const { i, f, c, t, u, n } = read.data;
  const form = await decodeButton(i, buttonLimits, session.buttons);
  return isRead(form) ? { invocation: form.invocation, fields: f, channel: c, thread: t, url: u, inside: n } : form;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
