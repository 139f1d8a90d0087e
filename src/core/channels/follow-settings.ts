import { z } from 'zod';
import { channelKey, type Place } from '../chat/place.ts';
import type { KeyValueStore } from '../chat/stores.ts';
import { parsedJson } from '../parsed-json.ts';
import { readTopics, topicKey, topicName } from '../queries/topic.ts';
import type { Schedule } from '../schedules/schedule.ts';
import { printWhen } from '../schedules/when.ts';
import { asTopics, dueNow, newChannel, reschedule, topicCount, withTopics } from './channel.ts';
import type { Channel, ChannelStore } from './subscription.ts';

/** Stands in the place of the settings where the channel was imported: from then on no settings change it. */
export const imported = 'imported';

/** Also as 0.1.0 noted them. */
const Noted = z.object({
  schedule: z.object({ line: z.string(), timezone: z.string() }),
  top: z.number(),
  topics: z.array(z.string()),
});

type Parts = {
  channels: Pick<ChannelStore, 'update'>;
  keyValues: KeyValueStore;
  place: Place;
  /** Where the settings stand that the channel followed last, or {@link imported}. */
  noteKey: string;
  /** The operator's settings. `topics`: as typed, each as `/paper subscribe` reads it. */
  wanted: { schedule: Schedule; top: number; topics: readonly string[] };
  person: string;
  now: Date;
};

/**
 * Makes a channel what the operator's settings say, due at once, where neither it nor earlier settings are known; changes of
 * it what the operator has changed since. What was set, subscribed or unsubscribed by commands stays so, and an imported
 * channel stays as it is. Gives lines that say what was changed, and which change of the settings does not count. Throws
 * where the topics cannot be read.
 */
export async function followSettings(parts: Parts): Promise<string[]> {
  const { channels, keyValues, place, noteKey, wanted, person, now } = parts;
  const note = await keyValues.get(noteKey);
  const settings = JSON.stringify(wanted);
  if (note === settings || note === imported) return [];
  const read = readTopics(wanted.topics.join(';'));
  if (!read.ok) throw new Error(`DIGEST_TOPICS: ${read.problem}`);
  const is = settled(wanted);
  const was = Noted.safeParse(parsedJson(note ?? ''));
  let lines: string[] = [];
  await channels.update(channelKey(place), (current) => {
    if (note === undefined) return current ?? firstOf(parts, is);
    if (current === undefined || !was.success) return current;
    const followed = follow(current, settled(was.data), is, { person, now });
    lines = followed.lines;
    return followed.channel;
  });
  await keyValues.set(noteKey, settings);
  return lines;
}

type Settled = ReturnType<typeof settled>;

/** What an earlier release took for topics, and this one cannot read, counts for none. */
function settled({ schedule, top, topics }: Parts['wanted']) {
  const read = readTopics(topics.join(';'));
  const known = read.ok ? read.topics : [];
  const namesNone = topics.every((text) => text.trim() === '');
  return { schedule, top, topics: new Map(known.map((topic) => [topicKey(topic.text), topic])), namesNone };
}

function firstOf({ place, person, now }: Parts, { schedule, top, topics }: Settled): Channel {
  const channel = newChannel(place, person, schedule, top, now);
  return dueNow(withTopics(channel, asTopics([...topics.values()], channel, person, now)), now);
}

type Act = { person: string; now: Date };

function follow(current: Channel, was: Settled, is: Settled, act: Act): { channel: Channel; lines: string[] } {
  const changed: string[] = [];
  const kept: string[] = [];
  /** What a setting is to be in the channel: as the operator changed it, unless a command has changed it before. */
  function choose<Value>(
    name: string,
    [own, before, after]: readonly [Value, Value, Value],
    print: (value: Value) => string = String,
  ): Value {
    if (before === after || own === after) return own;
    if (own === before) changed.push(`${name} ${print(own)} → ${print(after)}`);
    else kept.push(`${name} (stays ${print(own)})`);
    return own === before ? after : own;
  }
  const each = <Value>(of: (settings: Pick<Channel, 'schedule' | 'top'>) => Value) =>
    [of(current), of(was), of(is)] as const;
  const line = choose(
    'time',
    each(({ schedule }) => schedule.line),
    printWhen,
  );
  const timezone = choose(
    'zone',
    each(({ schedule }) => schedule.timezone),
  );
  const top = choose(
    'top',
    each((settings) => settings.top),
  );
  const isMoved = line !== current.schedule.line || timezone !== current.schedule.timezone;
  const moved = isMoved ? reschedule(current, { line, timezone }, act.now) : current;
  const { channel, topics, fault } = followTopics({ ...moved, top }, was, is, act);
  if (topics.length > 0) changed.push(`topics ${topics.join(', ')}`);
  return {
    channel,
    lines: [
      ...(changed.length === 0 ? [] : [`Changed with the settings: ${changed.join('; ')}.`]),
      ...(kept.length === 0
        ? []
        : [`Not changed with the settings, because it was changed by a command: ${kept.join('; ')}.`]),
      ...(fault === undefined ? [] : [`Not changed with the settings: topics. ${fault}`]),
    ],
  };
}

/** With the topics that the operator has added, and without those taken away; `topics` names both. */
function followTopics(channel: Channel, was: Settled, is: Settled, { person, now }: Act) {
  const own = new Set(channel.topics.map(({ text }) => topicKey(text)));
  const isGone = (key: string) => was.topics.has(key) && !is.topics.has(key);
  const gone = channel.topics.filter(({ text }) => isGone(topicKey(text)));
  // Settings that name no topic ask for the top papers where there is no other, not beside what somebody has subscribed.
  const asked = is.namesNone && gone.length < channel.topics.length ? [] : [...is.topics];
  const added = asked.flatMap(([key, topic]) => (was.topics.has(key) || own.has(key) ? [] : [topic]));
  const topics = [
    ...added.map(({ text }) => `+ ${topicName(text)}`),
    ...gone.map(({ text }) => `- ${topicName(text)}`),
  ];
  if (topics.length === 0) return { channel, topics };
  const rest = { ...channel, topics: channel.topics.filter((topic) => !gone.includes(topic)) };
  const all = withTopics(rest, asTopics(added, channel, person, now));
  const fault = topicCount(all.topics)?.problem;
  return fault === undefined ? { channel: all, topics } : { channel, topics: [], fault };
}
