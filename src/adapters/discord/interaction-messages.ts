import { InteractionResponseType, MessageFlags, Routes } from 'discord.js';
import type { Clock } from '../../core/clock.ts';
import { classify, hasCode } from './classify.ts';
import { SentMessage } from './payloads.ts';
import type { Deadlines, Requests } from './requests.ts';
import { retrying } from './retry.ts';

/** What Discord needs to know of an interaction to have it answered. */
export type Answerable = { id: string; token: string; application_id: string };

/** The first message of an interaction: what answers it, or the message that was clicked. */
export const original = '@original';

/** Somebody has answered already: we, or another process. */
export const acknowledgedAlready = 40060;

type Parts = { request: Requests; clock: Clock; deadlines: Deadlines };

/**
 * Says the first word. When its answer is lost it is said again; "already acknowledged" then means it had arrived. `body`:
 * a message, a form, or the choices while somebody types.
 */
export async function acknowledge(
  { id, token }: Pick<Answerable, 'id' | 'token'>,
  { type, body }: { type: InteractionResponseType; body?: object | undefined },
  { request, deadlines }: Pick<Parts, 'request' | 'deadlines'>,
): Promise<void> {
  const say = (within = {}) =>
    request('post', Routes.interactionCallback(id, token), {
      auth: false,
      body: { type, ...(body === undefined ? {} : { data: body }) },
      ...within,
    });
  try {
    await say({ deadlineMs: deadlines.firstWordMs });
  } catch (error) {
    const { kind } = classify(error);
    if (kind !== 'unknown' && kind !== 'retry') throw error;
    await say().catch((again) => {
      if (!hasCode(again, acknowledgedAlready)) throw again;
    });
  }
}

/** The messages that an interaction's token opens, for fifteen minutes (discord-api-docs, receiving and responding). */
export function createInteractionMessages(interaction: Answerable, parts: Parts) {
  const { token, application_id } = interaction;
  const { request, clock } = parts;
  const routeOf = (message: string) => Routes.webhookMessage(application_id, token, message);
  const first = (type: InteractionResponseType, body?: object) => acknowledge(interaction, { type, body }, parts);

  return {
    /** Answers at once, with a message of its own. */
    answer: (body: object) => first(InteractionResponseType.ChannelMessageWithSource, body),
    /** Answers at once, in the place of the message that was clicked. */
    replace: (body: object) => first(InteractionResponseType.UpdateMessage, body),
    /** "Thinking…", where the answer will stand. */
    defer: (ephemeral: boolean) =>
      first(
        InteractionResponseType.DeferredChannelMessageWithSource,
        ephemeral ? { flags: MessageFlags.Ephemeral } : undefined,
      ),
    /** Says that the message that was clicked will change. */
    deferReplacing: () => first(InteractionResponseType.DeferredMessageUpdate),
    /** Another message; gives its id. */
    async follow(body: object): Promise<string> {
      // Discord always gives the message back here; what speaks its language may wait to be asked, as at any webhook.
      const query = new URLSearchParams({ wait: 'true' });
      const sent = await request('post', Routes.webhook(application_id, token), { auth: false, body, query });
      return SentMessage.parse(sent).id;
    },
    change: (message: string, body: object) =>
      retrying(clock, () => request('patch', routeOf(message), { auth: false, body })),
    remove: (message: string) => request('delete', routeOf(message), { auth: false }),
    /** The id by which everybody knows a message: Discord does not tell it with the first word of an answer. */
    idOf: async (message: string) =>
      message === original ? SentMessage.parse(await request('get', routeOf(message), { auth: false })).id : message,
  };
}
