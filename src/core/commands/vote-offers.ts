import type { Block, Button, Reply } from '../chat/reply.ts';
import { say } from '../chat/say.ts';
import { daysCovered } from '../queries/volume.ts';
import type { CommandContext } from './command.ts';
import { notAllowed } from './refusals.ts';

/** What could be changed, and what that would come to: "leaves out 4 of 31 papers". */
export type Offer = { button: Button; comesTo?: string };

/** What a vote on a paper could change in the channel, counted over the featured `days`: buttons for whoever manages it, words for everybody else. */
export async function offered(
  what: string,
  { offers, days }: { offers: readonly Offer[]; days: readonly string[] },
  { caller, now }: Pick<CommandContext, 'caller' | 'now'>,
): Promise<Reply> {
  const lines = offers.map(({ button: { label }, comesTo }) =>
    comesTo === undefined ? `· ${label}` : `· ${label} (${comesTo})`,
  );
  const told: Block[] = lines.map((line) => ({ type: 'text', text: [line] }));
  const isCounted = offers.some(({ comesTo }) => comesTo !== undefined);
  if (isCounted && days.length > 0) told.push({ type: 'note', text: [`counted over ${daysCovered(days, now)}`] });
  if (caller.isExternal || !(await caller.mayManage())) return say(what, ...told, ...notAllowed(caller).blocks);
  return say(what, ...told, { type: 'buttons', buttons: offers.map(({ button }) => button) });
}

/**
 * The keywords that more papers than this one have, and the most of these first; where there are none, any of them: the
 * rarest words of a paper are often its own inventions.
 */
export function mostTelling<Keyword extends { papers: number }>(keywords: readonly Keyword[], most: number): Keyword[] {
  const shared = keywords.filter(({ papers }) => papers > 1).sort((a, b) => b.papers - a.papers);
  return (shared.length > 0 ? shared : keywords).slice(0, most);
}
