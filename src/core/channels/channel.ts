import type { Fault } from '../chat/fault.ts';
import { channelKey, type Place } from '../chat/place.ts';
import { type Topic, topicKey, topicLimits } from '../queries/topic.ts';
import { dueAfter, type Schedule } from '../schedules/schedule.ts';
import type { Channel, ChannelStore } from './subscription.ts';

/** A channel before its first topic. */
export const newChannel = (place: Place, organiser: string, schedule: Schedule, top: number, now: Date): Channel => ({
  place,
  topics: [],
  schedule,
  top,
  layout: 'compact',
  organiser,
  nextDue: dueAfter(schedule, now),
  emptyRuns: 0,
  modelAllowed: false,
  unfurlsLinks: false,
  createdAt: now.toISOString(),
  version: 0,
});

/** With another schedule. What is due at this moment stays due: changing the time must not swallow today's post. */
export function reschedule(channel: Channel, schedule: Schedule, now: Date): Channel {
  const isDue = channel.pause === undefined && Date.parse(channel.nextDue) <= now.getTime();
  const nextDue = isDue ? channel.nextDue : dueAfter(schedule, now);
  return { ...channel, schedule, nextDue };
}

/** With topics added, or put in the place of the same ones. */
export function withTopics(channel: Channel, topics: readonly Topic[]): Channel {
  const all = new Map([...channel.topics, ...topics].map((topic) => [topicKey(topic.text), topic]));
  return { ...channel, topics: [...all.values()], emptyRuns: 0 };
}

/** Topics as read, with what the channel knows of them already. */
export const asTopics = (
  read: readonly Pick<Topic, 'text' | 'query'>[],
  { topics }: Pick<Channel, 'topics'>,
  by: string,
  now: Date,
): Topic[] =>
  read.map((topic) => {
    const known = topics.find(({ text }) => topicKey(text) === topicKey(topic.text));
    return { minUpvotes: 0, addedBy: by, addedAt: now.toISOString(), ...known, ...topic };
  });

/** What is wrong with how many topics a channel would have. None is left where a form takes away what others have left. */
export function topicCount(topics: readonly unknown[]): Fault | undefined {
  if (topics.length === 0) {
    const problem = 'That would leave no topic here, because others were taken away meanwhile.';
    return { problem, said: `${problem} /paper unsubscribe stops the posts; /paper subscribe adds a topic.` };
  }
  if (topics.length <= topicLimits.perChannel) return undefined;
  const problem = `A channel has at most ${topicLimits.perChannel} topics.`;
  return { problem, said: `${problem} /paper unsubscribe takes one away.` };
}

/** Awake again, from now on: what passed during the pause is not caught up. */
export function resumed({ pause: _pause, ...channel }: Channel, now: Date): Channel {
  return { ...channel, emptyRuns: 0, nextDue: dueAfter(channel.schedule, now) };
}

/** Its post is asked for now, whatever the schedule says; that ends a pause. */
export const dueNow = ({ pause: _, ...channel }: Channel, now: Date): Channel => ({
  ...channel,
  nextDue: now.toISOString(),
});

/**
 * Changes a channel in one unit of work, as it is then: somebody else may have changed it since it was read. `before` is
 * what it was; `faults` are why nothing was changed.
 */
export async function changeChannel<Draft extends { channel: Channel }>(
  channels: Pick<ChannelStore, 'update'>,
  place: Place,
  change: (current: Channel | undefined) => Draft | { faults: Fault[] },
): Promise<{ before: Channel | undefined; after: Channel; draft: Draft } | { faults: Fault[] }> {
  const tried: { before?: Channel | undefined; draft?: Draft | { faults: Fault[] } } = {};
  const after = await channels.update(channelKey(place), (current) => {
    tried.before = current;
    tried.draft = change(current);
    return 'faults' in tried.draft ? current : tried.draft.channel;
  });
  const { before, draft } = tried;
  if (draft !== undefined && 'faults' in draft) return draft;
  return after === undefined || draft === undefined
    ? { faults: [{ problem: 'That could not be saved. Try again.' }] }
    : { before, after, draft };
}
