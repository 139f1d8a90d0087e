import type { Place } from '../chat/place.ts';
import { parseQuery } from '../queries/query.ts';
import { dueAfter, type Schedule } from '../schedules/schedule.ts';
import { newChannel, resumed } from './channel.ts';
import type { Channel } from './subscription.ts';

/** The digest of a mailbox that is confirmed now, as its person's own; `usual`: where they have none. */
export function confirmedDigest(
  mailbox: Place,
  known: { mailbox: Channel | undefined; own: Channel | undefined },
  usual: { schedule: Schedule; top: number },
  now: Date,
): Channel {
  const start = known.mailbox ?? {
    ...newChannel(mailbox, '', usual.schedule, usual.top, now),
    topics: [{ text: '', query: parseQuery(''), minUpvotes: 0, addedBy: '', addedAt: now.toISOString() }],
  };
  const channel = known.own === undefined ? start : following(start, known.own);
  return { ...resumed(channel, now), nextDue: dueAfter(channel.schedule, now) };
}

/**
 * The digest of a mailbox, as that of the direct messages it was confirmed in: what, when and how much. It names nobody,
 * and is always one mail.
 */
export function following(mailbox: Channel, own: Channel): Channel {
  const { line, timezone } = mailbox.schedule;
  const isSameTime = line === own.schedule.line && timezone === own.schedule.timezone;
  return {
    ...mailbox,
    topics: own.topics.map((topic) => ({ ...topic, addedBy: '' })),
    top: own.top,
    ...(isSameTime ? {} : { schedule: own.schedule, nextDue: own.nextDue }),
  };
}
