import type { Channel } from '../channels/subscription.ts';
import type { Block } from '../chat/reply.ts';
import type { CommandContext } from './command.ts';

/** The titles the next post would hold. */
export async function glance(
  channel: Channel,
  { services, now }: Pick<CommandContext, 'services' | 'now'>,
): Promise<Block[]> {
  const { picks } = await services.preview(channel, now);
  if (picks.length === 0) return [{ type: 'note', text: ['Nothing of the last three days matches yet.'] }];
  return [
    { type: 'note', text: [`The next post would hold ${picks.length === 1 ? 'this paper' : 'these papers'}:`] },
    ...picks.map(({ paper }): Block => ({ type: 'text', text: [`· ${paper.title}`] })),
  ];
}
