import { z } from 'zod';
import { asTopics, reschedule, tooManyTopics } from '../src/core/channel.ts';
import { type CommandContext, defineCommand } from '../src/core/command.ts';
import { changeTime, glance, inForce, previewButton, typedTopics, typedWhen, undoTo } from '../src/core/in-force.ts';
import { readSchedule } from '../src/core/read-schedule.ts';
import { zoneChoices } from '../src/core/read-zone.ts';
import type { Reply } from '../src/core/reply.ts';
import { refuse } from '../src/core/say.ts';
import type { Channel } from '../src/core/subscription.ts';
import { readTopics } from '../src/core/topic.ts';

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
    if (current === undefined) return {};
    const { schedule: now, top, topics, layout } = current;
    return { when: typedWhen(now.line), timezone: now.timezone, top, topics: typedTopics(topics), layout };
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
  const { services, place, now } = context;
  const before = await currentOf(context);
  if (before === undefined) return refuse(nothingYet);
  const draft = changed(asked, before, context);
  if ('problem' in draft) return refuse(draft.problem);
  const after = await services.channels.update(place, (current) => {
    const again = current && changed(asked, current, context);
    return again === undefined || 'problem' in again ? current : again;
  });
  if (after === undefined) return refuse('Nothing is posted here any more. /paper subscribe starts it again.');
  const buttons = [changeTime, previewButton, ...undoTo(before, after)];
  return {
    summary: 'This is the schedule now.',
    blocks: [...inForce(after, now), { type: 'buttons', buttons }],
    audience: 'caller',
  };
}

/** The channel with what was asked for, the rest as it was; `problem` is what to tell the person instead. */
function changed(asked: Options, current: Channel, context: CommandContext): Channel | { problem: string } {
  const { services, caller, now } = context;
  const own = caller.timezone;
  const read = readSchedule(asked, current.schedule, { own, defaults: services.defaults.schedule, now });
  if (!read.ok) return { problem: read.problem };
  const wanted = asked.topics === undefined ? undefined : readTopics(asked.topics);
  if (wanted?.ok === false) return { problem: wanted.problem };
  const topics = wanted === undefined ? current.topics : asTopics(wanted.topics, current, caller.id, now);
  const problem = tooManyTopics(topics);
  if (problem !== undefined) return { problem };
  const { top = current.top, layout = current.layout } = asked;
  return { ...reschedule(current, read.schedule, now), topics, top, layout };
}
