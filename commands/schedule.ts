import { z } from 'zod';
import { changeChannel, reschedule, tooManyTopics } from '../src/core/channels/channel.ts';
import {
  changedSettings,
  changeTime,
  previewButton,
  typedSettings,
  undoTo,
} from '../src/core/channels/channel-settings.ts';
import { changedFrom, changedMeanwhile, editTopics, noTopicLeft } from '../src/core/channels/form-changes.ts';
import type { Channel } from '../src/core/channels/subscription.ts';
import type { Reply } from '../src/core/chat/reply.ts';
import { outageNotes, refuse } from '../src/core/chat/say.ts';
import { type CommandContext, defineCommand } from '../src/core/commands/command.ts';
import { glance } from '../src/core/commands/glance.ts';
import { readSchedule } from '../src/core/schedules/read-schedule.ts';
import { zoneChoices } from '../src/core/schedules/read-zone.ts';

const options = z.object({
  when: z.string().max(200).exactOptional().describe('Such as weekdays 9:00, or mon,thu 08:30'),
  timezone: z.string().max(100).exactOptional().describe('Such as Europe/Paris'),
  top: z.int().min(1).max(10).exactOptional().describe('Most papers a post'),
  topics: z.string().exactOptional().describe('All topics of this channel: a; b. What is left out is stopped'),
  layout: z.enum(['compact', 'cards']).exactOptional().describe('One message a post (compact), or one a paper (cards)'),
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
  async *run(asked, context) {
    yield await answer(asked, context);
  },
});

const nothingYet = 'Nothing is posted here yet. /paper subscribe starts it.';

const currentOf = ({ services, place }: CommandContext) => services.channels.get(place);

async function answer(asked: Options, context: CommandContext): Promise<Reply> {
  const { services, place, now, shown } = context;
  const done = await changeChannel(services.channels, place, (current) => changed(asked, current, context));
  if ('problem' in done) return refuse(done.problem);
  const { before, after } = done;
  const buttons = [changeTime, previewButton, ...(before === undefined ? [] : undoTo(before, after))];
  return {
    summary: 'This is the schedule now.',
    blocks: [
      ...changedSettings(after, now),
      ...changedMeanwhile(shown, before),
      ...outageNotes(services.outage(place)),
      { type: 'buttons', buttons },
    ],
    audience: 'caller',
  };
}

/** The channel with what was asked for, the rest as it was; `problem` is what to tell the person instead. */
function changed(
  given: Options,
  current: Channel | undefined,
  { services, caller, now, shown }: CommandContext,
): { channel: Channel } | { problem: string } {
  if (current === undefined) return { problem: nothingYet };
  const asked = changedFrom(shown, given);
  const own = caller.timezone;
  const read = readSchedule(asked, current.schedule, { own, defaults: services.defaults.schedule, now });
  if (!read.ok) return { problem: read.problem };
  const edited =
    asked.topics === undefined ? current : editTopics(current, asked.topics, shown?.topics, caller.id, now);
  if ('problem' in edited) return { problem: edited.problem };
  const { topics } = edited;
  const problem = topics.length === 0 ? noTopicLeft : tooManyTopics(topics);
  if (problem !== undefined) return { problem };
  const { top = current.top, layout = current.layout } = asked;
  return { channel: { ...reschedule(current, read.schedule, now), topics, top, layout } };
}
