import type { Invocation } from '../../core/chat/reply.ts';
import { arxivIdsIn } from '../../core/papers/paper.ts';
import { answer, replyTarget } from './answer.ts';
import { callerOf } from './caller.ts';
import { MessageShortcut } from './payloads.ts';
import type { Session } from './session.ts';
import { readText, textsIn } from './text.ts';

/** The message shortcuts of the manifest: their ids and names. */
export const shortcuts = {
  lookup_paper: { name: 'Look up paper', description: 'Shows the papers that a message links to' },
  discuss_paper: { name: 'Discuss paper', description: 'Opens a thread about the paper a message links to' },
} as const;

/** Longest text that the lookup takes; Slack's own limit for a message. */
const longestText = 40_000;

/** "Look up paper" or "Discuss paper" on a message. */
export async function onShortcut(session: Session, payload: unknown): Promise<void> {
  const { callback_id, user, channel, message, message_ts, response_url } = MessageShortcut.parse(payload);
  const texts = textsIn(message).map((text) => readText(text));
  const [first] = arxivIdsIn(texts.join('\n'));
  // A message without a paper is looked up either way: that answer says what is missing.
  const invocation: Invocation =
    callback_id === 'discuss_paper' && first !== undefined
      ? { command: 'discuss', options: { paper: first } }
      : { command: 'lookup', options: { text: texts.join('\n').slice(0, longestText) } };
  // A shortcut on a thread's message acts on the channel the thread is in, and answers in the thread.
  const thread = message.thread_ts === message_ts ? undefined : message.thread_ts;
  const caller = await callerOf(session, { user: user.id, channel: channel.id, inside: false });
  const target = replyTarget(response_url, user.id, { channel: channel.id, thread });
  await answer(session, session.dispatch.run(invocation, caller), target, invocation.command);
}
