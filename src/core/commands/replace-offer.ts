import { typedTopics } from '../channels/channel-settings.ts';
import type { Channel } from '../channels/subscription.ts';
import type { Button, Invocation, Reply } from '../chat/reply.ts';
import { refuse, say } from '../chat/say.ts';
import { readTopics, topicName } from '../queries/topic.ts';
import { shorten } from '../text.ts';
import type { CommandContext } from './command.ts';
import { noSuchTopic, topicsNamed } from './topic-list.ts';

/**
 * One topic in the place of another, as one button. Where the channel lacks the one that is to go, the new one is offered beside what
 * may be meant; where they are not as many, each change by itself.
 */
export function replaceOffer(
  { command, options }: Invocation,
  channel: Channel | undefined,
  { place }: Pick<CommandContext, 'place'>,
): Reply {
  const [old, wanted] = [String(options.topic), String(options.to)];
  const read = readTopics(wanted);
  if (!read.ok) return refuse(read.problem);
  const to = shorten(read.topics.map(({ text }) => topicName(text)).join(' · '), 300);
  const subscribe: Button = {
    label: shorten(`Subscribe to ${to}`, 60),
    invoke: { command: 'subscribe', options: { topic: wanted } },
  };
  if (channel === undefined) return asked(`This channel has no topics yet. Bring it papers about ${to}?`, [subscribe]);
  const named = topicsNamed(old, channel);
  if (named === undefined) {
    const { said, near } = noSuchTopic(old, channel);
    return asked(`${said} Add ${to}?`, [subscribe, ...near]);
  }
  const from = shorten(named.map(({ text }) => topicName(text)).join(' · '), 300);
  const who = place.kind === 'dm' ? 'you' : 'this channel';
  const topic = typedTopics(named);
  const both: Button = { label: 'Replace it', invoke: { command, options: { topic, to: wanted } } };
  const stop: Button = { label: shorten(`Stop ${from}`, 60), invoke: { command: 'unsubscribe', options: { topic } } };
  return asked(
    `Bring ${to} to ${who} in the place of ${from}?`,
    named.length === read.topics.length ? [both] : [subscribe, stop],
  );
}

const asked = (question: string, [first, ...others]: readonly Button[]): Reply => ({
  ...say(question, {
    type: 'buttons',
    buttons: [...(first === undefined ? [] : [{ ...first, style: 'primary' as const }]), ...others],
  }),
  audience: 'everyone',
});
