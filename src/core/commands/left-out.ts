import { typedTopics } from '../channels/channel-settings.ts';
import type { Channel } from '../channels/subscription.ts';
import { asksFor, excluded, printedTerm } from '../channels/topic-changes.ts';
import type { Button, Invocation, Reply } from '../chat/reply.ts';
import { say } from '../chat/say.ts';
import { type Term, writeQuery } from '../queries/query.ts';
import { type Topic, topicName } from '../queries/topic.ts';
import { shorten } from '../text.ts';

/** Leaves papers that hold one of some terms out of a channel's topics, but for those that ask for it; undefined where none can. */
export function leaveOut(
  terms: readonly Term[],
  { topics }: Pick<Channel, 'topics'>,
  name: string,
): Button | undefined {
  const from = topics.filter((topic) => !terms.some((term) => asksFor(topic, term)));
  const to = terms.reduce<Topic[] | undefined>((left, term) => left && excluded(left, term), from);
  if (to === undefined || from.length === 0) return undefined;
  const options = { topic: typedTopics(from), to: typedTopics(to) };
  return { label: shorten(`Leave out ${name}`, 60), invoke: { command: 'change-topic', options }, style: 'primary' };
}

/** `subscribe -video`, beside other topics: those may be meant to leave it out, as alone it is everything else there is. */
export function askLeftOut(
  [topic, another]: readonly Topic[],
  channel: Pick<Channel, 'topics'> | undefined,
  invoke: Invocation,
): Reply | undefined {
  const [{ all, none } = { all: [], none: [] }, or] = topic?.query.anyOf ?? [];
  if (topic === undefined || channel === undefined || another !== undefined || or !== undefined) return undefined;
  const isOnlyOut = none.length > 0 && writeQuery({ anyOf: [{ all: [], none }] }) === writeQuery(topic.query);
  const name = none.map(printedTerm).join(', ');
  const leave = isOnlyOut && all.length === 0 ? leaveOut(none, channel, name) : undefined;
  if (leave === undefined) return undefined;
  const asked = `Nothing is changed yet: ${topicName(topic.text)} alone brings every paper that is not about ${name}. Leave ${name} out of the topics here, or add that one?`;
  const own: Button = {
    label: 'A topic of its own',
    invoke: { ...invoke, options: { ...invoke.options, confirm: true } },
  };
  return say(asked, { type: 'buttons', buttons: [leave, own] });
}
