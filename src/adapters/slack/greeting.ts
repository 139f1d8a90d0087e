import { createHash } from 'node:crypto';
import type { Place } from '../../core/chat/place.ts';
import type { Reply } from '../../core/chat/reply.ts';
import { isAgent, prompts } from './agent.ts';
import { classify } from './classify.ts';
import type { Session } from './session.ts';

/** Somebody opened the conversation with us: greeted the first time, and offered what one may ask. */
export async function onConversationOpened(session: Session, user: string, channel: string): Promise<void> {
  if (isAgent(session.self)) await suggest(session, channel);
  const key = firstSeenKey('messages', session.self.team, user);
  if ((await session.keyValues.get(key)) !== undefined || !(await session.seen.first(key))) return;
  const place: Place = { platform: 'slack', tenant: session.self.team, channel, kind: 'dm' };
  await session.turn(place);
  const posted = await session.posts.post(place, greeting, {});
  // Noted last: a greeting that could not be posted is posted the next time.
  if (posted.kind === 'sent') await session.keyValues.set(key, session.clock.now().toISOString());
  else await session.seen.forget(key);
}

/** Without a thread: named with one, an agent's prompts are dropped without a word (docs.slack.dev, the method). */
async function suggest({ quick, log }: Session, channelId: string): Promise<void> {
  try {
    await quick.assistant.threads.setSuggestedPrompts({ channel_id: channelId, prompts: [...prompts] });
  } catch (error) {
    log.warn('slack: no prompts could be suggested', { reason: classify(error).reason });
  }
}

/** That a person has been here is nobody's business: the note does not tell who. */
export const firstSeenKey = (tab: 'home' | 'messages', team: string, user: string) =>
  `slack:${tab}:${createHash('sha256').update(`${team}:${user}`).digest('base64url').slice(0, 22)}`;

const greeting: Reply = {
  summary: 'I bring research papers, and quote from them when asked.',
  blocks: [
    {
      type: 'text',
      text: [
        'I bring research papers, and quote from them when asked. Write to me as you would to a colleague: ',
        { text: 'any new papers on diffusion this week?', mark: 'italic' },
        ' Or begin here:',
      ],
    },
    {
      type: 'buttons',
      buttons: [
        { label: "Today's best papers", invoke: { command: 'today', options: {} } },
        { label: 'Find a paper', invoke: { command: 'search', options: {} }, ask: [] },
        { label: 'Papers for me', invoke: { command: 'subscribe', options: {} }, ask: [] },
      ],
    },
  ],
  audience: 'everyone',
};
