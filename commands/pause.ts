import { z } from 'zod';
import { pausedSince } from '../src/core/channels/channel-settings.ts';
import type { RunButton } from '../src/core/chat/reply.ts';
import { say } from '../src/core/chat/say.ts';
import { defineCommand } from '../src/core/commands/command.ts';
import { noTopics } from '../src/core/commands/topic-list.ts';

const resume: RunButton = { label: 'Resume', invoke: { command: 'resume', options: {} } };

export const pause = defineCommand({
  name: 'pause',
  description: 'Stop posting here until somebody resumes; topics are kept',
  options: z.object({}),
  manages: true,
  async *run(_options, { services, place, caller, now }) {
    const paused = await services.channels.update(place, (channel) =>
      channel === undefined || channel.pause !== undefined
        ? channel
        : { ...channel, pause: { kind: 'asked', by: caller.id, at: now.toISOString() } },
    );
    if (paused === undefined) {
      return yield noTopics('pause');
    }
    const isNew = paused.pause?.at === now.toISOString();
    yield say(
      isNew ? 'Paused. Nothing is posted here until you resume; topics and schedule are kept.' : pausedSince(paused),
      { type: 'buttons', buttons: [isNew ? { ...resume, undoes: true } : resume] },
    );
  },
});
