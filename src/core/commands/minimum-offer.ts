import { typedTopics } from '../channels/channel-settings.ts';
import type { Channel } from '../channels/subscription.ts';
import type { Button, Invocation, Reply } from '../chat/reply.ts';
import { say } from '../chat/say.ts';
import { topicName } from '../queries/topic.ts';
import { counted, shorten } from '../text.ts';

/** "Only papers with at least 10 upvotes" names no topic: all of the channel's. */
export const isMinimum = ({ command, options }: Invocation) =>
  command === 'subscribe' && Object.keys(options).join() === 'min-upvotes';

export function minimumOffer({ options }: Invocation, { topics, place }: Channel): Reply {
  const votes = Number(options['min-upvotes']);
  const who = place.kind === 'dm' ? 'you' : 'this channel';
  const names = shorten(topics.map(({ text }) => topicName(text)).join(' · '), 300);
  const asks = `Only papers with ${counted(votes, 'upvote')} or more for ${who}? It holds for ${names}.`;
  const invoke = { command: 'change-topic', options: { topic: typedTopics(topics), 'min-upvotes': votes } };
  const buttons: Button[] = [{ label: 'Set it', invoke, style: 'primary' }];
  return { ...say(asks, { type: 'buttons', buttons }), audience: 'everyone' };
}
