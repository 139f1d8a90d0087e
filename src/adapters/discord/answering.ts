import { InteractionResponseType, MessageFlags, Routes } from 'discord.js';
import type { Dispatch } from '../../core/chat/chat-adapter.ts';
import type { Place } from '../../core/chat/place.ts';
import type { Reply } from '../../core/chat/reply.ts';
import type { ButtonStore } from '../../core/chat/stores.ts';
import type { Clock } from '../../core/clock.ts';
import type { Log } from '../../core/log.ts';
import { isForOne } from '../kit/answer.ts';
import { soon } from '../kit/soon.ts';
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
 * answer after it. Later replies replace the first. Never throws: what cannot be answered is logged.
 */
export async function answer(replies: AsyncIterable<Reply>, target: ReplyTarget, parts: AnsweringParts): Promise<void> {
  const { dispatch, clock, log, deadlines } = parts;
  const session = createSession(target, parts);
  // Drawn before it is waited for: drawing stores long buttons, and the store may keep an answer waiting.
  const iterator = session.drawn(replies);
  try {
    const first = iterator.next();
    if ((await soon(first, clock, deadlines.deferAfterMs)) === undefined) await session.defer();
    let about: string | undefined;
    for (let step = await first; step.done !== true; step = await iterator.next()) {
      await session.show(step.value).catch(async (error) => {
        if (isOver(error) || classify(error).kind !== 'rejected') throw error;
        log.error('Discord refused an answer', { command: target.command, fault: faultOf(error) });
        await session.show(await session.draw(unshowable));
      });
      about = step.value.about;
    }
    const id = about === undefined ? undefined : await session.messageForAll();
    if (id !== undefined && about !== undefined) {
      await dispatch.event({ kind: 'said', message: { place: target.place, id }, paper: about });
    }
  } catch (error) {
    const what = hasCode(error, expired) ? 'an interaction expired' : 'an interaction could not be answered';
    log.warn(what, { command: target.command, fault: faultOf(error) });
    // Whoever made the replies learns that the last one was not shown.
    await iterator.return?.();
  }
}

/** A reply as it will stand. `edited`: the same for a message that is there already. */
type Drawn = { body: object; edited: object; ephemeral: boolean; replaces: boolean; about: string | undefined };

type Standing =
  | { kind: 'nothing' }
  | { kind: 'deferred'; as: 'new' | 'clicked'; ephemeral: boolean }
  | { kind: 'shown'; message: string; ephemeral: boolean };

/** What stands as the answer to one interaction. */
function createSession(
  { interaction, place, ...target }: ReplyTarget,
  { request, buttons, clock, deadlines }: AnsweringParts,
) {
  const { id, token, application_id } = interaction;
  const isPrivate = place.kind === 'dm';
  let standing: Standing = { kind: 'nothing' };

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
    retrying(clock, () =>
      request('patch', Routes.webhookMessage(application_id, token, message), { auth: false, body }),
    );

  async function follow(body: object, ephemeral: boolean): Promise<void> {
    // Discord always gives the message back here; what speaks its language may wait to be asked, as at any webhook.
    const query = new URLSearchParams({ wait: 'true' });
    const sent = await request('post', Routes.webhook(application_id, token), { auth: false, body, query });
    standing = { kind: 'shown', message: SentMessage.parse(sent).id, ephemeral };
  }

  async function draw({ share, ...shown }: Reply): Promise<Drawn> {
    // In direct messages there is nobody to share with.
    const reply = share === undefined || isPrivate ? shown : { ...shown, share };
    const ephemeral = isForOne(reply, place);
    const body = await render(reply, { buttons, command: target.command, ephemeral });
    // Who sees a message is settled when it is sent; an edit may not name that flag.
    const edited = { ...body, flags: MessageFlags.IsComponentsV2 };
    const replaces = target.replaces && reply.audience === 'caller' && reply.failed !== true;
    return { body, edited, ephemeral, replaces, about: reply.about };
  }

  return {
    draw,
    async *drawn(replies: AsyncIterable<Reply>) {
      for await (const reply of replies) yield await draw(reply);
    },

    /** The id of what stands, where others see it. Discord does not tell it with the first word of an answer. */
    async messageForAll(): Promise<string | undefined> {
      if (standing.kind !== 'shown' || standing.ephemeral) return undefined;
      if (standing.message !== '@original') return standing.message;
      const route = Routes.webhookMessage(application_id, token, standing.message);
      return SentMessage.parse(await request('get', route, { auth: false })).id;
    },

    async defer(): Promise<void> {
      const ephemeral = !target.share && !isPrivate;
      if (target.replaces) {
        await acknowledge(InteractionResponseType.DeferredMessageUpdate);
        standing = { kind: 'deferred', as: 'clicked', ephemeral };
      } else {
        const flags = ephemeral ? { flags: MessageFlags.Ephemeral } : undefined;
        await acknowledge(InteractionResponseType.DeferredChannelMessageWithSource, flags);
        standing = { kind: 'deferred', as: 'new', ephemeral };
      }
    },

    async show({ body, edited, ephemeral, replaces }: Drawn): Promise<void> {
      if (standing.kind === 'nothing') {
        if (replaces) await acknowledge(InteractionResponseType.UpdateMessage, edited);
        else await acknowledge(InteractionResponseType.ChannelMessageWithSource, body);
        standing = { kind: 'shown', message: '@original', ephemeral };
        return;
      }
      if (standing.kind === 'deferred' && standing.as === 'clicked') {
        if (!replaces) return follow(body, ephemeral);
        await change('@original', edited);
        standing = { kind: 'shown', message: '@original', ephemeral };
        return;
      }
      if (standing.ephemeral !== ephemeral) {
        // A placeholder for one person cannot become a message for all, nor the other way round.
        const placeholder = standing.kind === 'deferred';
        await follow(body, ephemeral);
        if (placeholder) {
          await request('delete', Routes.webhookMessage(application_id, token, '@original'), { auth: false });
        }
        return;
      }
      const message = standing.kind === 'shown' ? standing.message : '@original';
      await change(message, edited);
      standing = { kind: 'shown', message, ephemeral };
    },
  };
}
