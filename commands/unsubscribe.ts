import { z } from 'zod';
import { changedSettings, typedTopics } from '../src/core/channels/channel-settings.ts';
import type { Channel } from '../src/core/channels/subscription.ts';
import type { Choice } from '../src/core/chat/command-spec.ts';
import type { Button, Reply } from '../src/core/chat/reply.ts';
import { refuse, say } from '../src/core/chat/say.ts';
import type { CommandContext } from '../src/core/commands/command.ts';
import { defineCommand } from '../src/core/commands/command.ts';
import { stopButton, topicList } from '../src/core/commands/topic-list.ts';
import { nearest } from '../src/core/nearest.ts';
import { readTopics, topicKey, topicName } from '../src/core/queries/topic.ts';
import { shorten } from '../src/core/text.ts';

export const unsubscribe = defineCommand({
  name: 'unsubscribe',
  description: 'Stop bringing papers about a topic to this channel',
  options: z.object({
    topic: z.string().exactOptional().describe('The topic to stop, or all; empty: I ask which'),
    page: z.int().min(1).max(100).default(1).describe('Which page of its topics, where I ask'),
  }),
  manages: true,
  completes: ['topic'],
  async complete(_option, text, { services, place }): Promise<Choice[]> {
    const channel = await services.channels.get(place);
    const topics = (channel?.topics ?? []).map((topic) => topicName(topic.text));
    return [...topics, ...(topics.length > 1 ? [everything] : [])]
      .filter((topic) => topic.toLowerCase().includes(text.toLowerCase()))
      .map((topic) => ({ label: topic, value: topic }));
  },
  async *run({ topic, page }, context) {
    const channel = await context.services.channels.get(context.place);
    if (channel === undefined) return yield refuse('This channel has no topics. /paper subscribe adds one.');
    // The last release's buttons say nothing where they mean the top papers: nothing else is stopped without a name.
    const isMeant = topic !== undefined || channel.topics.every(({ text }) => text === '');
    yield isMeant ? await stop(topic ?? '', channel, context) : await which(channel, page, context);
  },
});

/** All topics, where no topic of the channel is called so. */
const everything = 'all';

async function which(channel: Channel, page: number, context: CommandContext): Promise<Reply> {
  const list = await topicList(channel, page, { command: 'unsubscribe', options: {} }, context);
  const all: Button = { label: 'Stop all', invoke: { command: 'unsubscribe', options: { topic: everything } } };
  return say('Which topic is to stop?', ...list, {
    type: 'buttons',
    buttons: [all],
  });
}

async function stop(typed: string, before: Channel, { services, place, now }: CommandContext): Promise<Reply> {
  const own = before.topics.map(({ text }) => topicKey(text));
  const read = readTopics(typed);
  const named = read.ok ? read.topics.map(({ text }) => topicKey(text)) : [topicKey(typed)];
  const isAll = typed.trim().toLowerCase() === everything && !own.includes(everything);
  const keys = new Set(isAll ? own : named);
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
  const undo = { command: 'subscribe', options: { ...topicsBack, ...settings, confirm: true } };
  // One command gives all its topics the same minimum.
  const isOneStep = stopped.every(({ minUpvotes }) => minUpvotes === first.minUpvotes);
  const names = shorten(stopped.map(({ text }) => topicName(text)).join(' · '), 500);
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
  return refuse(shorten(summary, 1_000), { type: 'buttons', buttons: [stopButton(near)] });
}
