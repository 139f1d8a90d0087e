import { answer } from './answer.ts';
import { callerOf } from './caller.ts';
import { memoryOf, one, openForm, withoutForm } from './forms.ts';
import { SlashCommand } from './payloads.ts';
import type { Session } from './session.ts';
import { readText } from './text.ts';

/** `/paper …`: a form where one is wanted, else the answer; always through the command's own address. */
export async function onCommand(session: Session, payload: unknown): Promise<void> {
  const { text, user_id, channel_id, response_url, trigger_id } = SlashCommand.parse(payload);
  const line = readText(text);
  const asking = callerOf(session, { user: user_id, channel: channel_id, inside: true });
  const [name = ''] = line.split(/\s/, 1);
  const way =
    response_url === undefined
      ? ({ kind: 'person', person: user_id } as const)
      : ({ kind: 'url', url: response_url } as const);
  if (session.dispatch.wantsForm(line)) {
    const prepared = asking.then(async (caller) => {
      const wanted = await session.dispatch.formForText(line, caller);
      if (wanted === undefined) throw new Error(`${name} wants no form after all`);
      return { form: wanted.form, memory: memoryOf(wanted.invocation, caller, { url: response_url, inside: true }) };
    });
    if (await openForm(session, trigger_id, name, prepared)) return;
    const instead = withoutForm(session, name);
    if (instead !== undefined) {
      await answer(session, one(instead), way, name);
      return;
    }
  }
  await answer(session, session.dispatch.runText(line, await asking), way, name);
}
