import { z } from 'zod';
import { changedSettings, typedSettings, typedTopics } from '../src/core/channels/channel-settings.ts';
import type { Channel } from '../src/core/channels/subscription.ts';
import type { Choice } from '../src/core/chat/command-spec.ts';
import type { Reply } from '../src/core/chat/reply.ts';
import { refuse, say } from '../src/core/chat/say.ts';
import type { CommandContext } from '../src/core/commands/command.ts';
import { defineCommand } from '../src/core/commands/command.ts';
import { allTopics, noSuchTopic, noTopics, topicsNamed, whichTopic } from '../src/core/commands/topic-list.ts';
import { topicKey, topicName } from '../src/core/queries/topic.ts';
import { shorten } from '../src/core/text.ts';

export const unsubscribe = defineCommand({
  name: 'unsubscribe',
  description: 'Stop bringing papers about a topic to this channel',
  options: z.object({
    topic: z.string().exactOptional().describe('The topic to stop, its number in the list, or all; empty: I ask which'),
    page: z.int().min(1).max(100).default(1).describe('Which page of its topics, where I ask'),
  }),
  manages: true,
  completes: ['topic'],
  async complete(_option, text, { services, place }): Promise<Choice[]> {
    const channel = await services.channels.get(place);
    const topics = (channel?.topics ?? []).map((topic) => topicName(topic.text));
    return [...topics, ...(topics.length > 1 ? [allTopics] : [])]
      .filter((topic) => topic.toLowerCase().includes(text.toLowerCase()))
      .map((topic) => ({ label: topic, value: topic }));
  },
  async *run({ topic, page }, context) {
    const channel = await context.services.channels.get(context.place);
    if (channel === undefined) return yield noTopics();
    // The last release's buttons say nothing where they mean the top papers: nothing else is stopped without a name.
    const isMeant = topic !== undefined || channel.topics.every(({ text }) => text === '');
    yield isMeant ? await stop(topic ?? '', channel, context) : await whichTopic(channel, page, context);
  },
});

async function stop(typed: string, before: Channel, { services, place, now }: CommandContext): Promise<Reply> {
  const stopped = topicsNamed(typed, before);
  if (stopped === undefined) return unknown(typed, before);
  const keys = new Set(stopped.map(({ text }) => topicKey(text)));
  const after = await services.channels.update(place, (current) => {
    const topics = current?.topics.filter(({ text }) => !keys.has(topicKey(text))) ?? [];
    return current === undefined || topics.length === 0 ? undefined : { ...current, topics };
  });
  // Where other topics are left the channel keeps its settings, whoever changes them later.
  const settings = after === undefined ? leftBehind(before) : {};
  const minimums = stopped.map(({ minUpvotes }) => minUpvotes);
  const hadMinimum = minimums.some((minimum) => minimum > 0) ? { minimums: minimums.join(' ') } : {};
  const undo = { command: 'restore', options: { topics: typedTopics(stopped), ...hadMinimum, ...settings } };
  const names = shorten(stopped.map(({ text }) => topicName(text)).join(' · '), 500);
  return say(
    after === undefined ? `Stopped ${names}. Nothing is posted here any more.` : `Stopped ${names}.`,
    ...(after === undefined ? [] : changedSettings(after, now)),
    { type: 'buttons', buttons: [{ label: 'Undo', undoes: true, invoke: undo }] },
  );
}

/** What {@link restore} takes beside topics. A pause because posting failed is over where somebody speaks to me again. */
function leftBehind(channel: Channel) {
  const { topics: _, ...settings } = typedSettings(channel);
  const { pause, modelAllowed, unfurlsLinks } = channel;
  return {
    ...settings,
    ...(pause?.kind === 'asked' ? { paused: pause.at } : {}),
    ...(modelAllowed ? { model: true } : {}),
    ...(unfurlsLinks ? { unfurl: true } : {}),
  };
}

function unknown(typed: string, before: Channel): Reply {
  const { said, near } = noSuchTopic(typed, before);
  return near.length === 0 ? refuse(said) : refuse(said, { type: 'buttons', buttons: near });
}
