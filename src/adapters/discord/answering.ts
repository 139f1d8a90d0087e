import { MessageFlags } from 'discord.js';
import type { Dispatch } from '../../core/chat/chat-adapter.ts';
import type { Place } from '../../core/chat/place.ts';
import type { Reply } from '../../core/chat/reply.ts';
import type { Clock } from '../../core/clock.ts';
import type { Log } from '../../core/log.ts';
import { answer, isForOne, type Show, type Standing } from '../kit/answer.ts';
import { oneMoment } from '../kit/one-moment.ts';
import { classify, faultOf, hasCode } from './classify.ts';
import { type Answerable, acknowledgedAlready, createInteractionMessages, original } from './interaction-messages.ts';
import type { Render } from './render.ts';
import type { Deadlines, Requests } from './requests.ts';

/** What is answered, and how. */
export type ReplyTarget = {
  interaction: Answerable;
  place: Place;
  /** See {@link Caller.isAway}. */
  isAway: boolean;
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
  render: Render;
  clock: Clock;
  log: Log;
  deadlines: Deadlines;
};

/** Discord's word that the interaction is over: nobody can be answered any more. */
const expired = 10062;

/** Nothing more can be said: too late, or another process has said it. */
export const isOver = (error: unknown) => hasCode(error, expired) || hasCode(error, acknowledgedAlready);

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
    await answer(replies, showAt(target, parts, warn), { dispatch, clock, warn });
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

function showAt(
  { interaction, place, ...target }: ReplyTarget,
  parts: AnsweringParts,
  warn: (what: string, error: unknown) => void,
): Show<Drawn, Stands> {
  const { render, log, deadlines } = parts;
  const messages = createInteractionMessages(interaction, parts);
  const isDirect = place.kind === 'dm';

  async function draw({ share, ...shown }: Reply): Promise<Drawn> {
    // In direct messages there is nobody to share with, and where we were not let in nobody asked for us.
    const reply = share === undefined || isDirect || target.isAway ? shown : { ...shown, share };
    const ephemeral = target.isAway || isForOne(reply, place);
    const body = await render(reply, { command: target.command, ephemeral });
    // Who sees a message is settled when it is sent; an edit may not name that flag.
    const edited = { ...body, flags: MessageFlags.IsComponentsV2 };
    const replaces = target.replaces && reply.audience === 'caller' && reply.failed !== true;
    return { body, edited, ephemeral, replaces, about: reply.about };
  }

  async function put({ body, edited, ephemeral, replaces }: Drawn, standing: Stands | undefined): Promise<Shown> {
    const first = { kind: 'reply', id: original, ephemeral } as const;
    const follow = async () => ({ ...first, id: await messages.follow(body) });
    if (standing === undefined) {
      await (replaces ? messages.replace(edited) : messages.answer(body));
      return first;
    }
    if (standing.kind === 'clicked') {
      if (!replaces) return follow();
      await messages.change(original, edited);
      return first;
    }
    if (standing.ephemeral === ephemeral) {
      await messages.change(standing.id, edited);
      return { ...standing, kind: 'reply' };
    }
    // What stands for one person cannot become a message for all, nor the other way round.
    if (standing.kind === 'reply') return follow();
    // The first message after a sign would take its place and its readers, so that it is no sign any more before that
    // (discord.com/developers/docs/interactions/receiving-and-responding, "Create Followup Message").
    const { edited: settled } = await draw(oneMoment);
    await messages.change(original, settled);
    const shown = await follow();
    await messages.remove(original).catch((error) => warn('a sign of work still stands', error));
    return shown;
  }

  /** With the message where others see it and can vote. */
  async function named(shown: Shown, { about }: Drawn): Promise<Shown> {
    if (shown.ephemeral || about === undefined || shown.message !== undefined) return shown;
    try {
      return { ...shown, message: { place, id: await messages.idOf(shown.id) } };
    } catch (error) {
      warn('votes on an answer will not be counted', error);
      return shown;
    }
  }

  async function defer(): Promise<Stands> {
    if (target.replaces) {
      await messages.deferReplacing();
      return { kind: 'clicked' };
    }
    const ephemeral = target.isAway || (!target.share && !isDirect);
    await messages.defer(ephemeral);
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
