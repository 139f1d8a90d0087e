import { z } from 'zod';
import type { CommandContext } from '../src/core/command.ts';
import { defineCommand } from '../src/core/command.ts';
import type { Choice } from '../src/core/face.ts';
import { inForce } from '../src/core/in-force.ts';
import { nearest } from '../src/core/nearest.ts';
import { channelKey } from '../src/core/place.ts';
import { topicName } from '../src/core/reason.ts';
import type { Reply } from '../src/core/reply.ts';
import { refuse, say } from '../src/core/say.ts';
import { channelOf } from '../src/core/settings.ts';
import type { Channel } from '../src/core/subscription.ts';
import { shorten } from '../src/core/text.ts';
import { topicText } from '../src/core/topic.ts';

export const unsubscribe = defineCommand({
  name: 'unsubscribe',
  description: 'Stop bringing papers about a topic to this channel',
  options: z.object({ topic: z.string().exactOptional().describe('The topic to stop; empty: the top papers') }),
  manages: true,
  completes: ['topic'],
  async complete(_option, text, { services, place }): Promise<Choice[]> {
    const channel = await services.channels.get(channelKey(place));
    const topics = (channel?.topics ?? []).map((topic) => topic.text).filter((topic) => topic !== '');
    return topics
      .filter((topic) => topic.includes(text.toLowerCase()))
      .map((topic) => ({ label: topic, value: topic }));
  },
  async *run({ topic }, context) {
    yield await answer(topic ?? '', context);
  },
});

async function answer(typed: string, { services, place, now }: CommandContext): Promise<Reply> {
  const key = channelKey(channelOf(place));
  const text = topicText(typed);
  const before = await services.channels.get(key);
  const topic = before?.topics.find((candidate) => candidate.text === text);
  if (before === undefined) return refuse('This channel has no topics. /paper subscribe adds one.');
  if (topic === undefined) return unknown(typed, text, before);
  const after = await services.channels.update(key, (current) => {
    const topics = current?.topics.filter((candidate) => candidate.text !== text) ?? [];
    return current === undefined || topics.length === 0 ? undefined : { ...current, topics };
  });
  const { line, timezone } = before.schedule;
  const settings = { top: before.top, 'min-upvotes': topic.minUpvotes, when: line, timezone };
  const undo = { command: 'subscribe', options: { ...(text === '' ? {} : { topic: text }), ...settings } };
  return say(
    after === undefined
      ? `Stopped ${topicName(text)}. Nothing is posted here any more.`
      : `Stopped ${topicName(text)}.`,
    ...(after === undefined ? [] : inForce(after, now)),
    { type: 'buttons', buttons: [{ label: 'Undo', invoke: undo }] },
  );
}

function unknown(typed: string, text: string, { topics }: Channel): Reply {
  const names = topics.map((topic) => topic.text);
  const near = nearest(text, names) ?? (names.length === 1 ? names[0] : undefined);
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
