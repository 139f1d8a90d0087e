import { z } from 'zod';
import { changeChannel, reschedule, topicCount } from '../src/core/channels/channel.ts';
import {
  changedSettings,
  changeTime,
  presentSettings,
  previewButton,
  typedSettings,
  undoTo,
} from '../src/core/channels/channel-settings.ts';
import { changedFrom, changedMeanwhile, editTopics } from '../src/core/channels/form-changes.ts';
import type { Channel } from '../src/core/channels/subscription.ts';
import type { Fault } from '../src/core/chat/fault.ts';
import type { Block, Reply, Rich } from '../src/core/chat/reply.ts';
import { outageNotes, refuseAll } from '../src/core/chat/say.ts';
import { type CommandContext, defineCommand } from '../src/core/commands/command.ts';
import { glance } from '../src/core/commands/glance.ts';
import {
  layoutOption,
  publishOption,
  timezoneOption,
  topOption,
  whenOption,
} from '../src/core/commands/setting-options.ts';
import { readSchedule } from '../src/core/schedules/read-schedule.ts';
import { zoneChoices } from '../src/core/schedules/read-zone.ts';

const options = z.object({
  when: whenOption.describe('Such as weekdays 9:00, or mon,thu 08:30'),
  timezone: timezoneOption,
  top: topOption,
  topics: z
    .string()
    .exactOptional()
    .describe('All topics of this channel: a; b. What is left out is stopped')
    .meta({ label: 'Topics', asks: 'lines', hint: 'One topic a line. What is taken out is stopped' }),
  layout: layoutOption,
  publish: publishOption,
});
type Options = z.output<typeof options>;

export const schedule = defineCommand({
  name: 'schedule',
  description: 'Change when this channel gets its papers, how many and which',
  options,
  manages: true,
  form: ['when', 'timezone', 'top', 'topics', 'layout'],
  completes: ['timezone'],
  complete: async (_option, text) => zoneChoices(text),
  async initial(_asked, context) {
    const current = await currentOf(context);
    return current === undefined ? {} : typedSettings(current);
  },
  async intro(_asked, context) {
    const current = await currentOf(context);
    return current === undefined ? [{ type: 'note', text: [nothingYet] }] : glance(current, context);
  },
  async faults(asked, context) {
    const draft = changed(asked, await currentOf(context), context);
    return 'faults' in draft ? draft.faults : [];
  },
  async *run(asked, context) {
    yield await answer(asked, context);
  },
});

const nothingYet = 'Nothing is posted here yet. /paper subscribe starts it.';

const currentOf = ({ services, place }: CommandContext) => services.channels.get(place);

async function answer(asked: Options, context: CommandContext): Promise<Reply> {
  const { services, place, now, shown } = context;
  const done = await changeChannel(services.channels, place, (current) => changed(asked, current, context));
  if ('faults' in done) return refuseAll(done.faults);
  const { before, after } = done;
  const isAsked = Object.keys(asked).length > 0;
  const buttons = [changeTime, previewButton, ...(before === undefined ? [] : undoTo(before, after))];
  return {
    summary: 'This is the schedule now.',
    blocks: [
      ...(isAsked ? changedSettings(after, now) : [...presentSettings(after, now), howToSay]),
      ...changedMeanwhile(shown, before),
      ...outageNotes(services.outage(place)),
      { type: 'buttons', buttons },
    ],
    audience: 'caller',
  };
}

/** Where nothing was asked for, as in a chat without forms. */
const howToSay: Block = {
  type: 'note',
  text: [
    'Say what is to change, such as ',
    ...['weekdays 8:30 Berlin', 'top:3', 'layout:cards', 'topics:"diffusion; robotics"'].flatMap(
      (what, at): Rich => [at === 0 ? '' : ' · ', { text: `/paper schedule ${what}`, mark: 'code' }],
    ),
  ],
};

/** The channel with what was asked for, the rest as it was; `faults` are what to tell the person instead. */
function changed(
  given: Partial<Options>,
  current: Channel | undefined,
  { services, caller, now, shown }: CommandContext,
): { channel: Channel } | { faults: Fault[] } {
  if (current === undefined) return { faults: [{ problem: nothingYet }] };
  const asked = changedFrom(shown, given);
  const own = caller.timezone;
  const read = readSchedule(asked, current.schedule, { own, defaults: services.defaults.schedule, now });
  const edited =
    asked.topics === undefined ? current : editTopics(current, asked.topics, shown?.topics, caller.id, now);
  const wrong = 'problem' in edited ? edited : topicCount(edited.topics);
  const shut = asked.publish === true ? services.cannotPublish(current.place) : undefined;
  const faults = [
    ...(read.ok ? [] : read.faults),
    ...(wrong === undefined ? [] : [{ ...wrong, option: 'topics' }]),
    ...(shut === undefined ? [] : [{ problem: shut, option: 'publish' }]),
  ];
  if (!read.ok || 'problem' in edited || faults.length > 0) return { faults };
  const { top = current.top, layout = current.layout } = asked;
  const { publish: was, ...edits } = { ...reschedule(current, read.schedule, now), topics: edited.topics, top, layout };
  const publish = asked.publish ?? was === true;
  return { channel: publish ? { ...edits, publish } : edits };
}
