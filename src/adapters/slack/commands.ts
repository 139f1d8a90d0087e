import { answer, commandIn, replyTarget } from './answer.ts';
import { callerOf } from './caller.ts';
import { openForm } from './forms.ts';
import { SlashCommand } from './payloads.ts';
import type { Session } from './session.ts';
import { readText } from './text.ts';

/** `/paper …`: a form where one is wanted, else the answer; always through the command's own address. */
export async function onCommand(session: Session, payload: unknown): Promise<void> {
  const { text, user_id, channel_id, response_url, trigger_id } = SlashCommand.parse(payload);
  const words = readText(text);
  const line = session.dispatch.readLine(words);
  const asking = callerOf(session, { user: user_id, channel: channel_id, inside: true });
  const target = replyTarget(response_url, user_id, { channel: channel_id });
  if (line.unfinished !== undefined) {
    const opening = { invocation: line.unfinished, trigger: trigger_id, target, inside: true };
    if (await openForm(session, opening, asking)) return;
  }
  await answer(session, line.run(await asking), target, commandIn(session, words));
}
