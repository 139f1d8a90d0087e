import type { AtStep } from '../core/discussions/discussion.ts';
import type { DiscussionPorts } from './ports.ts';

/** Posts are remembered for so long. */
const rememberedMs = 30 * 86_400_000;

/**
 * The message of a post that shows this paper alone: its discussion hangs under it, and needs no line of its own. None in
 * direct messages, where not every platform has threads.
 */
export async function cardOf(
  { ledger }: Pick<DiscussionPorts, 'ledger'>,
  { channel, paper }: Pick<AtStep<'line'>, 'channel' | 'paper'>,
  now: Date,
): Promise<{ id: string; url?: string } | undefined> {
  if (channel.kind === 'dm') return undefined;
  for (const { papers, state } of await ledger.messages(channel, new Date(now.getTime() - rememberedMs))) {
    if (state.kind !== 'sent' || papers.length !== 1 || papers[0] !== paper) continue;
    return { id: state.messageId, ...(state.url === undefined ? {} : { url: state.url }) };
  }
  return undefined;
}
