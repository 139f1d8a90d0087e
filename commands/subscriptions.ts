import { z } from 'zod';
import { changeTime, countedSettings, previewButton } from '../src/core/channels/channel-settings.ts';
import { outageNotes, say } from '../src/core/chat/say.ts';
import { defineCommand } from '../src/core/commands/command.ts';
import { topicList } from '../src/core/commands/topic-list.ts';

export const subscriptions = defineCommand({
  name: 'subscriptions',
  description: 'Show what this channel receives, and when',
  channel: 'tells',
  options: z.object({
    page: z.int().min(1).max(100).default(1).describe('Which page of its topics'),
  }),
  async *run({ page }, context) {
    const { services, place, now } = context;
    const channel = await services.channels.get(place);
    if (channel === undefined) {
      return yield say('This channel has no topics yet. /paper subscribe diffusion -video would add one.');
    }
    const count = channel.topics.length === 1 ? 'one topic' : `${channel.topics.length} topics`;
    yield {
      summary: `This channel has ${count}.`,
      blocks: [
        ...countedSettings(channel, now),
        ...outageNotes(services.outage(place)),
        ...(await topicList(channel, page, { command: 'subscriptions', options: {} }, context)),
        { type: 'buttons', buttons: [changeTime, previewButton] },
      ],
      audience: 'caller',
    };
  },
});
