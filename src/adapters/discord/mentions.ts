import { MessageFlags, Routes } from 'discord.js';
import { deliveryKey } from '../../core/channels/delivery-key.ts';
import type { Dispatch } from '../../core/chat/chat-adapter.ts';
import type { Place } from '../../core/chat/place.ts';
import type { Reply } from '../../core/chat/reply.ts';
import type { Clock } from '../../core/clock.ts';
import type { Log } from '../../core/log.ts';
import { answer, isForOne, type Show, type Standing } from '../kit/answer.ts';
import { oneMoment } from '../kit/one-moment.ts';
import type { Callers } from './caller.ts';
import type { Channels } from './channels.ts';
import { classify, faultOf, hasCode } from './classify.ts';
import { type SaidMessage, SentMessage } from './payloads.ts';
import type { Render } from './render.ts';
import type { Requests } from './requests.ts';
import { retrying } from './retry.ts';

type Parts = {
  dispatch: Dispatch;
  callers: Callers;
  channels: Channels;
  request: Requests;
  render: Render;
  clock: Clock;
  log: Log;
  /** Waits for the pace, before what we say in a channel. */
  turn(place: Place): Promise<void>;
  self(): string | undefined;
};

/** Whether something is said to us: a mention, a reply that notifies us, anything in direct messages; never by a bot. */
export const isSaidTo = (me: string, { author, content, guild_id, mentions, webhook_id }: SaidMessage): boolean => {
  if (author.bot === true || webhook_id) return false;
  const isNamed = namesOf(me).some((name) => content.includes(name));
  return !guild_id || isNamed || mentions.some(({ id }) => id === me);
};

/** As clients write it, and as old ones did. */
const namesOf = (id: string) => [`<@${id}>`, `<@!${id}>`];

/** Answers what is said to us. */
export function createMentions(parts: Parts): (message: SaidMessage) => Promise<void> {
  const { dispatch, callers, clock, log, self } = parts;
  const warn = (what: string, error: unknown) => log.warn(what, { fault: faultOf(error) });
  return async (message) => {
    const text = namesOf(self() ?? '')
      .reduce((all, name) => all.replaceAll(name, ' '), message.content)
      .trim();
    try {
      const caller = await callers.ofMessage(message);
      const show = replyTo(message, caller.place, parts);
      await answer(dispatch.runMention(text, caller), show, { dispatch, clock, warn });
    } catch (error) {
      warn('a mention could not be answered', error);
    }
  };
}

type Message = { channel: string; id: string };

/**
 * `here`: what stands where it was asked; `direct`: what the person alone was answered; `isShut`: we may not write where
 * it was asked.
 */
type Said = Standing & { here?: Message | undefined; direct?: Message | undefined; isShut?: true };

type Drawn = { body: object; reply: Reply };

/** Shows replies to one message: the first is sent as a reply to it, later ones edit it. */
function replyTo(
  message: SaidMessage,
  place: Place,
  { channels, request, render, clock, turn }: Parts,
): Show<Drawn, Said> {
  // In a thread there is room; a channel belongs to everybody who talks there.
  const isAmongOthers = place.kind !== 'dm' && place.thread === undefined;
  /** The same event twice is one answer: the nonce is made of the message that is answered. */
  const named = (part: number) => ({ nonce: deliveryKey(place, `answer to ${message.id}`, part), enforce_nonce: true });
  // What is said in a channel is said to all, and in direct messages there is nobody to share with.
  const bodyOf = ({ share: _, ...reply }: Reply): Promise<object> =>
    render(reply, { isBrief: isAmongOthers && !isForOne(reply, place) });

  async function send(channel: string, body: object): Promise<Message> {
    const post = async () => {
      await turn({ ...place, channel });
      return request('post', Routes.channelMessages(channel), { body });
    };
    const { id } = SentMessage.parse(await retrying(clock, post));
    return { channel, id };
  }
  async function change({ channel, id }: Message, body: object): Promise<Message> {
    const edited = { ...body, flags: MessageFlags.IsComponentsV2 };
    await retrying(clock, async () => {
      await turn({ ...place, channel });
      return request('patch', Routes.channelMessage(channel, id), { body: edited });
    });
    return { channel, id };
  }
  /** `part`: which of our messages about it this is. */
  async function sayHere(body: object, here?: Message, part = 0): Promise<Message> {
    if (here !== undefined) return change(here, body);
    const answering = { message_reference: { message_id: message.id, fail_if_not_exists: false } };
    return send(message.channel_id, { ...body, ...named(part), ...answering }).catch((error: unknown) => {
      if (!hasCode(error, noReplies)) throw error;
      return send(message.channel_id, { ...body, ...named(part) });
    });
  }
  async function sayDirectly(body: object): Promise<Message> {
    const theirs: Place = { ...place, channel: message.author.id, kind: 'dm' };
    const direct = await retrying(clock, () => channels.openDirect(theirs));
    return send(direct, { ...body, ...named(1) });
  }

  /** A message in a channel cannot be for one person: what is private goes to their direct messages, with a word here. */
  async function sayPrivately(body: object, { here, direct }: Said): Promise<Said> {
    if (direct !== undefined) return { here, direct: await change(direct, body) };
    const { sent, summary } = await sayDirectly(body).then(
      (sent) => ({ sent, summary: answeredDirectly }),
      (error: unknown) => ({ sent: undefined, summary: mayNotWrite(error) ? directClosed : directFailed }),
    );
    const note: Reply = { summary, blocks: [{ type: 'note', text: [summary] }], audience: 'everyone' };
    const noted = await sayHere(await bodyOf(note), here).catch((error: unknown) => {
      if (sent === undefined || !mayNotWrite(error)) throw error;
      return undefined;
    });
    return { here: noted, direct: sent };
  }

  return {
    draw: async (reply) => ({ body: await bodyOf(reply), reply }),
    async show({ body, reply }, standing = {}) {
      // Under a nonce of its own: should its answer be lost, the nonce of the answer must not bring this back.
      if (reply === oneMoment) return { here: await sayHere(body, undefined, 2) };
      if (standing.isShut && standing.direct) return { ...standing, direct: await change(standing.direct, body) };
      if (isForOne(reply, place)) return sayPrivately(body, standing);
      try {
        const here = await sayHere(body, standing.here);
        return { ...standing, here, message: { place, id: here.id } };
      } catch (error) {
        if (place.kind === 'dm' || !mayNotWrite(error)) throw error;
        return { direct: await sayDirectly(body), isShut: true };
      }
    },
  };
}

const answeredDirectly = 'That is for you alone: I answered in your direct messages.';
const directClosed = 'That is for you alone, and your direct messages are closed to me. Use /paper here instead.';
const directFailed = 'That is for you alone, and Discord did not take it. Ask again later, or use /paper here.';

/** Replies want Read Message History (discord-api-docs, resources/message, "Create Message"). */
const noReplies = 160002;
const mayNotWrite = (error: unknown) => classify(error).kind === 'gone';
