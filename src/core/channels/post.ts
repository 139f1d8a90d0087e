import type { Caller } from '../chat/place.ts';
import type { RunMessage } from './ledger.ts';

/** How far back a post is looked for that somebody speaks of, in milliseconds. */
export const postsMs = 14 * 86_400_000;

/** The message that somebody answers, in its thread or as a reply, among those of a channel's posts. */
export const messageAnswered = (
  messages: readonly RunMessage[],
  { place, repliesTo }: Pick<Caller, 'place' | 'repliesTo'>,
): RunMessage | undefined =>
  messages.find(
    ({ state }) => state.kind === 'sent' && (state.messageId === place.thread || state.messageId === repliesTo),
  );

/** The papers of the whole post that a message is a part of. */
export const papersOfPost = (messages: readonly RunMessage[], { dueAt }: RunMessage): string[] =>
  messages.filter((part) => part.dueAt === dueAt).flatMap(({ papers }) => papers);
