import { InteractionResponseType, MessageFlags, Routes } from 'discord.js';
import type { Dispatch } from '../../core/chat/chat-adapter.ts';
import type { Place } from '../../core/chat/place.ts';
import type { Reply } from '../../core/chat/reply.ts';
import type { ButtonStore } from '../../core/chat/stores.ts';
import type { Clock } from '../../core/clock.ts';
import type { Log } from '../../core/log.ts';
import { answer, isForOne, type Show, type Standing } from '../kit/answer.ts';
import { classify, faultOf, hasCode } from './classify.ts';
import { SentMessage } from './payloads.ts';
import { render } from './render.ts';
import type { Deadlines, Requests } from './requests.ts';
import { retrying } from './retry.ts';

/** What is answered, and how. */
export type ReplyTarget = {
  interaction: { id: string; token: string; application_id: string };
  place: Place;
  /** The command that is run: its own buttons turn pages in place. */
  command: string;
  /** The answer takes the place of the message that was clicked. */
  replaces: boolean;
  /** The answer is for everyone (the Share button). */
  share: boolean;
};

export type AnsweringParts = {
  dispatch: Pick<Dispatch, 'event'>;
  request: Requests;
  buttons: ButtonStore;
  clock: Clock;
  log: Log;
  deadlines: Deadlines;
};

/** Discord's word that the interaction is over: nobody can be answered any more. */
const expired = 10062;
const acknowledgedAlready = 40060;

/** Nothing more can be said: too late, or another process has said it. */
const isOver = (error: unknown) => hasCode(error, expired) || hasCode(error, acknowledgedAlready);

const unshowable: Reply = {
  summary: 'That answer could not be shown here. Try again, or ask for less of it.',
  blocks: [],
  audience: 'caller',
  failed: true,
};

/**
 * Answers an interaction with replies as they come: at once, or with a sign that it is being worked on and the
 * answer after it. Never throws: what cannot be answered is logged.
 */
export async function answerInteraction(
  replies: AsyncIterable<Reply>,
  target: ReplyTarget,
  parts: AnsweringParts,
): Promise<void> {
  const { dispatch, clock, log } = parts;
  const warn = (what: string, error: unknown) => log.warn(what, { command: target.command, fault: faultOf(error) });
  try {
    const unsaid = (error: unknown) => warn('an interaction could not be acknowledged yet', error);
    await answer(replies, showAt(target, parts, warn), { dispatch, clock, unsaid });
  } catch (error) {
    warn(hasCode(error, expired) ? 'an interaction expired' : 'an interaction could not be answered', error);
  }
}

/** A reply as it will stand. `edited`: the same for a message that is there already. */
type Drawn = { body: object; edited: object; ephemeral: boolean; replaces: boolean; about: string | undefined };

/** `id`: the message's, as the interaction's token knows it. */
type Shown = Standing & { kind: 'sign' | 'reply'; id: string; ephemeral: boolean };

/** `clicked`: the message that was clicked is said to be worked on. */
type Stands = Shown | (Standing & { kind: 'clicked' });

/** The first message of an interaction: what answers it, or the message that was clicked. */
const original = '@original';

function showAt(
  { interaction, place, ...target }: ReplyTarget,
  { request, buttons, clock, log, deadlines }: AnsweringParts,
  warn: (what: string, error: unknown) => void,
): Show<Drawn, Stands> {
  const { id, token, application_id } = interaction;
  const isDirect = place.kind === 'dm';
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

  const change = (message: string, body: object) =>
    retrying(clock, () => request('patch', routeOf(message), { auth: false, body }));

  async function follow({ body, ephemeral }: Drawn): Promise<Shown> {
    // Discord always gives the message back here; what speaks its language may wait to be asked, as at any webhook.
    const query = new URLSearchParams({ wait: 'true' });
    const sent = await request('post', Routes.webhook(application_id, token), { auth: false, body, query });
    return { kind: 'reply', id: SentMessage.parse(sent).id, ephemeral };
  }

  async function draw({ share, ...shown }: Reply): Promise<Drawn> {
    // In direct messages there is nobody to share with.
    const reply = share === undefined || isDirect ? shown : { ...shown, share };
    const ephemeral = isForOne(reply, place);
    const body = await render(reply, { buttons, command: target.command, ephemeral });
    // Who sees a message is settled when it is sent; an edit may not name that flag.
    const edited = { ...body, flags: MessageFlags.IsComponentsV2 };
    const replaces = target.replaces && reply.audience === 'caller' && reply.failed !== true;
    return { body, edited, ephemeral, replaces, about: reply.about };
  }

  async function put(drawn: Drawn, standing: Stands | undefined): Promise<Shown> {
    const { body, edited, ephemeral, replaces } = drawn;
    const first = { kind: 'reply', id: original, ephemeral } as const;
    if (standing === undefined) {
      if (replaces) await acknowledge(InteractionResponseType.UpdateMessage, edited);
      else await acknowledge(InteractionResponseType.ChannelMessageWithSource, body);
      return first;
    }
    if (standing.kind === 'clicked') {
      if (!replaces) return follow(drawn);
      await change(original, edited);
      return first;
    }
    if (standing.ephemeral === ephemeral) {
      await change(standing.id, edited);
      return { ...standing, kind: 'reply' };
    }
    // What stands for one person cannot become a message for all, nor the other way round.
    const shown = await follow(drawn);
    if (standing.kind === 'sign') {
      await request('delete', routeOf(original), { auth: false }).catch((error) =>
        warn('a sign of work still stands', error),
      );
    }
    return shown;
  }

  /** With its id where others see it and can vote: Discord does not tell that with the first word of an answer. */
  async function named(shown: Shown, { about }: Drawn): Promise<Shown> {
    if (shown.ephemeral || about === undefined || shown.message !== undefined) return shown;
    try {
      const told = shown.id === original ? await request('get', routeOf(original), { auth: false }) : shown;
      return { ...shown, message: { place, id: SentMessage.parse(told).id } };
    } catch (error) {
      warn('votes on an answer will not be counted', error);
      return shown;
    }
  }

  async function defer(): Promise<Stands> {
    if (target.replaces) {
      await acknowledge(InteractionResponseType.DeferredMessageUpdate);
      return { kind: 'clicked' };
    }
    const ephemeral = !target.share && !isDirect;
    const flags = ephemeral ? { flags: MessageFlags.Ephemeral } : undefined;
    await acknowledge(InteractionResponseType.DeferredChannelMessageWithSource, flags);
    return { kind: 'sign', id: original, ephemeral };
  }

  return {
    draw,
    sign: { afterMs: deadlines.deferAfterMs, show: defer },
    async show(drawn, standing) {
      try {
        return await named(await put(drawn, standing), drawn);
      } catch (error) {
        if (isOver(error) || classify(error).kind !== 'rejected') throw error;
        log.error('Discord refused an answer', { command: target.command, fault: faultOf(error) });
        return put(await draw(unshowable), standing);
      }
    },
  };
}
