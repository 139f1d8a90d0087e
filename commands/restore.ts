import { z } from 'zod';
import { asTopics, changeChannel, newChannel, topicCount, withTopics } from '../src/core/channels/channel.ts';
import { changedSettings, previewButton } from '../src/core/channels/channel-settings.ts';
import type { Channel } from '../src/core/channels/subscription.ts';
import type { Fault } from '../src/core/chat/fault.ts';
import { channelOf } from '../src/core/chat/place.ts';
import { refuseAll, say } from '../src/core/chat/say.ts';
import { type CommandContext, defineCommand } from '../src/core/commands/command.ts';
import {
  layoutOption,
  minUpvotesOption,
  publishOption,
  timezoneOption,
  topOption,
  whenOption,
} from '../src/core/commands/setting-options.ts';
import { readTopics, topicName } from '../src/core/queries/topic.ts';
import { readSchedule } from '../src/core/schedules/read-schedule.ts';

/** A number for each topic. */
const Minimums = z.array(minUpvotesOption.unwrap());
const numbersIn = (typed: string) => typed.split(/\s+/).map(Number);

const options = z.object({
  topics: z.string().describe('What was stopped: a; b'),
  minimums: z
    .string()
    .refine((typed) => Minimums.safeParse(numbersIn(typed)).success, 'a number from 0 to 10,000 for each topic: 0 10')
    .exactOptional()
    .describe('From how many upvotes each of them took papers: 0 10'),
  top: topOption,
  when: whenOption.describe('Such as weekdays 9:00'),
  timezone: timezoneOption,
  layout: layoutOption,
  publish: publishOption,
  paused: z.iso
    .datetime('a moment such as 2026-06-19T09:00:00.000Z')
    .exactOptional()
    .describe('Since when nothing was posted'),
  model: z.boolean().exactOptional().describe('Whether questions went to the language model'),
  unfurl: z.boolean().exactOptional().describe('Whether papers were shown under links'),
});
type Options = z.output<typeof options>;

/**
 * Takes an unsubscription back: each topic with the minimum of upvotes it had, which `subscribe` gives to all alike. A
 * channel that has topics again by then keeps the settings it was given with them.
 */
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
  context: CommandContext,
): { channel: Channel; names: string[] } | { faults: Fault[] } {
  const { caller, now } = context;
  const read = readTopics(asked.topics);
  if (!read.ok) return { faults: [{ problem: read.problem }] };
  const minimums = asked.minimums === undefined ? [] : numbersIn(asked.minimums);
  if (minimums.length > 0 && minimums.length !== read.topics.length) return { faults: [notOneEach] };
  const start = current ?? stopped(asked, context);
  if ('faults' in start) return start;
  const topics = asTopics(read.topics, start, caller.id, now).map((topic, at) => ({
    ...topic,
    minUpvotes: minimums[at] ?? topic.minUpvotes,
  }));
  const channel = withTopics(start, topics);
  const fault = topicCount(channel.topics);
  return fault === undefined ? { channel, names: topics.map(({ text }) => topicName(text)) } : { faults: [fault] };
}

const notOneEach: Fault = { option: 'minimums', problem: 'minimums takes as many numbers as there are topics.' };

/**
 * The channel as it was when its last topic was stopped. Its organiser is whoever takes that back: a button that held
 * another's id would outlast their wish to be forgotten.
 */
function stopped(asked: Options, { caller, place, services, now }: CommandContext): Channel | { faults: Fault[] } {
  const { defaults } = services;
  const schedule = readSchedule(asked, undefined, { own: caller.timezone, defaults: defaults.schedule, now });
  if (!schedule.ok) return { faults: schedule.faults };
  const { top = defaults.top, layout, publish, paused, model = false, unfurl = false } = asked;
  const begun = newChannel(channelOf(place), caller.id, schedule.schedule, top, now);
  return {
    ...begun,
    layout: layout ?? begun.layout,
    ...(publish === true ? { publish } : {}),
    ...(paused === undefined ? {} : { pause: { kind: 'asked', by: caller.id, at: paused } }),
    modelAllowed: model,
    unfurlsLinks: unfurl,
  };
}
