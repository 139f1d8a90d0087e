import type { types } from '@slack/bolt';
import { z } from 'zod';
import type { Form } from '../../core/chat/command-spec.ts';
import type { Block, Invocation } from '../../core/chat/reply.ts';
import { titled } from '../../core/text.ts';
import { decodeButton, encodeButton } from '../kit/buttons.ts';
import { isRead } from '../kit/unreadable.ts';
import { plain } from './draw-buttons.ts';
import { inputsFor } from './form-fields.ts';
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
export function modal(
  form: Form,
  { context, metadata, now }: { context: DrawContext; metadata: string; now: Date },
  wrong: readonly Block[] = [],
): ModalView {
  const draw = createBlocks(context, '');
  const drawn = (blocks: readonly Block[]) =>
    blocks
      // A button in a modal has no message to answer in.
      .map((block) => (block.type === 'paper' ? { ...block, buttons: [] } : block))
      .filter((block) => block.type !== 'buttons')
      .flatMap(draw.block);
  const intro = drawn(form.intro);
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
      ...form.fields.flatMap((field) => inputsFor(field, now)),
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
