import { createHash } from 'node:crypto';
import { InteractionResponseType, MessageFlags, Routes } from 'discord.js';
import type { z } from 'zod';
import type { Dispatch, SeenEvents } from '../../core/chat.ts';
import type { Form } from '../../core/face.ts';
import type { Caller } from '../../core/place.ts';
import type { Block, Invocation, Reply } from '../../core/reply.ts';
import { shareOnce } from '../../core/share-once.ts';
import { type AnsweringParts, answer } from './answering.ts';
import type { Callers } from './caller.ts';
import { faultOf } from './classify.ts';
import { readCustomId } from './custom-id.ts';
import {
  type Click,
  type HalfTyped,
  Interaction,
  type MessageCommand,
  type Slash,
  StrangeInteraction,
  type Submission,
} from './events.ts';
import { limits } from './limits.ts';
import { filledIn, modal } from './modal.ts';
import { render } from './render.ts';

type Parts = AnsweringParts & { dispatch: Dispatch; callers: Callers; seen: SeenEvents };

/** Characters of a message that are looked through for papers: as long as a message of a paying member. */
const longestLookup = 4_000;

const refusal = (summary: string): Reply => ({
  summary,
  blocks: [{ type: 'text', text: [summary] }],
  audience: 'caller',
  failed: true,
});
const tooOld = refusal('That button has expired: it is more than 30 days old. Run the command again.');
const notOurs = refusal('I do not know that button any more. Run the command again.');
const strange = refusal('I do not know that command any more. /paper help lists those I know.');

