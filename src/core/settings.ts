import type { Place } from './place.ts';
import { isOffset, looksLikeZone, readZone } from './read-zone.ts';
import { nextRun } from './schedule.ts';
import type { Channel, Schedule, Topic } from './subscription.ts';
import { topicKey, topicLimits } from './topic.ts';
import { readWhen } from './when.ts';

/** Subscriptions belong to the channel a thread hangs under. */
export const channelOf = ({ platform, tenant, channel, kind }: Place): Place => ({ platform, tenant, channel, kind });

/** Changes to a channel's schedule as typed; absent means "leave as it is". */
export type TypedSchedule = { when?: string | undefined; timezone?: string | undefined };
export type ScheduleAnswer = { ok: true; schedule: Schedule; zoneFrom: ZoneFrom } | { ok: false; problem: string };

/** Where the zone of a schedule comes from: said in the answer, because it decides when people are woken. */
export type ZoneFrom = 'typed' | 'kept' | 'person' | 'operator';

/** The schedule a person means. The zone: as typed (also behind the time), else the channel's, the person's, the operator's. */
export function readSchedule(
  { when, timezone }: TypedSchedule,
  current: Schedule | undefined,
  { own, defaults, now }: { own: string | undefined; defaults: Schedule; now: Date },
): ScheduleAnswer {
  const { words, zone } = timezone === undefined ? splitZone(when ?? '') : { words: when ?? '', zone: timezone };
  const base = zoneOf(zone, current, own, defaults);
  if ('problem' in base) return { ok: false, problem: base.problem };
  const line = current?.line ?? defaults.line;
  if (words.trim() === '') return { ok: true, schedule: { line, timezone: base.zone }, zoneFrom: base.from };
  const read = readWhen(words, line, now);
  if (!read.ok) return read;
  return { ok: true, schedule: { line: read.line, timezone: base.zone }, zoneFrom: base.from };
}

/** The zone people write behind the time: "weekdays 9:00 Europe/Paris", "daily 18:00 in New York". */
function splitZone(text: string): { words: string; zone?: string } {
  const words = text.trim().split(/\s+/).slice(0, 40);
  for (const count of [3, 2, 1]) {
    const zone = words.slice(-count).join(' ');
    if (words.length < count || !(count === 1 ? looksLikeZone(zone) : readZone(zone).ok)) continue;
    return {
      words: words
        .slice(0, -count)
        .join(' ')
        .replace(/\s+in$/i, ''),
      zone,
    };
  }
  return { words: text };
}

function zoneOf(
  typed: string | undefined,
  current: Schedule | undefined,
  own: string | undefined,
  defaults: Schedule,
): { zone: string; from: ZoneFrom } | { problem: string } {
  if (typed === undefined) {
    if (current !== undefined) return { zone: current.timezone, from: 'kept' };
    const known = own === undefined ? undefined : readZone(own);
    return known?.ok ? { zone: known.zone, from: 'person' } : { zone: defaults.timezone, from: 'operator' };
  }
  const read = readZone(typed);
  if (read.ok) return { zone: read.zone, from: 'typed' };
  if (isOffset(typed.trim())) {
    return {
      problem: `${typed.trim()} is an offset, and offsets do not follow the clock changes of any place. Name a place. Example: /paper schedule weekdays 9:00 Europe/Paris`,
    };
  }
  const near = read.nearest === undefined ? '' : ` Nearest: ${read.nearest}.`;
  const example = read.nearest ?? 'Europe/Paris';
  return {
    problem: `${typed.slice(0, 60)} is not a time zone I know.${near} Example: /paper schedule weekdays 9:00 ${example}`,
  };
}

/** A channel before its first topic. */
export const newChannel = (place: Place, organiser: string, schedule: Schedule, top: number, now: Date): Channel => ({
  place,
  topics: [],
  schedule,
  top,
  layout: 'compact',
  organiser,
  nextDue: nextRun(schedule, now)?.toISOString() ?? never,
  emptyRuns: 0,
  modelAllowed: false,
  createdAt: now.toISOString(),
  version: 0,
});

const never = '9999-12-31T00:00:00.000Z';

/** With another schedule. What is due at this moment stays due: changing the time must not swallow today's post. */
export function reschedule(channel: Channel, schedule: Schedule, now: Date): Channel {
  const isDue = channel.pause === undefined && Date.parse(channel.nextDue) <= now.getTime();
  const nextDue = isDue ? channel.nextDue : (nextRun(schedule, now)?.toISOString() ?? never);
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

/** Said where a channel would have too many topics. */
export const tooManyTopics = (topics: readonly unknown[]): string | undefined =>
  topics.length > topicLimits.perChannel
    ? `A channel has at most ${topicLimits.perChannel} topics. /paper unsubscribe takes one away.`
    : undefined;

/** Awake again, from now on: what passed during the pause is not caught up. */
export function awake({ pause: _pause, ...channel }: Channel, now: Date): Channel {
  return { ...channel, emptyRuns: 0, nextDue: nextRun(channel.schedule, now)?.toISOString() ?? never };
}
