import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { ChatAdapter, MessageRef, PostResult } from '../../core/chat/chat-adapter.ts';
import type { Place } from '../../core/chat/place.ts';
import type { Reply } from '../../core/chat/reply.ts';
import type { Clock } from '../../core/clock.ts';
import { unableFor } from '../kit/failures.ts';
import { classify } from './classify.ts';
import type { Directory } from './directory.ts';
import type { Identity } from './identity.ts';
import type { Installation } from './installation.ts';
import { createLostMessages, metadataOf } from './lost-messages.ts';
import type { Drawn } from './render.ts';

/**
 * `key`: by which the message can be found again; an answer needs none. `by`: the command whose answer the message is
 * (see {@link Drawn}).
 */
export type Posts = Pick<ChatAdapter, 'find' | 'openThread'> & {
  post(place: Place, reply: Reply, named: { key?: string; by?: string }, signal?: AbortSignal): Promise<PostResult>;
  edit(message: MessageRef, reply: Reply, by?: string): Promise<PostResult>;
};

type Parts = {
  client: WebClient;
  self: Identity;
  clock: Clock;
  directory: Directory;
  draw(reply: Reply, by?: string): Promise<Drawn>;
  /** Knows of every refused call already. */
  installation: Pick<Installation, 'outage' | 'worked'>;
};

type Unsent = Exclude<PostResult, { kind: 'sent' }>;

/**
 * How long a message waits that met the outage, in milliseconds, and one that was in hand already and was not tried: it
 * goes first, so that a single channel that is always refused does not hold up the others.
 */
const outageWaits = { tried: 60_000, untried: 1_000 };

const Sent = z.object({ ts: z.string(), channel: z.string().optional() });
/** Messages in channels and threads: sent once, never retried here, and found again by their key. */
export function createPosts({ client, self, clock, directory, draw, installation }: Parts): Posts {
  /** Why nothing is to be tried. A database outlives a token: channels of another workspace are not ours to post in. */
  function hindrance({ tenant }: Place): Unsent | undefined {
    if (tenant !== self.team) return { kind: 'gone', reason: 'the bot now belongs to another workspace' };
    const outage = installation.outage();
    return outage && { kind: 'retry', afterMs: outageWaits.untried, reason: outage.reason };
  }

  /** A direct message may be named by the person: Slack wants to be asked for its channel first. */
  const channelOf = (place: Place) =>
    /^[UW]/.test(place.channel) ? directory.directMessage(place.channel) : Promise.resolve(place.channel);

  /** What is refused for the sake of the installation waits: it is neither the message's fault nor its channel's. */
  function unsent(error: unknown): Unsent {
    const failure = classify(error);
    if (failure.kind !== 'stop' && failure.kind !== 'scope') return failure;
    const { reason } = failure;
    const isOut = failure.kind === 'stop' || installation.outage() !== undefined;
    return isOut ? { kind: 'retry', afterMs: outageWaits.tried, reason } : { kind: 'gone', reason };
  }

  const refTo = (place: Place, ts: string): MessageRef => {
    const url = permalink(self.url, place.channel, ts, place.thread);
    return { place, id: ts, ...(url === undefined ? {} : { url }) };
  };

  const findLost = createLostMessages({ client, self, clock, refTo });

  return {
    async post(place, reply, { key, by }, signal) {
      const hindered = hindrance(place);
      if (hindered !== undefined) return hindered;
      let channel: string;
      try {
        channel = await channelOf(place);
      } catch (error) {
        const failure = unsent(error);
        // Nothing was sent yet, whatever became of the question where to.
        return failure.kind === 'unknown' ? { kind: 'retry', afterMs: 10_000, reason: failure.reason } : failure;
      }
      const message = await draw(reply, by);
      try {
        if (signal?.aborted) return { kind: 'retry', afterMs: 1_000, reason: 'stopped before it was sent' };
        const answer = await client.chat.postMessage({
          channel,
          ...message,
          ...(place.thread === undefined ? {} : { thread_ts: place.thread }),
          ...(key === undefined ? {} : { metadata: metadataOf(key) }),
          unfurl_links: false,
          unfurl_media: false,
        });
        const read = Sent.safeParse(answer);
        installation.worked();
        if (!read.success) return { kind: 'unknown', reason: 'Slack gave an answer that cannot be read' };
        return { kind: 'sent', message: refTo({ ...place, channel: read.data.channel ?? channel }, read.data.ts) };
      } catch (error) {
        return unsent(error);
      }
    },

    async edit(message, reply, by) {
      const hindered = hindrance(message.place);
      if (hindered !== undefined) return hindered;
      try {
        await client.chat.update({ channel: message.place.channel, ts: message.id, ...(await draw(reply, by)) });
        return { kind: 'sent', message };
      } catch (error) {
        return unsent(error);
      }
    },

    /** On Slack a message *is* its thread. */
    async openThread(message) {
      const thread = message.place.thread ?? message.id;
      const url = message.url ?? permalink(self.url, message.place.channel, message.id, message.place.thread);
      return { kind: 'opened', place: { ...message.place, thread }, ...(url === undefined ? {} : { url }) };
    },

    async find(place, key, since) {
      try {
        const channel = await channelOf(place);
        return await findLost({ ...place, channel }, key, since);
      } catch (error) {
        return unableFor(unsent(error));
      }
    },
  };
}

/** The address of a message, as Slack's own "copy link" gives it; undefined where the workspace's address is unknown. */
function permalink(workspace: string | undefined, channel: string, ts: string, thread?: string): string | undefined {
  if (workspace === undefined || !URL.canParse(workspace)) return undefined;
  const url = new URL(`/archives/${channel}/p${ts.replace('.', '')}`, workspace);
  if (thread !== undefined && thread !== ts)
    url.search = new URLSearchParams({ thread_ts: thread, cid: channel }).toString();
  return url.href;
}
