import type { Discussion, OpeningDiscussion } from '../core/discussion.ts';
import { Place } from '../core/place.ts';
import type { DiscussionRow } from './schema.ts';

/** Where a place has no threads (direct messages), people talk in the channel itself. */
export const noThread = '';

export function openingRow(opening: OpeningDiscussion): DiscussionRow {
  const { platform, tenant, channel, kind } = opening.channel;
  return {
    key: opening.key,
    platform,
    tenant,
    channel,
    kind,
    paper: opening.paper,
    opened_by: opening.openedBy,
    opened_at: opening.openedAt,
    active_at: opening.openedAt,
    upvotes: opening.upvotesAtOpening,
    noticed: 0,
    message_id: opening.message?.id ?? null,
    message_url: opening.message?.url ?? null,
    thread: null,
    thread_channel: null,
    url: null,
    introduction: null,
  };
}

export function openingFromRow(row: DiscussionRow): OpeningDiscussion {
  return {
    key: row.key,
    channel: channelOf(row),
    paper: row.paper,
    openedBy: row.opened_by,
    openedAt: row.opened_at,
    upvotesAtOpening: row.upvotes,
    ...(row.message_id === null
      ? {}
      : { message: { id: row.message_id, ...(row.message_url === null ? {} : { url: row.message_url }) } }),
  };
}

/** Undefined while it is being opened. */
export function discussionFromRow(row: DiscussionRow): Discussion | undefined {
  if (row.thread === null) return undefined;
  return {
    channel: channelOf(row),
    paper: row.paper,
    thread: threadOf(row, row.thread),
    ...(row.url === null ? {} : { url: row.url }),
    ...(row.introduction === null ? {} : { introduction: row.introduction }),
    openedBy: row.opened_by,
    openedAt: row.opened_at,
    upvotesAtOpening: row.upvotes,
  };
}

export const discussionsFromRows = (rows: readonly DiscussionRow[]): Discussion[] =>
  rows.map(discussionFromRow).filter((discussion) => discussion !== undefined);

const threadOf = (row: DiscussionRow, thread: string): Place => {
  const channel = { ...channelOf(row), channel: row.thread_channel ?? row.channel };
  return thread === noThread ? channel : { ...channel, thread };
};

const channelOf = ({ platform, tenant, channel, kind }: DiscussionRow): Place =>
  Place.parse({ platform, tenant, channel, kind });
