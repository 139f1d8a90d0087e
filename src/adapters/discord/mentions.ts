import { MessageFlags, Routes } from 'discord.js';
import { deliveryKey } from '../../core/channels/delivery-key.ts';
import type { Dispatch } from '../../core/chat/chat-adapter.ts';
import { oneMoment, withOneMoment } from '../../core/chat/one-moment.ts';
import type { Place } from '../../core/chat/place.ts';
import type { Reply } from '../../core/chat/reply.ts';
import type { ButtonStore } from '../../core/chat/stores.ts';
import type { Clock } from '../../core/clock.ts';
import type { Log } from '../../core/log.ts';
import type { Callers } from './caller.ts';
import type { Channels } from './channels.ts';
import { faultOf } from './classify.ts';
import { SaidMessage, SentMessage } from './payloads.ts';
import { render } from './render.ts';
import type { Requests } from './requests.ts';
import { retrying } from './retry.ts';

type Parts = {
  dispatch: Dispatch;
  callers: Callers;
  channels: Channels;
  request: Requests;
  buttons: ButtonStore;
  clock: Clock;
  log: Log;
  /** Waits for the pace, before what we say in a channel. */
  turn(place: Place): Promise<void>;
  self(): string | undefined;
};

/** What is said to us: a mention, a reply that notifies us, anything in direct messages. */
export function createMentions(parts: Parts): (event: unknown) => Promise<void> {
  const { dispatch, callers, log, self } = parts;
  return async (event) => {
    const me = self();
    const message = SaidMessage.safeParse(event).data;
    if (message === undefined || me === undefined || message.author.bot === true || message.webhook_id) return;
    const [ours, older] = [`<@${me}>`, `<@!${me}>`];
    const isNamed = message.content.includes(ours) || message.content.includes(older);
    const isMentioned = isNamed || message.mentions.some(({ id }) => id === me);
    if (message.guild_id && !isMentioned) return;
    const text = message.content.replaceAll(ours, ' ').replaceAll(older, ' ').trim();
    try {
      const caller = await callers.ofMessage(message);
      const session = createSession(message, caller.place, parts);
      const onSlow = () =>
        session.wait().catch((error) => log.warn('nothing could be said yet', { fault: faultOf(error) }));
      const replies = withOneMoment(dispatch.runMention(text, caller), parts.clock, onSlow);
      for await (const reply of replies) await session.show(reply);
    } catch (error) {
      log.warn('a mention could not be answered', { fault: faultOf(error) });
    }
  };
}

/** Shows replies to one message: the first is sent as a reply to it, later ones edit it. */
function createSession(
  message: SaidMessage,
  place: Place,
  { dispatch, channels, request, buttons, clock, turn }: Parts,
) {
  let standing: { channel: string; id: string } | undefined;
  let waiting: typeof standing;

  const send = async (channel: string, body: object) => {
    const post = async () => {
      await turn({ ...place, channel });
      return request('post', Routes.channelMessages(channel), { body });
    };
    const sent = SentMessage.parse(await retrying(clock, post));
    return { channel, id: sent.id };
  };
  const edit = async ({ channel, id }: NonNullable<typeof standing>, body: object) => {
    const edited = { ...body, flags: MessageFlags.IsComponentsV2 };
    await retrying(clock, async () => {
      await turn({ ...place, channel });
      return request('patch', Routes.channelMessage(channel, id), { body: edited });
    });
  };
  // The same event twice is one answer: the nonce is made of the message that is answered.
  const answering = {
    message_reference: { message_id: message.id, fail_if_not_exists: false },
    nonce: deliveryKey(place, `answer to ${message.id}`, 0),
    enforce_nonce: true,
  };

  /** A message in a channel cannot be for one person: what is private goes to their direct messages, with a word here. */
  async function sendPrivately(body: object) {
    const note = async (summary: string) => {
      const reply: Reply = { summary, blocks: [{ type: 'note', text: [summary] }], audience: 'everyone' };
      const said = await render(reply, { buttons });
      if (waiting === undefined) await send(message.channel_id, { ...said, ...answering });
      else await edit(waiting, said);
      waiting = undefined;
    };
    try {
      const direct: Place = { ...place, channel: message.author.id, kind: 'dm' };
      const sent = await send(await channels.openDirect(direct), {
        ...body,
        nonce: deliveryKey(place, `answer to ${message.id}`, 1),
        enforce_nonce: true,
      });
      await note('That is for you alone: I answered in your direct messages.');
      return sent;
    } catch {
      await note('That is for you alone, and your direct messages are closed to me. Use /paper here instead.');
      return undefined;
    }
  }

  return {
    /** A word while there is nothing else to say; the answer, or the note where it stands, takes its place. */
    async wait(): Promise<void> {
      // Under a nonce of its own: should its answer be lost, the nonce of the answer must not bring this back.
      const nonce = deliveryKey(place, `answer to ${message.id}`, 2);
      waiting = await send(message.channel_id, { ...(await render(oneMoment, { buttons })), ...answering, nonce });
    },
    async show({ share: _, ...reply }: Reply): Promise<void> {
      // What is said in a channel is said to all, and in direct messages there is nobody to share with.
      const body = await render(reply, { buttons });
      if (standing !== undefined) return edit(standing, body);
      if (reply.audience !== 'everyone' && place.kind !== 'dm' && reply.failed !== true) {
        standing = await sendPrivately(body);
        return;
      }
      if (waiting === undefined) standing = await send(message.channel_id, { ...body, ...answering });
      else {
        await edit(waiting, body);
        standing = waiting;
      }
      if (reply.about === undefined) return;
      await dispatch.event({ kind: 'said', message: { place, id: standing.id }, paper: reply.about });
    },
  };
}
