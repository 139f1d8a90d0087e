import { ChannelType, Routes } from 'discord.js';
import type { ChatAdapter } from '../../core/chat/chat-adapter.ts';
import { shorten } from '../../core/text.ts';
import { type Channels, messageUrl } from './channels.ts';
import { classify, hasCode, unknownChannel, unknownMessage, wrongKind } from './classify.ts';
import { plainLine } from './escape.ts';
import type { Forums } from './forum.ts';
import { limits } from './limits.ts';
import { ChannelAnswer } from './payloads.ts';
import type { Posting } from './posting.ts';
import type { Requests } from './requests.ts';

const threadExists = 160004;
const missingPermission = 50013;

const mayNotOpen =
  'I am missing Create Public Threads. Ask someone who manages the channel to grant it, then click again.';

const noThreads = 'this kind of channel has none. Discuss the paper in a text channel or a forum.';

// Discord takes a message said again within minutes for the one that was deleted: it knows its nonce.
const lineDeleted = 'its line in the channel was deleted. Try again in a few minutes.';

/** Opens the thread under a message, or gives the one that stands there. */
export const createThreads =
  (request: Requests, channels: Channels, posting: Posting, forums: Forums): ChatAdapter['openThread'] =>
  async ({ place, id }, title) => {
    const opened = (thread: string) => ({
      kind: 'opened' as const,
      place: { ...place, thread },
      url: messageUrl(place, thread),
    });
    // Direct messages have no threads: people talk right there.
    if (place.kind === 'dm') return { kind: 'opened', place };
    // A post is its own thread. Where it is not known, it is tried as in a channel.
    if (await forums.isForum(place).catch(() => false)) {
      return request('get', Routes.channel(id)).then(
        () => opened(id),
        (error) => (hasCode(error, unknownChannel) ? { kind: 'rejected', reason: lineDeleted } : posting.failed(error)),
      );
    }
    const channel = channels.idOf(place);
    /** The thread of the message, or one of its own where somebody deleted that: a message has no second one. */
    async function standing(channel: string, id: string, body: object): Promise<string> {
      try {
        return ChannelAnswer.parse(await request('get', Routes.channel(id))).id;
      } catch (error) {
        if (!hasCode(error, unknownChannel)) return id;
        const loose = { ...body, type: ChannelType.PublicThread };
        return ChannelAnswer.parse(await request('post', Routes.threads(channel), { body: loose })).id;
      }
    }
    const name = shorten(plainLine(title), limits.thread.name) || 'Paper';
    const body = { name, auto_archive_duration: limits.thread.archiveMinutes };
    const open = () => request('post', Routes.threads(channel, id), { body });
    try {
      // Once more after a lost answer: "exists already" then means that it had arrived.
      const answer = await open().catch((error) =>
        classify(error).kind === 'unknown' ? open() : Promise.reject(error),
      );
      return opened(ChannelAnswer.parse(answer).id);
    } catch (error) {
      // A thread started from a message has the message's id (discord-api-docs, resources/channel).
      if (hasCode(error, threadExists)) return standing(channel, id, body).then(opened, posting.failed);
      if (hasCode(error, unknownMessage)) return { kind: 'rejected', reason: lineDeleted };
      if (hasCode(error, wrongKind)) return { kind: 'gone', reason: noThreads };
      if (hasCode(error, missingPermission)) return { kind: 'gone', reason: mayNotOpen };
      return posting.failed(error);
    }
  };
