import { z } from 'zod';
import { changeChannel } from '../src/core/channels/channel.ts';
import { changedSettings, previewButton, typedTopics } from '../src/core/channels/channel-settings.ts';
import type { Channel } from '../src/core/channels/subscription.ts';
import { type TopicChange, withChanged } from '../src/core/channels/topic-changes.ts';
import type { Button, Reply } from '../src/core/chat/reply.ts';
import { refuse, refuseAll } from '../src/core/chat/say.ts';
import { type CommandContext, defineCommand } from '../src/core/commands/command.ts';
import { minUpvotesOption } from '../src/core/commands/setting-options.ts';
import { unreadLists } from '../src/core/commands/unread-lists.ts';
import { readTopics, topicKey, topicName } from '../src/core/queries/topic.ts';
import { volumeOf, volumeText } from '../src/core/queries/volume.ts';
import { counted } from '../src/core/text.ts';

const options = z.object({
  topic: z.string().describe('Topics of this channel: a; b'),
  to: z.string().exactOptional().describe('What takes their places, in the same order: a -video; b -video'),
  'min-upvotes': minUpvotesOption,
});
type Options = z.output<typeof options>;

export const changeTopic = defineCommand({
  name: 'change-topic',
  description: 'Put other topics in the places of some of this channel',
  options,
  manages: true,
  hidden: true,
  async *run(asked, context) {
    yield await answer(asked, context);
  },
});

async function answer(asked: Options, { services, place, caller, now }: CommandContext): Promise<Reply> {
  const changes = changesOf(asked);
  if ('problem' in changes) return refuse(changes.problem);
  const [unread] = changes.flatMap(({ to }) => unreadLists(to.query, services.sources) ?? []);
  if (unread !== undefined) return refuse(unread);
  const done = await changeChannel(services.channels, place, (current) => {
    const known = new Set(current?.topics.map(({ text }) => topicKey(text)));
    if (current === undefined || !changes.some(({ from }) => known.has(topicKey(from)))) {
      const problem = 'The topics of this channel are others by now. /paper subscriptions shows them.';
      return { faults: [{ problem }] };
    }
    return { channel: withChanged(current, changes, caller.id, now) };
  });
  if ('faults' in done) return refuseAll(done.faults);
  const { before, after } = done;
  const said = asked.to === undefined ? minimumSaid(asked) : `${named(asked.topic)} is now ${named(asked.to)}.`;
  const volume = volumeText(await volumeOf(after.topics, services, now), now);
  return {
    summary: said,
    blocks: [
      { type: 'text', text: [said] },
      ...changedSettings(after, now),
      { type: 'note', text: [volume] },
      { type: 'buttons', buttons: [...undo(asked, changes, before), previewButton] },
    ],
    audience: 'caller',
  };
}

function changesOf({ topic, to, 'min-upvotes': minUpvotes }: Options): TopicChange[] | { problem: string } {
  const from = readTopics(topic);
  const into = readTopics(to ?? topic);
  if (!from.ok) return { problem: from.problem };
  if (!into.ok) return { problem: into.problem };
  const changes = from.topics.flatMap(({ text }, position): TopicChange[] => {
    const wanted = into.topics[position];
    return wanted === undefined ? [] : [{ from: text, to: wanted, minUpvotes }];
  });
  return changes.length === from.topics.length ? changes : { problem: 'Each topic needs another in its place.' };
}

const minimumSaid = ({ topic, 'min-upvotes': minUpvotes = 0 }: Options) =>
  minUpvotes === 0
    ? `${named(topic)} takes papers with any number of upvotes now.`
    : `${named(topic)} takes papers from ${counted(minUpvotes, 'upvote')} now.`;

function named(typed: string): string {
  const read = readTopics(typed);
  return read.ok ? read.topics.map(({ text }) => topicName(text)).join(' · ') : typed;
}

/** Back, as far as nobody has changed these topics again. None where they had different minimums of upvotes. */
function undo(asked: Options, changes: readonly TopicChange[], before: Channel | undefined): Button[] {
  if (asked.to !== undefined) {
    const invoke = { command: 'change-topic', options: { topic: asked.to, to: asked.topic } };
    return [{ label: 'Undo', undoes: true, invoke }];
  }
  const keys = new Set(changes.map(({ from }) => topicKey(from)));
  const [topic, ...others] = before?.topics.filter(({ text }) => keys.has(topicKey(text))) ?? [];
  if (topic === undefined || others.some(({ minUpvotes }) => minUpvotes !== topic.minUpvotes)) return [];
  const options = { topic: typedTopics([topic, ...others]), 'min-upvotes': topic.minUpvotes };
  return [{ label: 'Undo', undoes: true, invoke: { command: 'change-topic', options } }];
}
