import type { Block, Button, Reply } from '../../core/chat/reply.ts';

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
