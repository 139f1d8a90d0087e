import { channelKey, type Place } from '../chat/place.ts';
import type { KeyValueStore } from '../chat/stores.ts';
import { readTopics, type Topic } from '../queries/topic.ts';
import type { Schedule } from '../schedules/schedule.ts';
import { asTopics, newChannel, reschedule, resumed, withTopics } from './channel.ts';
import type { Channel, ChannelStore } from './subscription.ts';

type Parts = {
  channels: Pick<ChannelStore, 'update'>;
  keyValues: KeyValueStore;
  place: Place;
  /** Where the settings stand that the channel followed last. */
  noteKey: string;
  /** The operator's settings. `topics`: as typed, each as `/paper subscribe` reads it. */
  wanted: { schedule: Schedule; top: number; topics: readonly string[] };
  person: string;
  now: Date;
  /** Its post is asked for now, whatever the schedule says; that ends a pause. */
  dueNow?: boolean;
};

/**
 * Makes a channel what the operator's settings say, due at once where it is new, and follows them when they change. What
 * a person changed by commands stays until then. Throws where the topics cannot be read.
 */
export async function followSettings(parts: Parts): Promise<void> {
  const { channels, keyValues, place, noteKey, wanted, person, now, dueNow = false } = parts;
  const read = readTopics(wanted.topics.join(';'));
  if (!read.ok) throw new Error(`DIGEST_TOPICS: ${read.problem}`);
  const settings = JSON.stringify(wanted);
  const isKnown = (await keyValues.get(noteKey)) === settings;
  await channels.update(channelKey(place), (current) => {
    const start = current ?? newChannel(place, person, wanted.schedule, wanted.top, now);
    const channel = current !== undefined && isKnown ? current : asWanted(start, { ...wanted, ...read }, person, now);
    return dueNow || current === undefined ? due(channel, now) : channel;
  });
  await keyValues.set(noteKey, settings);
}

type Settled = { schedule: Schedule; top: number; topics: readonly Pick<Topic, 'text' | 'query'>[] };

function asWanted(channel: Channel, { schedule, top, topics }: Settled, person: string, now: Date): Channel {
  const ready = channel.pause === undefined ? channel : resumed(channel, now);
  const without = { ...reschedule(ready, schedule, now), top, topics: [] };
  return withTopics(without, asTopics(topics, channel, person, now));
}

const due = ({ pause: _, ...channel }: Channel, now: Date): Channel => ({ ...channel, nextDue: now.toISOString() });
