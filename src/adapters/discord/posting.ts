import { MessageFlags, Routes } from 'discord.js';
import type { ChatAdapter, FindResult, MessageRef, PostResult } from '../../core/chat/chat-adapter.ts';
import type { Place } from '../../core/chat/place.ts';
import type { Block, Reply } from '../../core/chat/reply.ts';
import type { Log } from '../../core/log.ts';
import { unableFor } from '../kit/failures.ts';
import { lookThrough } from '../kit/history.ts';
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
import { keyIn } from './custom-id.ts';
import type { Forums } from './forum.ts';
import { limits } from './limits.ts';
import { SentMessage, StoredMessages } from './payloads.ts';
import { keyNumber, type Payload, type Render } from './render.ts';
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
/** Pages of history read for one key: more has been said since than a lost answer explains. */
const mostPages = 10;

const archivedThread = 50083;
const publishedAlready = 40033;

/** Messages: each sent at most once, with its key as nonce and hidden in its components. */
export function createPosting({ request, channels, render, forums, log, ...parts }: PostingParts): Posting {
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

  async function find(place: Place, key: string, since: Date): Promise<FindResult> {
    // Without the permission Discord answers with an empty list, which would read as "never sent".
    if (parts.canReadHistory(place) === false) {
      return { kind: 'unable', reason: 'I am missing Read Message History there' };
    }
    const channel = channels.idOf(place);
    return lookThrough(async (before) => {
      const query = new URLSearchParams({ limit: String(limits.historyPage), ...(before && { before }) });
      const messages = StoredMessages.parse(await request('get', Routes.channelMessages(channel), { query }));
      const found = messages.find(({ author, ...message }) => {
        const ours = author === undefined || author.id === parts.self();
        return ours && (message.nonce === key || carries(message.components, key));
      });
      if (found !== undefined) return { found: { place, id: found.id, url: messageUrl(place, channel, found.id) } };
      const oldest = messages.length < limits.historyPage ? undefined : messages.at(-1);
      const isTooOld = oldest !== undefined && Date.parse(oldest.timestamp) < since.getTime();
      return { next: isTooOld ? undefined : oldest?.id };
    }, mostPages);
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
        if (forums.isForum(place)) return openPost(drawn, payload);
        try {
          const body = { ...payload, nonce: key, enforce_nonce: true };
          const sent = SentMessage.parse(await send(place, body, signal));
          const url = messageUrl(place, sent.channel_id ?? channels.idOf(place), sent.id);
          return { place, id: sent.id, url };
        } catch (error) {
          // A forum of a server that we have not heard of yet.
          if (place.thread !== undefined || !hasCode(error, notText)) throw error;
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
    find(place, key, since) {
      const unkeyed = forums.isForum(place) ? { isUnkeyed: true as const } : {};
      const looking = forums.isForum(place) ? forums.find(place, key, since) : find(place, key, since);
      return looking.catch((error) => ({ ...unableFor(failed(error)), ...unkeyed }));
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

/** Does a message with these components carry the key? */
export function carries(components: unknown, key: string): boolean {
  if (Array.isArray(components)) return components.some((component) => carries(component, key));
  if (typeof components !== 'object' || components === null) return false;
  if ('custom_id' in components && keyIn(String(components.custom_id)) === key) return true;
  if ('id' in components && components.id === keyNumber(key)) return true;
  return (
    ('components' in components && carries(components.components, key)) ||
    ('accessory' in components && carries(components.accessory, key))
  );
}
