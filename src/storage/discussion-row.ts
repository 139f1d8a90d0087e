import { z } from 'zod';
import { Place } from '../core/chat/place.ts';
import type { Discussion, NewOpening, OpeningDiscussion } from '../core/discussions/discussion.ts';
import type { DiscussionRow } from './discussion-schema.ts';
import { inNoHands } from './lease.ts';

/** Where a place has no threads (direct messages), people talk in the channel itself. */
export const noThread = '';

/** `none`: it stands, or waits for somebody to open it again. */
const NextStep = z.enum(['line', 'thread', 'introduction', 'none']);

/** `key`: names the discussion. */
export function openingRow(opening: NewOpening, key: string): DiscussionRow {
  const { platform, tenant, channel, kind } = opening.channel;
  return {
    key,
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
    message_id: null,
    message_url: null,
    thread: null,
    thread_channel: null,
    url: null,
    introduction: null,
    next_step: 'line',
    line_key: opening.lineKey,
    ...inNoHands,
  };
}

/** What is left to do of a discussion on its way; undefined where nothing is. */
export function openingFromRow(row: DiscussionRow): OpeningDiscussion | undefined {
  const discussion = discussionFromRow(row);
  const common = {
    key: row.key,
    channel: channelOf(row),
    paper: row.paper,
    openedBy: row.opened_by,
    openedAt: row.opened_at,
    upvotesAtOpening: row.upvotes,
    ...(row.line_key === null ? {} : { lineKey: row.line_key }),
  };
  const next = NextStep.parse(row.next_step);
  if (next === 'none') return undefined;
  if (next === 'introduction' && discussion !== undefined) return { ...common, next, discussion };
  if (next === 'line' || row.message_id === null) return { ...common, next: 'line' };
  const url = row.message_url;
  return { ...common, next: 'thread', message: { id: row.message_id, ...(url === null ? {} : { url }) } };
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
