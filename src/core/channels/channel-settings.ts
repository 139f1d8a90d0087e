import { type Block, type Button, joined, type Rich } from '../chat/reply.ts';
import { type Topic, topicKey, topicName } from '../queries/topic.ts';
import { nextRuns } from '../schedules/schedule.ts';
import { printWhen, typedWhen } from '../schedules/when.ts';
import { localClock, localClockAndOffset, localDay } from '../schedules/zone.ts';
import { counted } from '../text.ts';
import type { Channel } from './subscription.ts';

/** What a channel receives now and when, after every change to it: nobody should have to ask. */
export const changedSettings = (channel: Channel, now: Date): Block[] => settingsOf(channel, now, 'now ');

/** The same where nothing has changed. */
export const presentSettings = (channel: Channel, now: Date): Block[] => settingsOf(channel, now, '');

/** The same, with the number of its topics: they are listed beside it. */
export const countedSettings = (channel: Channel, now: Date): Block[] => {
  const { length } = channel.topics;
  return settingsOf(channel, now, '', [[{ text: length === 1 ? 'one topic' : `${length} topics`, mark: 'bold' }]]);
};

function settingsOf(channel: Channel, now: Date, since: 'now ' | '', names = topicNames(channel)): Block[] {
  const { place, schedule, top, layout, publish, pause } = channel;
  const who: Rich = place.kind === 'dm' ? [`You ${since}get`] : [{ channel: place.channel }, ` ${since}gets`];
  const papers = `${counted(top, 'paper')} a post${layout === 'cards' ? ', each in a message of its own,' : ''}`;
  return [
    { type: 'text', text: [...who, ` up to ${papers} for `, ...joined(names)] },
    { type: 'text', text: [`${printWhen(schedule.line)} ${schedule.timezone}`] },
    ...(publish ? [{ type: 'text' as const, text: ['published to those who follow this channel'] }] : []),
    { type: 'text', text: [pause === undefined ? nextTimes(channel, now) : pausedSince(channel)] },
  ];
}

const topicNames = ({ topics }: Channel): Rich[] =>
  topics.map(({ text, minUpvotes }) => {
    const minimum = minUpvotes > 0 ? [` (from ${counted(minUpvotes, 'upvote')})`] : [];
    return [{ text: topicName(text), mark: 'bold' }, ...minimum];
  });

/** "next: Mon 22 June 09:00 (+02:00), Tue 23 June, Wed 24 June": a clock time stands where it changes. */
export function nextTimes({ schedule }: Pick<Channel, 'schedule'>, now: Date): string {
  const zone = schedule.timezone;
  const runs = nextRuns(schedule, now, 3).map((at) => ({
    day: localDay(at, zone),
    clock: localClockAndOffset(at, zone),
  }));
  if (runs.length === 0) return 'This schedule never comes again.';
  const times = runs.map(({ day, clock }, n) => (clock === runs[n - 1]?.clock ? day : `${day} ${clock}`));
  return `next: ${times.join(', ')}`;
}

/** Since when a channel is paused, by its own clock, and why; empty where it is not. */
export function pausedSince({ pause, schedule }: Channel): string {
  if (pause === undefined) return '';
  const at = new Date(pause.at);
  const since = `${localDay(at, schedule.timezone)} ${localClock(at, schedule.timezone)}`;
  const why = pause.kind === 'gone' ? ` because posting failed (${pause.reason})` : '';
  return `Paused since ${since}${why}. /paper resume starts it again.`;
}

/** Opens the channel's settings, as they are at the click, in a form where the platform has forms. */
export const changeTime: Button = { label: 'Change time', invoke: { command: 'schedule', options: {} }, ask: [] };

/** Topics as people would type them: what a form holds. */
export const typedTopics = (topics: readonly Topic[]) => topics.map(({ text }) => topicName(text)).join('; ');

/** The settings of a channel as people would type them: what the form of all of them holds. */
export const typedSettings = ({ schedule, top, topics, layout, publish }: Channel) => ({
  when: typedWhen(schedule.line),
  timezone: schedule.timezone,
  top,
  topics: typedTopics(topics),
  layout,
  publish: publish === true ? 'yes' : 'no',
});

/**
 * One step back to what was in force before, of what was changed; what others change later stays theirs. None where it
 * would not lead there: a topic's own minimum of upvotes is no setting of the channel.
 */
export function undoTo(before: Channel, after: Channel): Button[] {
  const sameMinimum = (topic: Topic) =>
    (after.topics.find(({ text }) => topicKey(text) === topicKey(topic.text))?.minUpvotes ?? 0) === topic.minUpvotes;
  if (!before.topics.every(sameMinimum)) return [];
  const is = new Map(Object.entries(typedSettings(after)));
  const was = Object.entries(typedSettings(before)).filter(([name, value]) => is.get(name) !== value);
  if (was.length === 0) return [];
  const shown = Object.fromEntries(was.map(([name]) => [name, String(is.get(name))]));
  return [{ label: 'Undo', undoes: true, invoke: { command: 'schedule', options: Object.fromEntries(was), shown } }];
}

export const previewButton: Button = { label: 'Preview', invoke: { command: 'preview', options: {} } };
