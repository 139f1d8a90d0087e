import { InteractionResponseType, MessageFlags } from 'discord.js';
import type { z } from 'zod';
import type { Dispatch } from '../../core/chat/chat-adapter.ts';
import type { Caller } from '../../core/chat/place.ts';
import type { Block, Invocation, Reply } from '../../core/chat/reply.ts';
import { refuse } from '../../core/chat/say.ts';
import type { ButtonStore, SeenEvents } from '../../core/chat/stores.ts';
import { pressed } from '../kit/share.ts';
import { soon } from '../kit/soon.ts';
import { isRead, unreadable } from '../kit/unreadable.ts';
import { type AnsweringParts, answerInteraction, type ReplyTarget } from './answering.ts';
import type { Callers } from './caller.ts';
import { faultOf } from './classify.ts';
import { type CustomId, readCustomId } from './custom-id.ts';
import { plainLine } from './escape.ts';
import { filledIn } from './filled-in.ts';
import { acknowledge } from './interaction-messages.ts';
import { limits } from './limits.ts';
import { modal } from './modal.ts';
import {
  type Click,
  type HalfTyped,
  Interaction,
  type MessageCommand,
  type Slash,
  StrangeInteraction,
  type Submission,
} from './payloads.ts';

type Parts = AnsweringParts & { dispatch: Dispatch; callers: Callers; buttons: ButtonStore; seen: SeenEvents };

/** Characters of a message that are looked through for papers: as long as a message of a paying member. */
const longestLookup = 4_000;

/** Discord waits three seconds for what it offers while somebody types, in milliseconds. */
const suggestionMs = 2_000;

const strange = refuse('I do not know that command any more. /paper help lists those I know.');

/** What people do with our commands, buttons and forms; takes an event as the gateway brought it. */
export function createInteractions(parts: Parts): (event: unknown) => Promise<void> {
  const { dispatch, callers, seen, buttons, render, clock, deadlines, log } = parts;

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
    const { custom_id, values } = interaction.data;
    // An option of a select carries what a button would.
    const id = values[0] ?? custom_id;
    const taking = takeClick(id, caller);
    const taken = await soon(taking, clock, deadlines.deferAfterMs);
    if (taken?.form !== undefined) return respond(interaction, InteractionResponseType.Modal, taken.form);
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
  }

  /** What was clicked, and the form that it asks for first. */
  async function takeClick(id: string, caller: Caller): Promise<{ read: CustomId | Unread; form?: object }> {
    const read = await readCustomId(id, buttons);
    // Nobody should fill in a form only to read that they may not.
    if (!isRead(read) || read.ask === undefined) return { read };
    if ((await dispatch.refusal(read.invocation.command, caller)) !== undefined) return { read };
    const form = await dispatch.form(read.invocation, caller, read.ask.length === 0 ? undefined : read.ask);
    return form.fields.length === 0
      ? { read }
      : { read, form: await modal(form, read.invocation.share, buttons, clock.now()) };
  }

  async function submit(interaction: z.infer<typeof Submission>, caller: Caller): Promise<void> {
    const reading = readCustomId(interaction.data.custom_id, buttons);
    const target = targetOf(interaction, caller, await soon(reading, clock, deadlines.deferAfterMs));
    const replies = (async function* (): AsyncIterable<Reply> {
      const read = await reading;
      if (!isRead(read)) return yield unreadable(read);
      const { given, names } = filledIn(interaction.data.components, clock.now());
      const invocation = { ...read.invocation, options: { ...read.invocation.options, ...given } };
      yield* correctable(dispatch.run(invocation, caller), { invoke: invocation, ask: names });
    })();
    return answerInteraction(replies, target, parts);
  }

  async function complete({ data, ...interaction }: z.infer<typeof HalfTyped>, caller: Caller): Promise<void> {
    const [subcommand] = data.options;
    const typed = subcommand?.options.find(({ focused }) => focused === true);
    const completing =
      subcommand === undefined || typed === undefined
        ? undefined
        : dispatch.complete(subcommand.name, typed.name, String(typed.value ?? ''), caller);
    const offered = (completing && (await soon(completing, clock, suggestionMs))) ?? [];
    const choices = offered.map(({ label, value }) => ({ name: plainLine(label) || value, value }));
    await respond(interaction, InteractionResponseType.ApplicationCommandAutocompleteResult, {
      choices: choices.slice(0, limits.command.choices),
    });
  }

  const respond = (interaction: Pick<Interacting, 'id' | 'token'>, type: InteractionResponseType, body: object) =>
    acknowledge(interaction, { type, body }, parts);

  function run(interaction: Interacting, caller: Caller, invocation: Invocation, replaces: boolean): Promise<void> {
    const { command, share = false } = invocation;
    const { place, isAway = false } = caller;
    const target = { interaction, place, isAway, command, replaces, share };
    return answerInteraction(dispatch.run(invocation, caller), target, parts);
  }

  /** Left alone it would stand there as "did not respond", without a word on what to do. */
  async function refuseStrange(event: unknown): Promise<void> {
    const asked = StrangeInteraction.safeParse(event).data;
    if (asked === undefined) return;
    const body = await render(strange, { ephemeral: true });
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
    const { guild_id: tenant, authorizing_integration_owners: owners } = interaction;
    // Whoever reaches us through the server's own installation has it: one that removed us has let us in again.
    if (tenant && owners?.['0'] === tenant) void dispatch.event({ kind: 'tenant-back', platform: 'discord', tenant });
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

type Unread = 'expired' | undefined;

/** Where a click is answered, as far as it is known in time what it runs. */
const targetOf = (
  interaction: Interacting,
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
