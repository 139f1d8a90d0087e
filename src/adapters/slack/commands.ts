import { answer } from './answer.ts';
import { callerOf } from './caller.ts';
import { memoryOf, openForm } from './forms.ts';
import { SlashCommand } from './payloads.ts';
import type { Session } from './session.ts';
import { readText } from './text.ts';

/** `/paper …`: a form where one is wanted, else the answer; always through the command's own address. */
export async function onCommand(session: Session, payload: unknown): Promise<void> {
  const { text, user_id, channel_id, response_url, trigger_id } = SlashCommand.parse(payload);
  const line = readText(text);
  const caller = await callerOf(session, { user: user_id, channel: channel_id, inside: true });
  const wanted = await session.dispatch.formForText(line, caller);
  if (wanted !== undefined && wanted.form.fields.length > 0) {
    const memory = memoryOf(wanted.invocation, caller, { url: response_url, inside: true });
    if (await openForm(session, trigger_id, Promise.resolve(wanted.form), memory)) return;
  }
  const way =
    response_url === undefined
      ? ({ kind: 'place', place: caller.place, person: user_id } as const)
      : ({ kind: 'url', url: response_url } as const);
  const [name = ''] = line.split(/\s/, 1);
  await answer(session, session.dispatch.runText(line, caller), way, name);
}
