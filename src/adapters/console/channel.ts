import type { RunOutcome } from '../../core/channels/ledger.ts';
import type { Channel, ChannelStore } from '../../core/channels/subscription.ts';
import { channelKey, type Place } from '../../core/chat/place.ts';
import type { KeyValueStore } from '../../core/chat/stores.ts';
import { parseQuery, writeQuery } from '../../core/queries/query.ts';
import { nextRun, type Schedule } from '../../core/schedules/schedule.ts';
import { localTime } from '../../core/schedules/zone.ts';

/** The one channel of the console. */
export const consolePlace: Place = { platform: 'console', tenant: 'console', channel: 'console', kind: 'public' };

type Wanted = { schedule: Schedule; top: number; topics: readonly string[] };

type Parts = {
  channels: ChannelStore;
  keyValues: KeyValueStore;
  /** The operator's settings for this channel. */
  wanted: Wanted;
  person: string;
  now: Date;
  /** Its daily run is asked for now, whatever the schedule says. */
  dueNow?: boolean;
};

const settingsNote = 'console settings';

/**
 * Subscribes the console's channel, due at once, and follows the settings when they change. What a person changed by
 * commands stays until then.
 */
export async function subscribeConsole({
  channels,
  keyValues,
  wanted,
  person,
  now,
  dueNow = false,
}: Parts): Promise<void> {
  const settings = JSON.stringify(wanted);
  const isKnown = (await keyValues.get(settingsNote)) === settings;
  await channels.update(channelKey(consolePlace), (current) => {
    const due = dueNow || current === undefined ? now.toISOString() : current.nextDue;
    if (current !== undefined && isKnown) return dueNow ? { ...unpaused(current), nextDue: due } : current;
    // A post that is due already is not swallowed by new settings.
    const isDue = dueNow || current === undefined || Date.parse(current.nextDue) <= now.getTime();
    const next = isDue ? due : (nextRun(wanted.schedule, now)?.toISOString() ?? due);
    return {
      ...(current === undefined ? fresh(person, now) : unpaused(current)),
      schedule: wanted.schedule,
      top: wanted.top,
      topics: wanted.topics.map((topic) => {
        const query = parseQuery(topic);
        return { text: writeQuery(query), query, minUpvotes: 0, addedBy: person, addedAt: now.toISOString() };
      }),
      nextDue: next,
    };
  });
  await keyValues.set(settingsNote, settings);
}

const fresh = (person: string, now: Date) => ({
  place: consolePlace,
  layout: 'compact' as const,
  organiser: person,
  emptyRuns: 0,
  modelAllowed: false,
  createdAt: now.toISOString(),
  version: 0,
});

/** A run that is asked for ends a pause. */
const unpaused = ({ pause: _, ...channel }: Channel): Channel => channel;

/** Why a run posted nothing, in one line. */
export function whyNothing(outcome: Exclude<RunOutcome, { kind: 'posted' }>, zone: string): string {
  switch (outcome.kind) {
    case 'nothing-new':
      return 'Nothing to post: no paper of the latest days is new and matches the topics.';
    case 'no-papers':
      return 'Nothing to post: the paper source has no papers.';
    case 'source-unreachable':
      return `Nothing posted: the paper source has not answered since ${localTime(new Date(outcome.since), zone)} (${outcome.reason}).`;
    case 'skipped-late':
      return `Nothing posted: the digest due ${localTime(new Date(outcome.lastDue), zone)} is too late now.`;
    default:
      return outcome satisfies never;
  }
}
