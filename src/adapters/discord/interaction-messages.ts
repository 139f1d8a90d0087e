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

/** The messages that an interaction's token opens, for fifteen minutes (discord-api-docs, receiving and responding). */
export function createInteractionMessages(
  { id, token, application_id }: Answerable,
  { request, clock, deadlines }: Parts,
) {
  const routeOf = (message: string) => Routes.webhookMessage(application_id, token, message);

  /** The first word. When its answer is lost it is said again; "already acknowledged" then means it had arrived. */
  async function acknowledge(type: InteractionResponseType, body?: object): Promise<void> {
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

  return {
    /** Answers at once, with a message of its own. */
    answer: (body: object) => acknowledge(InteractionResponseType.ChannelMessageWithSource, body),
    /** Answers at once, in the place of the message that was clicked. */
    replace: (body: object) => acknowledge(InteractionResponseType.UpdateMessage, body),
    /** "Thinking…", where the answer will stand. */
    defer: (ephemeral: boolean) =>
      acknowledge(
        InteractionResponseType.DeferredChannelMessageWithSource,
        ephemeral ? { flags: MessageFlags.Ephemeral } : undefined,
      ),
    /** Says that the message that was clicked will change. */
    deferReplacing: () => acknowledge(InteractionResponseType.DeferredMessageUpdate),
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
