import { MessageFlags, Routes } from 'discord.js';
import type { ChatAdapter, MessageRef, PostResult } from '../../core/chat/chat-adapter.ts';
import type { Place } from '../../core/chat/place.ts';
import type { Block, Reply } from '../../core/chat/reply.ts';
import type { Log } from '../../core/log.ts';
import { unableFor } from '../kit/failures.ts';
import { type Channels, messageUrl } from './channels.ts';
import {
  classify,
  type Failure,
  faultOf,
  hasCode,
  invalidForm,
  notText,
  unknownChannel,
  unknownMessage,
  wrongKind,
} from './classify.ts';
import { createFind } from './find.ts';
import type { Forums } from './forum.ts';
import { SentMessage } from './payloads.ts';
import type { Payload, Render } from './render.ts';
import type { Requests } from './requests.ts';

type Failed = Exclude<PostResult, { kind: 'sent' }>;

type PostingParts = {
  request: Requests;
  channels: Channels;
  render: Render;
  forums: Forums;
  log: Log;
  /** Our own id, once known. */
  self(): string | undefined;
  /** Whether the history of a place can be read; undefined where that is not known. */
  canReadHistory(place: Place): boolean | undefined;
  /** Told when Discord refuses the token. */
  onUnauthorised(): void;
};

export type Posting = Pick<ChatAdapter, 'post' | 'edit' | 'find'> &
  Required<Pick<ChatAdapter, 'publish'>> & { failed(error: unknown): Failed };

/** Back-off after the token was refused: nothing is asked meanwhile, and nothing is lost. */
const refusedWaitMs = 3_600_000;

const archivedThread = 50083;
const publishedAlready = 40033;

/** Messages: each sent at most once, with its key as nonce and hidden in its components. */
export function createPosting(parts: PostingParts): Posting {
  const { request, channels, render, forums, log } = parts;
  const findMessage = createFind(parts);

  function failed(error: unknown): Failed {
    const failure: Failure = classify(error);
    if (failure.kind === 'unauthorised') {
      parts.onUnauthorised();
      return { kind: 'retry', afterMs: refusedWaitMs, reason: failure.reason };
    }
    if (failure.kind === 'rejected') log.error('Discord refused a message', { fault: faultOf(error) });
    return failure;
  }

  /** Opens what stands in the way once: direct messages named by their person, a thread that was archived. */
  async function send(place: Place, body: unknown, signal?: AbortSignal): Promise<unknown> {
    const to = (channel: string) =>
      request('post', Routes.channelMessages(channel), { body, ...(signal === undefined ? {} : { signal }) });
    try {
      return await to(channels.idOf(place));
    } catch (error) {
      if (place.kind === 'dm' && hasCode(error, unknownChannel)) return to(await channels.openDirect(place));
      if (place.thread === undefined || !hasCode(error, archivedThread)) throw error;
      await request('patch', Routes.channel(place.thread), { body: { archived: false } });
      return to(place.thread);
    }
  }

  return {
    failed,
    async post(place, reply, key, signal) {
      const openPost = async (drawn: Reply, payload: Payload): Promise<MessageRef> => {
        const at = await forums.open(place, drawn, payload, signal);
        return { place: at, id: at.thread, url: messageUrl(place, at.thread) };
      };
      const sendDrawn = async (drawn: Reply): Promise<MessageRef> => {
        const payload = await render(drawn, { key });
        if (forums.isForumFor(place, drawn)) return openPost(drawn, payload);
        try {
          const body = { ...payload, nonce: key, enforce_nonce: true };
          const sent = SentMessage.parse(await send(place, body, signal));
          const url = messageUrl(place, sent.channel_id ?? channels.idOf(place), sent.id);
          return { place, id: sent.id, url };
        } catch (error) {
          // A forum, which we did not know.
          if (place.thread !== undefined || !hasCode(error, notText)) throw error;
          forums.refusedMessage(place);
          return openPost(drawn, payload);
        }
      };
      try {
        const message = await sendDrawn(reply).catch((error) => {
          if (!hasCode(error, invalidForm)) throw error;
          log.error('Discord refused a message as it is drawn; its words go without it', { fault: faultOf(error) });
          return sendDrawn(undrawn(reply));
        });
        return { kind: 'sent', message };
      } catch (error) {
        return failed(error);
      }
    },
    async edit(message, reply) {
      try {
        const payload = await render(reply);
        const body = { ...payload, flags: MessageFlags.IsComponentsV2 };
        await request('patch', Routes.channelMessage(channels.idOf(message.place), message.id), { body });
        return { kind: 'sent', message };
      } catch (error) {
        return failed(error);
      }
    },
    async publish(message) {
      const route = Routes.channelMessageCrosspost(channels.idOf(message.place), message.id);
      try {
        await request('post', route);
        return { kind: 'sent', message };
      } catch (error) {
        // Published by an earlier attempt, or deleted meanwhile: nothing is left to do.
        if (hasCode(error, publishedAlready) || hasCode(error, unknownMessage)) return { kind: 'sent', message };
        if (hasCode(error, wrongKind)) return { kind: 'rejected', reason: 'this is no announcement channel any more' };
        return failed(error);
      }
    },
    async find(place, key, since) {
      let isForum = true;
      try {
        isForum = await forums.isForum(place);
        return await (isForum ? forums.find(place, key, since) : findMessage(place, key, since));
      } catch (error) {
        return { ...unableFor(failed(error)), ...(isForum && { isUnkeyed: true }) };
      }
    },
  };
}

/** What a reply says of its papers and nothing else: each keeps its number and its link where its card is refused. */
function undrawn({ summary, blocks, ...rest }: Reply): Reply {
  const lines = blocks.flatMap((block): Block[] => {
    if (block.type === 'heading') return [block];
    if (block.type !== 'entry' && block.type !== 'paper') return [];
    const { rank, title, url } = block;
    return [{ type: 'text', text: [rank === undefined ? '' : `${rank} `, { text: title, url }] }];
  });
  return { ...rest, summary, blocks: lines };
}
