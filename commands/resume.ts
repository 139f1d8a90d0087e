import { z } from 'zod';
import { resumed } from '../src/core/channels/channel.ts';
import { changedSettings } from '../src/core/channels/channel-settings.ts';
import { channelOf } from '../src/core/chat/place.ts';
import { cannotPost, nothingPosted, refuse, say } from '../src/core/chat/say.ts';
import { defineCommand } from '../src/core/commands/command.ts';
import { noTopics } from '../src/core/commands/topic-list.ts';

export const resume = defineCommand({
  name: 'resume',
  description: 'Post here again after a pause',
  options: z.object({}),
  manages: true,
  async *run(_options, { services, place, now }) {
    const current = await services.channels.get(place);
    if (current === undefined) {
      return yield noTopics('resume');
    }
    const outage = services.outage(place);
    if (outage !== undefined) return yield refuse(nothingPosted(outage));
    const missing = await services.missingAccess(channelOf(place));
    if (missing.length > 0) {
      return yield refuse(`${cannotPost(missing)} Ask someone who manages the channel to grant it.`);
    }
    const changed = await services.channels.update(place, (channel) =>
      channel?.pause === undefined ? channel : resumed(channel, now),
    );
    const blocks = changed === undefined ? [] : changedSettings(changed, now);
    yield say(current.pause === undefined ? 'This channel is not paused.' : 'Resumed.', ...blocks);
  },
});
