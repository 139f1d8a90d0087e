import { z } from 'zod';
import { changeTime, currentSettings, previewButton } from '../src/core/channels/channel-settings.ts';
import type { Button } from '../src/core/chat/reply.ts';
import { outageNotes, say } from '../src/core/chat/say.ts';
import { defineCommand } from '../src/core/commands/command.ts';
import { topicName } from '../src/core/queries/topic.ts';
import { shorten } from '../src/core/text.ts';

/** Topics that get a button; the others are stopped by name. */
const buttonsShown = 3;

export const subscriptions = defineCommand({
  name: 'subscriptions',
  description: 'Show what this channel receives, and when',
  options: z.object({}),
  async *run(_options, { services, place, now }) {
    const channel = await services.channels.get(place);
    if (channel === undefined) {
      return yield say('This channel has no topics yet. /paper subscribe diffusion -video would add one.');
    }
    const stop = channel.topics.slice(0, buttonsShown).map(
      ({ text }): Button => ({
        label: shorten(`Stop ${topicName(text)}`, 60),
        invoke: { command: 'unsubscribe', options: text === '' ? {} : { topic: text } },
      }),
    );
    const count = channel.topics.length === 1 ? 'one topic' : `${channel.topics.length} topics`;
    yield {
      summary: `This channel has ${count}.`,
      blocks: [
        ...currentSettings(channel, now),
        ...outageNotes(services.outage(place)),
        { type: 'buttons', buttons: [changeTime, previewButton, ...stop] },
      ],
      audience: 'caller',
    };
  },
});
