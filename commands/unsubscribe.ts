import { z } from 'zod';
import { changedSettings, typedTopics } from '../src/core/channels/channel-settings.ts';
import type { Channel } from '../src/core/channels/subscription.ts';
import type { Choice } from '../src/core/chat/command-spec.ts';
import type { Reply } from '../src/core/chat/reply.ts';
import { refuse, say } from '../src/core/chat/say.ts';
import type { CommandContext } from '../src/core/commands/command.ts';
import { defineCommand } from '../src/core/commands/command.ts';
import { nearest } from '../src/core/nearest.ts';
import { readTopics, topicKey, topicName } from '../src/core/queries/topic.ts';
import { shorten } from '../src/core/text.ts';

export const unsubscribe = defineCommand({
  name: 'unsubscribe',
  description: 'Stop bringing papers about a topic to this channel',
  options: z.object({ topic: z.string().exactOptional().describe('The topic to stop; empty: the top papers') }),
  manages: true,
  completes: ['topic'],
  async complete(_option, text, { services, place }): Promise<Choice[]> {
    const channel = await services.channels.get(place);
    const topics = (channel?.topics ?? []).map((topic) => topic.text).filter((topic) => topic !== '');
    return topics
      .filter((topic) => topic.toLowerCase().includes(text.toLowerCase()))
      .map((topic) => ({ label: topic, value: topic }));
  },
  async *run({ topic }, context) {
    yield await answer(topic ?? '', context);
  },
});

async function answer(typed: string, { services, place, now }: CommandContext): Promise<Reply> {
  const before = await services.channels.get(place);
  if (before === undefined) return refuse('This channel has no topics. /paper subscribe adds one.');
  const read = readTopics(typed);
  const keys = new Set(read.ok ? read.topics.map(({ text }) => topicKey(text)) : [topicKey(typed)]);
  const stopped = before.topics.filter(({ text }) => keys.has(topicKey(text)));
  const [first] = stopped;
  if (first === undefined || stopped.length < keys.size) return unknown(typed, before);
  const after = await services.channels.update(place, (current) => {
    const topics = current?.topics.filter(({ text }) => !keys.has(topicKey(text))) ?? [];
    return current === undefined || topics.length === 0 ? undefined : { ...current, topics };
  });
  const { schedule, top, layout } = before;
  // Where other topics are left the channel keeps its settings, whoever changes them later.
  const settings = after === undefined ? { top, layout, when: schedule.line, timezone: schedule.timezone } : {};
  const topicsBack = { topic: typedTopics(stopped), 'min-upvotes': first.minUpvotes };
  const undo = { command: 'subscribe', options: { ...topicsBack, ...settings } };
  // One command gives all its topics the same minimum.
  const isOneStep = stopped.every(({ minUpvotes }) => minUpvotes === first.minUpvotes);
  const names = stopped.map(({ text }) => topicName(text)).join(' · ');
  return say(
    after === undefined ? `Stopped ${names}. Nothing is posted here any more.` : `Stopped ${names}.`,
    ...(after === undefined ? [] : changedSettings(after, now)),
    ...(isOneStep ? [{ type: 'buttons' as const, buttons: [{ label: 'Undo', invoke: undo }] }] : []),
  );
}

function unknown(typed: string, { topics }: Channel): Reply {
  const names = topics.map((topic) => topic.text);
  const wanted = typed.trim().toLowerCase();
  const holding = names.find((name) => wanted !== '' && name.toLowerCase().includes(wanted));
  const near = nearest(wanted, names) ?? holding ?? (names.length === 1 ? names[0] : undefined);
  const summary = `This channel has no topic "${shorten(topicName(typed.trim()), 80)}". It has: ${names.map(topicName).join(' · ')}.`;
  if (near === undefined) return refuse(shorten(summary, 1_000));
  return refuse(shorten(summary, 1_000), {
    type: 'buttons',
    buttons: [
      {
        label: shorten(`Stop ${topicName(near)}`, 60),
        invoke: { command: 'unsubscribe', options: near === '' ? {} : { topic: near } },
      },
    ],
  });
}
