import { ChannelType, type Client, Routes } from 'discord.js';
import type { MessageRef } from '../../core/chat/chat-adapter.ts';
import type { Reply } from '../../core/chat/reply.ts';
import type { Log } from '../../core/log.ts';
import { faultOf, hasCode } from './classify.ts';
import type { Requests } from './requests.ts';

const publishedAlready = 40033;

/**
 * Publishes the digests of announcement channels to the servers that follow them. Never throws: a digest that is not
 * published stands in its own channel all the same.
 */
export const createCrossposts =
  ({ client, request, log }: { client: Client; request: Requests; log: Log }) =>
  async ({ place, id }: MessageRef, { blocks }: Reply): Promise<void> => {
    const isAnnouncement = client.channels.cache.get(place.channel)?.type === ChannelType.GuildAnnouncement;
    const isDigest = blocks.some(({ type }) => type === 'entry');
    if (!isAnnouncement || !isDigest || place.thread !== undefined) return;
    await request('post', Routes.channelMessageCrosspost(place.channel, id)).catch((error) => {
      if (hasCode(error, publishedAlready)) return;
      log.warn('A digest was not published to those who follow its channel.', {
        channel: place.channel,
        fault: faultOf(error),
      });
    });
  };
