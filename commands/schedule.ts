import { z } from 'zod';
import { type CommandContext, defineCommand } from '../src/core/command.ts';
import { changeTime, inForce, previewButton } from '../src/core/in-force.ts';
import { channelKey } from '../src/core/place.ts';
import { zoneChoices } from '../src/core/read-zone.ts';
import type { Reply } from '../src/core/reply.ts';
import { refuse } from '../src/core/say.ts';
import { channelOf, readSchedule, reschedule, type TypedSchedule } from '../src/core/settings.ts';

export const schedule = defineCommand({
  name: 'schedule',
  description: 'Change when this channel gets its papers',
  options: z.object({
    when: z.string().max(200).exactOptional().describe('Such as weekdays 9:00, or mon,thu 08:30'),
    timezone: z.string().max(100).exactOptional().describe('Such as Europe/Paris'),
  }),
  manages: true,
  form: ['when', 'timezone'],
  completes: ['timezone'],
  complete: async (_option, text) => zoneChoices(text),
  async *run(asked, context) {
    yield await answer(asked, context);
  },
});

async function answer(asked: TypedSchedule, { services, place, caller, now }: CommandContext): Promise<Reply> {
  const key = channelKey(channelOf(place));
  const current = await services.channels.get(key);
  if (current === undefined) return refuse('Nothing is posted here yet. /paper subscribe starts it.');
  const own = caller.timezone;
  const read = readSchedule(asked, current.schedule, { own, defaults: services.defaults.schedule, now });
  if (!read.ok) return refuse(read.problem);
  const changed = await services.channels.update(key, (channel) =>
    channel === undefined ? undefined : reschedule(channel, read.schedule, now),
  );
  if (changed === undefined) return refuse('Nothing is posted here any more. /paper subscribe starts it again.');
  const { line, timezone } = current.schedule;
  const undo = { label: 'Undo', invoke: { command: 'schedule', options: { when: line, timezone } } };
  return {
    summary: 'This is the schedule now.',
    blocks: [...inForce(changed, now), { type: 'buttons', buttons: [changeTime(changed), previewButton, undo] }],
    audience: 'caller',
  };
}
