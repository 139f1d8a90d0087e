import type { Button, Reply } from '../chat/reply.ts';
import { say } from '../chat/say.ts';
import type { CommandContext } from './command.ts';
import { notAllowed } from './refusals.ts';

/** What a vote on a paper could change in the channel: buttons for whoever manages it, words for everybody else. */
export async function offered(
  what: string,
  buttons: Button[],
  { caller }: Pick<CommandContext, 'caller'>,
): Promise<Reply> {
  if (!caller.isExternal && (await caller.mayManage())) return say(what, { type: 'buttons', buttons });
  const names = buttons.map(({ label }) => label).join(' · ');
  return say(`${what} ${names}.`, ...notAllowed(caller).blocks);
}
