import type { Selectable } from 'kysely';
import { z } from 'zod';
import { shuffleOf } from '../core/channels/delivery-key.ts';
import type { Channel } from '../core/channels/subscription.ts';
import { type ChannelKey, Place } from '../core/chat/place.ts';
import { parseQuery } from '../core/queries/query.ts';
import type { ChannelRow } from './schema.ts';

/** The topics of a channel as JSON. */
export const StoredTopics = z.array(
  z.strictObject({ text: z.string(), minUpvotes: z.int(), addedBy: z.string(), addedAt: z.string() }),
);
export const StoredPause = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('asked'), by: z.string(), at: z.string() }),
  z.strictObject({ kind: z.literal('gone'), reason: z.string(), at: z.string() }),
]);
const Layout = z.enum(['compact', 'cards']);

/** A stored channel. Its topics' queries are read from their text. */
export function channelFromRow(row: Selectable<ChannelRow>): Channel {
  return {
    place: placeFromRow(row),
    topics: StoredTopics.parse(JSON.parse(row.topics)).map((topic) => ({ ...topic, query: parseQuery(topic.text) })),
    schedule: { line: row.schedule_line, timezone: row.timezone },
    top: row.top,
    layout: Layout.parse(row.layout),
    ...(row.publish === 1 ? { publish: true } : {}),
    organiser: row.organiser,
    ...(row.pause === null ? {} : { pause: StoredPause.parse(JSON.parse(row.pause)) }),
    nextDue: row.next_due,
    emptyRuns: row.empty_runs,
    modelAllowed: row.model_allowed === 1,
    unfurlsLinks: row.unfurls_links === 1,
    createdAt: row.created_at,
    version: row.version,
  };
}

export const placeFromRow = ({
  platform,
  tenant,
  channel,
  kind,
}: Pick<Selectable<ChannelRow>, 'platform' | 'tenant' | 'channel' | 'kind'>): Place =>
  Place.parse({ platform, tenant, channel, kind });

/**
 * The key is the caller's, not the changed value's: a change can never write into another channel. Throws for what could
 * not be read again: one such row would fail every read of all channels.
 */
export const channelRow = (channel: Channel, { platform, tenant, channel: id }: ChannelKey) => ({
  platform,
  tenant,
  channel: id,
  kind: channel.place.kind,
  topics: JSON.stringify(
    StoredTopics.parse(
      channel.topics.map(({ text, minUpvotes, addedBy, addedAt }) => ({ text, minUpvotes, addedBy, addedAt })),
    ),
  ),
  schedule_line: channel.schedule.line,
  timezone: channel.schedule.timezone,
  top: channel.top,
  layout: channel.layout,
  publish: channel.publish ? 1 : 0,
  organiser: channel.organiser,
  pause: channel.pause === undefined ? null : JSON.stringify(StoredPause.parse(channel.pause)),
  next_due: channel.nextDue,
  shuffle: shuffleOf({ platform, tenant, channel: id }, channel.nextDue),
  empty_runs: channel.emptyRuns,
  model_allowed: channel.modelAllowed ? 1 : 0,
  unfurls_links: channel.unfurlsLinks ? 1 : 0,
  created_at: channel.createdAt,
  version: channel.version,
});
