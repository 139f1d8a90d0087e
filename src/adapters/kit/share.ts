import { createHash } from 'node:crypto';
import type { Platform } from '../../core/chat/place.ts';
import type { Block, Button, Invocation, Reply } from '../../core/chat/reply.ts';
import { shareOnce } from '../../core/chat/share-once.ts';
import type { SeenEvents } from '../../core/chat/stores.ts';

/**
 * The reply with its Share button, by which a private answer is shown to the channel: beside its last buttons, else
 * below everything. A reply without `share` stays as it is, so doing it twice does it once.
 */
export function withShare({ share, ...reply }: Reply): Reply {
  if (share === undefined || reply.audience === 'everyone') return reply;
  const button: Button = { label: 'Share', invoke: { ...share, share: true } };
  const last = reply.blocks.at(-1);
  const blocks: Block[] =
    last?.type === 'buttons'
      ? reply.blocks.with(-1, { ...last, buttons: [...last.buttons, button] })
      : [...reply.blocks, { type: 'buttons', buttons: [button] }];
  return { ...reply, blocks };
}

/**
 * What a button brought. Where that was Share it stands once, however often the button is pressed; `button` names that
 * one among all others: its message, and what it carries.
 */
export function pressed(
  replies: AsyncIterable<Reply>,
  { share }: Invocation,
  button: { platform: Platform; parts: readonly (string | undefined)[] },
  seen: SeenEvents,
): AsyncIterable<Reply> {
  if (share !== true) return replies;
  // Hashed: a short button holds what a person asked for, which is nothing to keep.
  const press = createHash('sha256').update(button.parts.join(' ')).digest('base64url');
  return shareOnce(replies, `share ${button.platform} ${press}`, seen);
}
