import { withTopics } from '../../src/core/channels/channel.ts';
import type { Channel } from '../../src/core/channels/subscription.ts';
import { parseQuery } from '../../src/core/queries/query.ts';
import { createChannelStore } from '../../src/storage/channels.ts';
import { openStore } from '../storage/open-store.ts';
import { storeOf } from './bot.ts';
import type { Stage } from './stage.ts';

/** Changes a stage's channel in the database of a bot that has ended. */
export async function changeChannel(
  folder: string,
  { place }: Pick<Stage, 'place'>,
  change: (channel: Channel) => Channel,
): Promise<void> {
  const db = await openStore(storeOf(folder));
  try {
    await createChannelStore(db).update(place, (channel) => {
      if (channel === undefined) throw new Error('nothing is subscribed there');
      return change(channel);
    });
  } finally {
    await db.destroy();
  }
}

/** Subscribes a channel to a topic in the database of a bot that does not run. */
export async function putChannel(folder: string, channel: Channel, topic: string): Promise<void> {
  const db = await openStore(storeOf(folder));
  try {
    const added = {
      text: topic,
      query: parseQuery(topic),
      minUpvotes: 0,
      addedBy: channel.organiser,
      addedAt: channel.createdAt,
    };
    await createChannelStore(db).update(channel.place, () => withTopics(channel, [added]));
  } finally {
    await db.destroy();
  }
}

/** A daily schedule whose posting time came so many minutes ago, and has not been served. */
export function dueMinutesAgo(minutes: number): Pick<Channel, 'schedule' | 'nextDue'> {
  const due = new Date(Date.now() - minutes * 60_000);
  due.setUTCSeconds(0, 0);
  const line = `${due.getUTCMinutes()} ${due.getUTCHours()} * * *`;
  return { schedule: { line, timezone: 'UTC' }, nextDue: due.toISOString() };
}