/** What people do with our commands, buttons and forms; takes an event as the gateway brought it. */
export function createInteractions(parts: Parts): (event: unknown) => Promise<void> {
  const { dispatch, callers, seen, buttons, request, log } = parts;

  function take(interaction: Interaction, caller: Caller): Promise<void> {
    if (interaction.type === 4) return complete(interaction, caller);
    if (interaction.type === 3) return click(interaction, caller);
    if (interaction.type === 5) return submit(interaction, caller);
    return interaction.data.type === 3
      ? lookUp({ ...interaction, data: interaction.data }, caller)
      : slash({ ...interaction, data: interaction.data }, caller);
  }

  async function slash(interaction: z.infer<typeof Slash>, caller: Caller): Promise<void> {
    const [subcommand] = interaction.data.options;
    const command = subcommand?.name ?? 'start';
    const given = (subcommand?.options ?? []).flatMap(({ name, value }) =>
      value === undefined ? [] : [[name, value]],
    );
    const invocation: Invocation = { command, options: Object.fromEntries(given) };
    // No form here: Discord asks for the options itself, and refuses to send a command without the required ones.
    return run(interaction, caller, invocation, false);
  }

  async function lookUp({ data, ...interaction }: z.infer<typeof MessageCommand>, caller: Caller): Promise<void> {
    const message = data.resolved.messages[data.target_id];
    const linked = message?.embeds.flatMap(({ url, title, description }) => [url, title, description]) ?? [];
    const text = [message?.content, ...linked].filter((part) => part !== undefined && part !== null).join('\n');
    return run(interaction, caller, { command: 'lookup', options: { text: text.slice(0, longestLookup) } }, false);
  }

  async function click(interaction: z.infer<typeof Click>, caller: Caller): Promise<void> {
    const read = await readCustomId(interaction.data.custom_id, buttons);
    if (read === undefined || read === 'expired') return refuse(interaction, caller, read);
    // Nobody should fill in a form only to read that they may not.
    if (read.ask !== undefined && (await dispatch.refusal(read.invocation.command, caller)) === undefined) {
      const form = await dispatch.form(read.invocation, caller, read.ask.length === 0 ? undefined : read.ask);
      if (form.fields.length > 0) return ask(interaction, form, read.invocation.share);
    }
    // Only a message that nobody else sees may turn its pages; a digest stays what it is.
    const isPrivate = (interaction.message.flags & MessageFlags.Ephemeral) !== 0 || caller.place.kind === 'dm';
    if (read.invocation.share === true) return share(interaction, caller, read.invocation);
    return run(interaction, caller, read.invocation, read.replaces && isPrivate);
  }

  function share({ message, data, ...interaction }: z.infer<typeof Click>, caller: Caller, invocation: Invocation) {
    // Hashed: a short button holds what a person asked for, which is nothing to keep.
    const press = createHash('sha256').update(`${message.id} ${data.custom_id}`).digest('base64url');
    const replies = shareOnce(dispatch.run(invocation, caller), `share discord ${press}`, seen);
    const target = { interaction, place: caller.place, command: invocation.command, replaces: false, share: true };
    return answer(replies, target, parts);
  }

  async function submit(interaction: z.infer<typeof Submission>, caller: Caller): Promise<void> {
    const read = await readCustomId(interaction.data.custom_id, buttons);
    if (read === undefined || read === 'expired') return refuse(interaction, caller, read);
    const { given, names } = filledIn(interaction.data.components);
    const invocation = { ...read.invocation, options: { ...read.invocation.options, ...given } };
    const { command, share = false } = invocation;
    const target = { interaction, place: caller.place, command, replaces: false, share };
    return answer(correctable(dispatch.run(invocation, caller), { invoke: invocation, ask: names }), target, parts);
  }

  async function complete({ data, ...interaction }: z.infer<typeof HalfTyped>, caller: Caller): Promise<void> {
    const [subcommand] = data.options;
    const typed = subcommand?.options.find(({ focused }) => focused === true);
    const offered =
      subcommand === undefined || typed === undefined
        ? []
        : await dispatch.complete(subcommand.name, typed.name, String(typed.value ?? ''), caller);
    const choices = offered.slice(0, limits.command.choices).map(({ label, value }) => ({ name: label, value }));
    await respond(interaction, InteractionResponseType.ApplicationCommandAutocompleteResult, { choices });
  }

  async function ask(interaction: Interacting, form: Form, share: boolean | undefined): Promise<void> {
    await respond(interaction, InteractionResponseType.Modal, await modal(form, share, buttons));
  }

  async function respond(
    { id, token }: Pick<Interacting, 'id' | 'token'>,
    type: InteractionResponseType,
    data: object,
  ): Promise<void> {
    await request('post', Routes.interactionCallback(id, token), { auth: false, body: { type, data } });
  }

  function run(interaction: Interacting, caller: Caller, invocation: Invocation, replaces: boolean): Promise<void> {
    const { command, share = false } = invocation;
    const target = { interaction, place: caller.place, command, replaces, share };
    return answer(dispatch.run(invocation, caller), target, parts);
  }

  function refuse(interaction: Interacting, { place }: Caller, read: 'expired' | undefined): Promise<void> {
    const reply = once(read === 'expired' ? tooOld : notOurs);
    return answer(reply, { interaction, place, command: '', replaces: false, share: false }, parts);
  }

  /** Left alone it would stand there as "did not respond", without a word on what to do. */
  async function refuseStrange(event: unknown): Promise<void> {
    const asked = StrangeInteraction.safeParse(event).data;
    if (asked === undefined) return;
    const body = await render(strange, { buttons, ephemeral: true });
    const { id, token } = asked;
    await respond({ id, token }, InteractionResponseType.ChannelMessageWithSource, body).catch((error) =>
      log.warn('an interaction could not be answered', { fault: faultOf(error) }),
    );
  }

  return async (event) => {
    const parsed = Interaction.safeParse(event);
    if (!parsed.success) {
      log.warn('an interaction of a kind that is not ours', { issues: parsed.error.issues.length });
      return refuseStrange(event);
    }
    const interaction = parsed.data;
    try {
      const caller = await callers.ofInteraction(interaction);
      await take(interaction, caller);
    } catch (error) {
      log.warn('an interaction could not be answered', { fault: faultOf(error) });
    }
  };
}

type Interacting = Pick<Interaction, 'id' | 'token' | 'application_id'>;

/** A form that is refused is not lost: it opens again with what was filled in. */
async function* correctable(replies: AsyncIterable<Reply>, form: { invoke: Invocation; ask: string[] }) {
  for await (const reply of replies) {
    const change: Block = { type: 'buttons', buttons: [{ label: 'Change', ...form }] };
    yield reply.failed === true ? { ...reply, blocks: [...reply.blocks, change] } : reply;
  }
}

async function* once(reply: Reply): AsyncIterable<Reply> {
  yield reply;
}
