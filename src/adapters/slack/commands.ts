import { answer, replyTarget } from './answer.ts';
import { callerOf } from './caller.ts';
import { openForm } from './forms.ts';
import { SlashCommand } from './payloads.ts';
import type { Session } from './session.ts';
import { readText } from './text.ts';

/** `/paper …`: a form where one is wanted, else the answer; always through the command's own address. */
export async function onCommand(session: Session, payload: unknown): Promise<void> {
  const { text, user_id, channel_id, response_url, trigger_id } = SlashCommand.parse(payload);
  const line = readText(text);
  const asking = callerOf(session, { user: user_id, channel: channel_id, inside: true });
  const [name = ''] = line.split(/\s/, 1);
  const target = replyTarget(response_url, user_id);
  const wanted = session.dispatch.wantsForm(line);
  if (wanted !== undefined) {
    const opening = { invocation: wanted, trigger: trigger_id, target, inside: true };
    if (await openForm(session, opening, asking)) return;
  }
  await answer(session, session.dispatch.runText(line, await asking), target, name);
}
