import { InteractionResponseType, MessageFlags } from 'discord.js';
import type { z } from 'zod';
import type { Dispatch } from '../../core/chat/chat-adapter.ts';
import type { Caller } from '../../core/chat/place.ts';
import type { Block, Invocation, Reply } from '../../core/chat/reply.ts';
import type { ButtonStore, SeenEvents } from '../../core/chat/stores.ts';
import { pressed } from '../kit/share.ts';
import { soon } from '../kit/soon.ts';
import { isRead, unreadable } from '../kit/unreadable.ts';
import { type AnsweringParts, answerInteraction, type ReplyTarget } from './answering.ts';
import { type CustomId, readCustomId } from './custom-id.ts';
import { filledIn } from './filled-in.ts';
import { acknowledge } from './interaction-messages.ts';
import { modal } from './modal.ts';
import type { Click, Interaction, Submission } from './payloads.ts';

type Parts = AnsweringParts & { dispatch: Dispatch; buttons: ButtonStore; seen: SeenEvents };

type Unread = 'expired' | undefined;

/** Buttons, selects, and the forms that they open. */
export function createClicks(parts: Parts) {
  const { dispatch, seen, buttons, clock, deadlines } = parts;
  /** In time for Discord. What fails is told with the answer, which waits for it. */
  const early = <T>(coming: Promise<T>) => soon(coming, clock, deadlines.deferAfterMs).catch(() => undefined);

  /** What was clicked, and the form that it asks for first. */
  async function take(id: string, caller: Caller): Promise<{ read: CustomId | Unread; form?: object }> {
    const read = await readCustomId(id, buttons);
    // Nobody should fill in a form only to read that they may not.
    if (!isRead(read) || read.ask === undefined) return { read };
    if ((await dispatch.refusal(read.invocation.command, caller)) !== undefined) return { read };
    const form = await dispatch.form(read.invocation, caller, read.ask.length === 0 ? undefined : read.ask);
    return form.fields.length === 0
      ? { read }
      : { read, form: await modal(form, read.invocation.share, buttons, clock.now()) };
  }

  return {
    async click(interaction: z.infer<typeof Click>, caller: Caller): Promise<void> {
      const { custom_id, values } = interaction.data;
      // An option of a select carries what a button would.
      const id = values[0] ?? custom_id;
      const taking = take(id, caller);
      const taken = await early(taking);
      if (taken?.form !== undefined) {
        return acknowledge(interaction, { type: InteractionResponseType.Modal, body: taken.form }, parts);
      }
      // Only a message that nobody else sees may turn its pages; a digest stays what it is.
      const isPrivate = (interaction.message.flags & MessageFlags.Ephemeral) !== 0 || caller.place.kind === 'dm';
      const replaces = isRead(taken?.read) && taken.read.replaces && isPrivate;
      const replies = (async function* (): AsyncIterable<Reply> {
        const { read, form } = await taking;
        if (!isRead(read)) return yield unreadable(read);
        if (form !== undefined) return yield tooLate(read);
        const button = { platform: 'discord', parts: [interaction.message.id, id] } as const;
        yield* pressed(dispatch.run(read.invocation, caller), read.invocation, button, seen);
      })();
      return answerInteraction(replies, { ...targetOf(interaction, caller, taken?.read), replaces }, parts);
    },

    async submit(interaction: z.infer<typeof Submission>, caller: Caller): Promise<void> {
      const reading = readCustomId(interaction.data.custom_id, buttons);
      const target = targetOf(interaction, caller, await early(reading));
      const replies = (async function* (): AsyncIterable<Reply> {
        const read = await reading;
        if (!isRead(read)) return yield unreadable(read);
        const { given, names } = filledIn(interaction.data.components, clock.now());
        const invocation = { ...read.invocation, options: { ...read.invocation.options, ...given } };
        yield* correctable(dispatch.run(invocation, caller), { invoke: invocation, ask: names });
      })();
      return answerInteraction(replies, target, parts);
    },
  };
}

/** A form that is refused is not lost: it opens again with what was filled in. */
async function* correctable(replies: AsyncIterable<Reply>, form: { invoke: Invocation; ask: string[] }) {
  for await (const reply of replies) {
    const change: Block = { type: 'buttons', buttons: [{ label: 'Change', ...form }] };
    yield reply.failed === true ? { ...reply, blocks: [...reply.blocks, change] } : reply;
  }
}

/** Where a click is answered, as far as it is known in time what it runs. */
const targetOf = (
  interaction: Interaction,
  { place, isAway = false }: Caller,
  read: CustomId | Unread,
): ReplyTarget => {
  const { command = '', share = false }: Partial<Invocation> = isRead(read) ? read.invocation : {};
  return { interaction, place, isAway, command, replaces: false, share };
};

/** Discord opens a form at once or not at all; what has been answered with a sign of work cannot become one. */
const tooLate = ({ invocation, ask = [] }: CustomId): Reply => ({
  summary: 'The form is ready now.',
  blocks: [
    { type: 'text', text: ['That took me longer than a form may take to open. It is ready now.'] },
    { type: 'buttons', buttons: [{ label: 'Open the form', invoke: invocation, ask }] },
  ],
  audience: 'caller',
  failed: true,
});
