import { InteractionResponseType } from 'discord.js';
import type { z } from 'zod';
import type { Dispatch } from '../../core/chat/chat-adapter.ts';
import type { Caller } from '../../core/chat/place.ts';
import type { Invocation, Reply } from '../../core/chat/reply.ts';
import { refuse } from '../../core/chat/say.ts';
import type { ButtonStore, SeenEvents } from '../../core/chat/stores.ts';
import { unanswered } from '../kit/answer.ts';
import { soon } from '../kit/soon.ts';
import { type AnsweringParts, answerInteraction, isOver } from './answering.ts';
import { type Callers, isAway } from './caller.ts';
import { faultOf } from './classify.ts';
import { createClicks } from './clicks.ts';
import { plainLine } from './escape.ts';
import { acknowledge } from './interaction-messages.ts';
import { limits } from './limits.ts';
import { AnyInteraction, type HalfTyped, Interaction, type MessageCommand, type Slash } from './payloads.ts';

type Parts = AnsweringParts & {
  dispatch: Dispatch;
  callers: Callers;
  buttons: ButtonStore;
  seen: SeenEvents;
  /** Told what we may do where, in places that have let us in. */
  heard(interaction: Interaction): void;
};

/** Characters of a message that are looked through for papers: as long as a message of a paying member. */
const longestLookup = 4_000;

/** Discord waits three seconds for what it offers while somebody types, in milliseconds. */
const suggestionMs = 2_000;

const strange = refuse('I do not know that command any more. /paper help lists those I know.');

/** What people do with our commands, buttons and forms; takes an event as the gateway brought it. */
export function createInteractions(parts: Parts): (event: unknown) => Promise<void> {
  const { dispatch, callers, render, clock, log } = parts;
  const { click, submit } = createClicks(parts);

  function take(interaction: Interaction, caller: Caller): Promise<void> {
    if (interaction.type === 4) return complete(interaction, caller);
    if (interaction.type === 3) return click(interaction, caller);
    if (interaction.type === 5) return submit(interaction, caller);
    return interaction.data.type === 3
      ? run(interaction, caller, looksUp(interaction.data))
      : run(interaction, caller, typed(interaction.data));
  }

  function run(interaction: Interaction, caller: Caller, invocation: Invocation): Promise<void> {
    const { place, isAway = false } = caller;
    const target = { interaction, place, isAway, command: invocation.command, replaces: false, share: false };
    return answerInteraction(dispatch.run(invocation, caller), target, parts);
  }

  async function complete({ data, id, token }: z.infer<typeof HalfTyped>, caller: Caller): Promise<void> {
    const [subcommand] = data.options;
    const typed = subcommand?.options.find(({ focused }) => focused === true);
    const completing =
      subcommand === undefined || typed === undefined
        ? undefined
        : dispatch.complete(subcommand.name, typed.name, String(typed.value ?? ''), caller);
    const offered = (completing && (await soon(completing, clock, suggestionMs))) ?? [];
    await offer(
      { id, token },
      offered.map(({ label, value }) => ({ name: plainLine(label) || value, value })),
    );
  }

  const offer = (asked: Pick<AnyInteraction, 'id' | 'token'>, choices: { name: string; value: string }[]) => {
    const body = { choices: choices.slice(0, limits.command.choices) };
    return acknowledge(asked, { type: InteractionResponseType.ApplicationCommandAutocompleteResult, body }, parts);
  };

  /** Left alone it would stand there as "did not respond", without a word on what to do. */
  async function sayInstead(event: unknown, reply: Reply): Promise<void> {
    const asked = AnyInteraction.safeParse(event).data;
    if (asked === undefined) return;
    try {
      if (asked.type === 4) return await offer(asked, []);
      const body = await render(reply, { ephemeral: true });
      await acknowledge(asked, { type: InteractionResponseType.ChannelMessageWithSource, body }, parts);
    } catch (error) {
      log.warn('an interaction could not be answered at all', { fault: faultOf(error) });
    }
  }

  return async (event) => {
    const parsed = Interaction.safeParse(event);
    if (!parsed.success) {
      log.warn('an interaction of a kind that is not ours', { issues: parsed.error.issues.length });
      return sayInstead(event, strange);
    }
    const interaction = parsed.data;
    if (!isAway(interaction)) parts.heard(interaction);
    const { guild_id: tenant, authorizing_integration_owners: owners } = interaction;
    // Whoever reaches us through the server's own installation has it: one that removed us has let us in again.
    if (tenant && owners?.['0'] === tenant) void dispatch.event({ kind: 'tenant-back', platform: 'discord', tenant });
    try {
      await take(interaction, await callers.ofInteraction(interaction));
    } catch (error) {
      log.warn('an interaction could not be answered', { fault: faultOf(error) });
      if (!isOver(error)) await sayInstead(event, unanswered);
    }
  };
}

function typed({ options: [subcommand] }: z.infer<typeof Slash>['data']): Invocation {
  const given = (subcommand?.options ?? []).flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]]));
  // No form here: Discord asks for the options itself, and refuses to send a command without the required ones.
  return { command: subcommand?.name ?? 'start', options: Object.fromEntries(given) };
}

function looksUp({ resolved, target_id }: z.infer<typeof MessageCommand>['data']): Invocation {
  const message = resolved.messages[target_id];
  const linked = message?.embeds.flatMap(({ url, title, description }) => [url, title, description]) ?? [];
  const text = [message?.content, ...linked].filter((part) => part !== undefined && part !== null).join('\n');
  return { command: 'lookup', options: { text: text.slice(0, longestLookup) } };
}
