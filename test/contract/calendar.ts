import type { Kysely } from 'kysely';
import { withTopics } from '../../src/core/channels/channel.ts';
import type { Channel } from '../../src/core/channels/subscription.ts';
import { parseQuery } from '../../src/core/queries/query.ts';
import { createChannelStore } from '../../src/storage/channels.ts';
import type { Database } from '../../src/storage/schema.ts';
import { openStore } from '../storage/open-store.ts';
import { storeOf } from './bot.ts';
import type { Stage } from './stage.ts';

/** Works in the database of a bot that does not run. */
export async function inStore(folder: string, work: (db: Kysely<Database>) => Promise<unknown>): Promise<void> {
  const db = await openStore(storeOf(folder));
  try {
    await work(db);
  } finally {
    await db.destroy();
  }
}

/** Changes a stage's channel in the database of a bot that has ended. */
export const changeChannel = (
  folder: string,
  { place }: Pick<Stage, 'place'>,
  change: (channel: Channel) => Channel,
): Promise<void> =>
  inStore(folder, (db) =>
    createChannelStore(db).update(place, (channel) => {
      if (channel === undefined) throw new Error('nothing is subscribed there');
      return change(channel);
    }),
  );

/** Subscribes a channel to a topic in the database of a bot that does not run. */
export function putChannel(folder: string, channel: Channel, topic: string): Promise<void> {
  const added = {
    text: topic,
    query: parseQuery(topic),
    minUpvotes: 0,
    addedBy: channel.organiser,
    addedAt: channel.createdAt,
  };
  return inStore(folder, (db) => createChannelStore(db).update(channel.place, () => withTopics(channel, [added])));
}

/** A daily schedule whose posting time came so many minutes ago, and has not been served. */
export function dueMinutesAgo(minutes: number): Pick<Channel, 'schedule' | 'nextDue'> {
  const due = new Date(Date.now() - minutes * 60_000);
  due.setUTCSeconds(0, 0);
  const line = `${due.getUTCMinutes()} ${due.getUTCHours()} * * *`;
  return { schedule: { line, timezone: 'UTC' }, nextDue: due.toISOString() };
}
