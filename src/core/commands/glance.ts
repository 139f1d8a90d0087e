import type { Channel } from '../channels/subscription.ts';
import { tooFewUpvotes } from '../channels/too-few-upvotes.ts';
import type { Block } from '../chat/reply.ts';
import type { CommandContext } from './command.ts';

/** The titles the next post would hold. */
export async function glance(
  channel: Channel,
  { services, now }: Pick<CommandContext, 'services' | 'now'>,
): Promise<Block[]> {
  const { picks, decisions } = await services.preview(channel, now);
  if (picks.length === 0) {
    const none = tooFewUpvotes(decisions) ?? 'Nothing of the last three days matches yet.';
    return [{ type: 'note', text: [none] }];
  }
  return [
    { type: 'note', text: [`The next post would hold ${picks.length === 1 ? 'this paper' : 'these papers'}:`] },
    ...picks.map(({ paper }): Block => ({ type: 'text', text: [`· ${paper.title}`] })),
  ];
}
