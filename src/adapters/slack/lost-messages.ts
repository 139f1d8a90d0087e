import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { FindResult, MessageRef } from '../../core/chat/chat-adapter.ts';
import type { Place } from '../../core/chat/place.ts';
import { type Clock, elapsedBy } from '../../core/clock.ts';
import { type HistoryPage, lookThrough } from '../kit/history.ts';
import { createCache } from './cache.ts';
import { classify } from './classify.ts';
import type { Identity } from './identity.ts';

/** The name under which the delivery key stands in a message's metadata. */
const eventType = 'paperboy_delivery';

/** What a message carries so that it is found again. */
export const metadataOf = (key: string) => ({ event_type: eventType, event_payload: { key } });

/** Slack's clock and ours may differ by so much. */
const skewMs = 5 * 60_000;
const historyPage = 100;
const mostPages = 20;
/** Searches that wait for their turn and go on where they stopped; the others begin anew. */
const mostStopped = 1_000;

const Message = z.object({
  ts: z.string(),
  bot_id: z.string().nullish(),
  metadata: z.object({ event_type: z.string().nullish(), event_payload: z.looseObject({}).nullish() }).nullish(),
});

type Parts = { client: WebClient; self: Identity; clock: Clock; refTo(place: Place, ts: string): MessageRef };

/**
 * Looks for our own messages by their keys, in channels and threads. An app that is distributed commercially outside
 * Slack's Marketplace may read one page of 15 messages a minute (docs.slack.dev, conversations.history): a search then
 * says when its turn comes, and goes on with the page at which it stopped. Throws what else the client throws.
 */
export function createLostMessages({ client, self, clock, refTo }: Parts) {
  const stopped = createCache<string>(mostStopped);
  const elapsed = elapsedBy(clock);
  /** No history may be read before this moment of `elapsed`. */
  let notBefore = Number.NEGATIVE_INFINITY;

  return async (place: Place, key: string, since: Date): Promise<FindResult> => {
    if (elapsed() < notBefore) return notYet(notBefore - elapsed());
    const oldest = ((since.getTime() - skewMs) / 1000).toFixed(6);
    let page = stopped.get(key);
    stopped.delete(key);
    const read = (cursor: string | undefined) => {
      page = cursor;
      return readPage(place, key, oldest, cursor);
    };
    try {
      return await lookThrough(read, mostPages, page);
    } catch (error) {
      const failure = classify(error);
      if (failure.kind !== 'retry' || failure.tooEarly !== true) throw error;
      notBefore = elapsed() + failure.afterMs;
      if (page !== undefined) stopped.set(key, page);
      return notYet(failure.afterMs);
    }
  };

  async function readPage(place: Place, key: string, oldest: string, cursor?: string): Promise<HistoryPage> {
    const { channel, thread } = place;
    const asked = {
      ...{ channel, oldest, include_all_metadata: true, limit: historyPage },
      ...(cursor === undefined ? {} : { cursor }),
    };
    const answer =
      thread === undefined
        ? await client.conversations.history(asked)
        : await client.conversations.replies({ ...asked, ts: thread });
    for (const candidate of answer.messages ?? []) {
      const read = Message.safeParse(candidate);
      if (read.success && isOurs(self, read.data, key)) return { found: refTo(place, read.data.ts) };
    }
    return { next: answer.response_metadata?.next_cursor || undefined };
  }
}

const notYet = (afterMs: number): FindResult => ({
  kind: 'unable',
  reason: 'Slack lets me read its history only now and then, and it is not my turn yet',
  afterMs,
});

/** Another app could write the same metadata: only our own messages count. */
const isOurs = (self: Identity, { bot_id, metadata }: z.infer<typeof Message>, key: string) =>
  metadata?.event_type === eventType &&
  metadata.event_payload?.key === key &&
  (!bot_id || self.bot === undefined || bot_id === self.bot);
