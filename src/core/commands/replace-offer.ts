import { typedTopics } from '../channels/channel-settings.ts';
import type { Channel } from '../channels/subscription.ts';
import type { Button, Invocation, Reply } from '../chat/reply.ts';
import { refuse, say } from '../chat/say.ts';
import { readTopics, topicKey, topicName } from '../queries/topic.ts';
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
  const who = place.kind === 'dm' ? 'you' : 'this channel';
  if (channel === undefined) return asked(`Nothing comes here yet. Bring papers about ${to} to ${who}?`, [subscribe]);
  const named = topicsNamed(old, channel);
  if (named === undefined) {
    const { said, near } = noSuchTopic(old, channel);
    return asked(`${said} Add ${to}?`, [subscribe, ...near]);
  }
  const from = shorten(named.map(({ text }) => topicName(text)).join(' · '), 300);
  const topic = typedTopics(named);
  const both: Button = { label: 'Replace it', invoke: { command, options: { topic, to: wanted } } };
  const stop: Button = { label: shorten(`Stop ${from}`, 60), invoke: { command: 'unsubscribe', options: { topic } } };
  const known = new Set(channel.topics.map(({ text }) => topicKey(text)));
  const there = read.topics.filter(({ text }) => known.has(topicKey(text)));
  // In the place of one that is gone the other could not be told from the one that was there: Undo would take it away.
  if (there.length === read.topics.length) return asked(`${to} comes already. Stop ${from}?`, [stop]);
  return asked(
    `Bring ${to} to ${who} in the place of ${from}?`,
    named.length === read.topics.length && there.length === 0 ? [both] : [subscribe, stop],
  );
}

const asked = (question: string, [first, ...others]: readonly Button[]): Reply => ({
  ...say(question, {
    type: 'buttons',
    buttons: [...(first === undefined ? [] : [{ ...first, style: 'primary' as const }]), ...others],
  }),
  audience: 'everyone',
});
