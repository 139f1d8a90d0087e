import { z } from 'zod';
import {
  asTopics,
  changeChannel,
  newChannel,
  reschedule,
  topicCount,
  withTopics,
} from '../src/core/channels/channel.ts';
import { changedSettings, previewButton } from '../src/core/channels/channel-settings.ts';
import type { Channel } from '../src/core/channels/subscription.ts';
import type { Fault } from '../src/core/chat/fault.ts';
import { channelOf } from '../src/core/chat/place.ts';
import { refuseAll, say } from '../src/core/chat/say.ts';
import { type CommandContext, defineCommand } from '../src/core/commands/command.ts';
import { layoutOption, timezoneOption, topOption, whenOption } from '../src/core/commands/setting-options.ts';
import { readTopics, topicName } from '../src/core/queries/topic.ts';
import { readSchedule } from '../src/core/schedules/read-schedule.ts';

const options = z.object({
  topics: z.string().describe('What was stopped: a; b'),
  minimums: z.string().exactOptional().describe('From how many upvotes each of them took papers: 0 10'),
  top: topOption,
  when: whenOption.describe('Such as weekdays 9:00'),
  timezone: timezoneOption,
  layout: layoutOption,
});
type Options = z.output<typeof options>;

/** Takes an unsubscription back: each topic with the minimum of upvotes it had, which `subscribe` gives to all alike. */
export const restore = defineCommand({
  name: 'restore',
  description: 'Bring back topics that were stopped, as they were',
  options,
  manages: true,
  hidden: true,
  async *run(asked, context) {
    const { services, place, now } = context;
    const done = await changeChannel(services.channels, place, (current) => restored(asked, current, context));
    if ('faults' in done) return yield refuseAll(done.faults);
    const names = done.draft.names.join(' · ');
    yield say(`${names} ${done.draft.names.length === 1 ? 'is' : 'are'} back.`, ...changedSettings(done.after, now), {
      type: 'buttons',
      buttons: [previewButton],
    });
  },
});

function restored(
  asked: Options,
  current: Channel | undefined,
  { caller, place, services, now }: CommandContext,
): { channel: Channel; names: string[] } | { faults: Fault[] } {
  const { schedule: standard, top: most } = services.defaults;
  const schedule = readSchedule(asked, current?.schedule, { own: caller.timezone, defaults: standard, now });
  const read = readTopics(asked.topics);
  if (!schedule.ok) return { faults: schedule.faults };
  if (!read.ok) return { faults: [{ problem: read.problem }] };
  const start = current ?? newChannel(channelOf(place), caller.id, schedule.schedule, most, now);
  const minimums = asked.minimums?.split(/\D+/).map(Number) ?? [];
  const topics = asTopics(read.topics, start, caller.id, now).map((topic, at) => ({
    ...topic,
    minUpvotes: minimums[at] ?? topic.minUpvotes,
  }));
  const { top = start.top, layout = start.layout } = asked;
  const channel = withTopics({ ...reschedule(start, schedule.schedule, now), top, layout }, topics);
  const fault = topicCount(channel.topics);
  return fault === undefined ? { channel, names: topics.map(({ text }) => topicName(text)) } : { faults: [fault] };
}
