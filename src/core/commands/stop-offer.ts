import type { Channel } from '../channels/subscription.ts';
import type { Block, Button, Invocation, Reply, Rich } from '../chat/reply.ts';
import { refuse, say } from '../chat/say.ts';
import { parseQuery } from '../queries/query.ts';
import { topicKey, topicName } from '../queries/topic.ts';
import { counted, shorten } from '../text.ts';
import type { CommandContext } from './command.ts';
import { leaveOut } from './left-out.ts';
import { allTopics, noSuchTopic, noTopics, spared, topicsNamed, whichTopic } from './topic-list.ts';

/**
 * What papers are not wanted, as a button: their topic is stopped where the channel has it; else its topics leave them out.
 * Where neither can be, the command's own refusal, which lists the topics.
 */
export async function stopOffer(
  { command, options: { topic } }: Invocation,
  channel: Channel | undefined,
  context: CommandContext,
): Promise<Reply> {
  if (channel === undefined) return noTopics();
  if (topic === undefined) return whichTopic(channel, 1, context);
  const typed = String(topic);
  const named = [typed, typed.replaceAll(/,? and |, /gi, '; '), `author:"${typed.replaceAll('"', ' ')}"`]
    .map((topics) => topicsNamed(topics, channel))
    .find((topics) => topics !== undefined);
  const where = context.place.kind === 'dm' ? 'you' : 'this channel';
  if (named === undefined && (spared(typed) !== undefined || topicKey(typed) === ''))
    return unnamed(typed, channel, context);
  if (named === undefined) return leavingOut(typed, channel);
  const isAll = named.length === channel.topics.length;
  const what = isAll && named.length > 1 ? allTopics : named.map(({ text }) => topicName(text)).join('; ');
  const names: Rich = [{ text: shorten(named.map(({ text }) => topicName(text)).join(' · '), 500), mark: 'bold' }];
  const end = isAll ? ' Nothing is posted here then.' : '';
  const question: Rich =
    named.length > 1
      ? [`Stop ${counted(named.length, 'topic')} for ${where}: `, ...names, `?${end}`]
      : ['Stop papers about ', ...names, ` for ${where}?${end}`];
  const button: Button = { label: 'Stop it', invoke: { command, options: { topic: what } }, style: 'primary' };
  return offered(question, [button]);
}

/** What stays, or the top papers, and the channel has no such topic: it is asked which of the others is to stop, if any are. */
async function unnamed(typed: string, channel: Channel, context: CommandContext): Promise<Reply> {
  const { said, near } = noSuchTopic(typed, channel);
  const note: Block = { type: 'note', text: [said] };
  if (spared(typed) !== undefined)
    return near.length === 0 ? refuse(said) : say('Which topic is to stop?', note, { type: 'buttons', buttons: near });
  const asked = await whichTopic(channel, 1, context);
  return { ...asked, blocks: [note, ...asked.blocks] };
}

/** "No papers about video", to a channel that has no topic of the name. */
function leavingOut(typed: string, channel: Channel): Reply {
  const { said, near } = noSuchTopic(typed, channel);
  const asTerm = /^(?:author|org):\S/.test(typed) ? typed : `"${typed.replaceAll('"', ' ')}"`;
  const [term, another] = parseQuery(asTerm).anyOf.flatMap(({ all }) => all);
  // A number that stands for none of its topics is not a word of papers.
  const isTerm = another === undefined && /\p{L}/u.test(typed);
  const leave = term === undefined || !isTerm ? undefined : leaveOut([term], channel, typed);
  if (leave === undefined) return near.length === 0 ? refuse(said) : refuse(said, { type: 'buttons', buttons: near });
  return offered(
    [`${said} Leave papers about `, { text: typed, mark: 'bold' }, ' out of what it brings?'],
    [leave, ...near],
  );
}

const offered = (question: Rich, buttons: Button[]): Reply => ({
  summary: question.map((span) => (typeof span === 'string' ? span : 'text' in span ? span.text : '')).join(''),
  blocks: [
    { type: 'text', text: question },
    { type: 'buttons', buttons },
  ],
  audience: 'everyone',
});
