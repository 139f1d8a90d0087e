import { topicName } from './reason.ts';
import type { Block, Button, Rich } from './reply.ts';
import { nextRuns } from './schedule.ts';
import type { Channel } from './subscription.ts';
import { counted } from './text.ts';
import { printWhen } from './when.ts';
import { localClock, localDay, localTime } from './zone.ts';

/** What a channel receives now and when, after every change to it: nobody should have to ask. */
export function inForce(channel: Channel, now: Date): Block[] {
  const { place, topics, schedule, top, layout, pause } = channel;
  const who: Rich = place.kind === 'dm' ? ['You now get'] : [{ channel: place.channel }, ' now gets'];
  const names = topics.flatMap(({ text, minUpvotes }): Rich => {
    const minimum = minUpvotes > 0 ? ` (from ${counted(minUpvotes, 'upvote')})` : '';
    return [' · ', { text: topicName(text), mark: 'bold' }, minimum];
  });
  const papers = `${counted(top, 'paper')} a post${layout === 'cards' ? ', each in a message of its own,' : ''}`;
  const blocks: Block[] = [
    { type: 'text', text: [...who, ` up to ${papers} for `, ...names.slice(1).filter((span) => span !== '')] },
    { type: 'text', text: [`${printWhen(schedule.line)} ${schedule.timezone}`] },
    { type: 'text', text: [pause === undefined ? nextTimes(channel, now) : pausedSince(channel)] },
  ];
  return blocks;
}

/** "next: Mon 22 June 09:00 (+02:00), Tue 23 June 09:00 (+02:00), …" */
export function nextTimes({ schedule }: Pick<Channel, 'schedule'>, now: Date): string {
  const times = nextRuns(schedule, now, 3).map((time) => localTime(time, schedule.timezone));
  return times.length === 0 ? 'This schedule never comes again.' : `next: ${times.join(', ')}`;
}

export function pausedSince({ pause, schedule }: Channel): string {
  if (pause === undefined) return '';
  const at = new Date(pause.at);
  const since = `${localDay(at, schedule.timezone)} ${localClock(at, schedule.timezone)}`;
  const why = pause.kind === 'gone' ? ` because posting failed (${pause.reason})` : '';
  return `Paused since ${since}${why}. /paper resume starts it again.`;
}

/** Asks for another time, in a form where the platform has forms. */
export const changeTime = ({ schedule }: Channel): Button => ({
  label: 'Change time',
  invoke: { command: 'schedule', options: { when: typedWhen(schedule.line), timezone: schedule.timezone } },
  ask: ['when', 'timezone'],
});

/** A schedule as people would type it: what a form holds. */
export const typedWhen = (line: string) => printWhen(line).replace('at the cron line ', '').replace(' at ', ' ');

export const previewButton: Button = { label: 'Preview', invoke: { command: 'preview', options: {} } };
