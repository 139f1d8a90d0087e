import type { Block, Reply } from '../../core/chat/reply.ts';
import { callerOf } from './caller.ts';
import { drawReply } from './draw.ts';
import { firstSeenKey, onConversationOpened } from './greeting.ts';
import { limits } from './limits.ts';
import { HomeOpened } from './payloads.ts';
import { within } from './render.ts';
import type { Session } from './session.ts';

/** Somebody opened our App Home (what is theirs, as of now) or, in its other tab, the conversation with us. */
export async function onHomeOpened(session: Session, event: unknown): Promise<void> {
  const { user, channel, tab } = HomeOpened.parse(event);
  if (tab === 'home') await publishHome(session, user, channel);
  else if (channel !== undefined) await onConversationOpened(session, user, channel);
}

/** Draws a person's App Home afresh: which channels they are in is asked each time. */
export async function publishHome(session: Session, user: string, messages?: string): Promise<void> {
  const channel = messages ?? (await session.directory.directMessage(user));
  const caller = await callerOf(session, { user, channel, inside: true, joinedOnly: true });
  let last: Reply | undefined;
  for await (const reply of session.dispatch.run({ command: 'home', options: {} }, caller)) last = reply;
  // What was refused (too much at once) must not take the place of what stands there.
  if (last === undefined || last.failed === true) return;
  const key = firstSeenKey('home', session.self.team, user);
  const isFirst = (await session.keyValues.get(key)) === undefined;
  const reply = isFirst ? { ...last, blocks: [...welcome, ...last.blocks] } : last;
  const { blocks } = await drawReply(reply, 'home', session);
  await session.quick.views.publish({
    user_id: user,
    view: { type: 'home', blocks: within(blocks, limits.viewBlocks) },
  });
  // Noted last: a welcome that could not be shown is shown the next time.
  if (isFirst) await session.keyValues.set(key, session.clock.now().toISOString());
}

const welcome: Block[] = [
  { type: 'heading', text: 'Welcome to Paperboy' },
  {
    type: 'text',
    text: [
      'I bring channels their daily research papers and quote from them when asked. Three ways to begin:\n',
      '• ',
      { text: '/paper', mark: 'code' },
      " in any channel shows today's best three papers\n",
      '• ',
      { text: '/paper subscribe', mark: 'code' },
      ' gives a channel the papers on its topics, on the days and at the time you choose\n',
      '• ',
      { text: '/paper search', mark: 'code' },
      ' and a few words finds papers; only you see the answer',
    ],
  },
  { type: 'divider' },
];
