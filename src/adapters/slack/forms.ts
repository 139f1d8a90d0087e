import type { Form } from '../../core/face.ts';
import type { Caller } from '../../core/place.ts';
import type { Invocation, Reply } from '../../core/reply.ts';
import { shorten } from '../../core/text.ts';
import { answer, type Way } from './answer.ts';
import { callerOf } from './caller.ts';
import { classify } from './classify.ts';
import { inkFor } from './draw.ts';
import { publishHome } from './home.ts';
import { limits } from './limits.ts';
import { Submission, Suggestion } from './payloads.ts';
import type { Session } from './session.ts';
import { type Memory, modal, option, recall, remember, stuck, waiting } from './views.ts';

/** A trigger lives three seconds: a form that takes longer to prepare is announced first. */
const formPatienceMs = 1_200;

/** A form, and where its answer will go. */
export type Prepared = { form: Form; memory: Memory };

/**
 * Opens a form; false when it is certain that Slack shows none. Looking up who asks and drawing the preview may take
 * longer than a trigger lives: then a view that says so stands first, and becomes the form.
 */
export async function openForm(
  session: Session,
  trigger: string | undefined,
  command: string,
  prepared: Promise<Prepared>,
): Promise<boolean> {
  const { views } = session.quick;
  const drawn = prepared.then(async ({ form, memory }) => {
    const metadata = await remember({ ...memory, fields: form.fields.map(({ name }) => name) }, session);
    return modal(form, await inkFor({ summary: '', blocks: form.intro, audience: 'caller' }, session), metadata);
  });
  // Awaited below, but not when opening fails first.
  drawn.catch(() => {});
  if (trigger === undefined) return false;
  const pause = new AbortController();
  const ready = await Promise.race([drawn, session.clock.sleep(formPatienceMs, pause.signal)]);
  pause.abort();
  try {
    const opened = await views.open({ trigger_id: trigger, view: ready ?? waiting(command) });
    if (ready !== undefined) return true;
    const view = await drawn.catch(() => stuck(command));
    await views.update({ view_id: opened.view?.id ?? '', view });
    return true;
  } catch (error) {
    const { kind, reason } = classify(error);
    session.log.warn('slack: a form could not be opened', { reason });
    // An answer that was lost leaves the form open more often than not: a second one in words would only confuse.
    return kind === 'unknown';
  }
}

/** Where no form opens and nothing is required, running the command would do what nobody has asked for yet. */
export function withoutForm({ dispatch }: Session, command: string): Reply | undefined {
  const face = dispatch.commands.find(({ name }) => name === command);
  if (face === undefined || face.options.some(({ required }) => required)) return undefined;
  const text = ['Slack did not open the form. Try again, or write it in one line: '];
  return {
    summary: text.join(''),
    blocks: [{ type: 'text', text: [...text, { text: `/paper ${face.usage}`, mark: 'code' }] }],
    audience: 'caller',
    failed: true,
  };
}

/** What the select of an option offers, with what was typed itself: completion never narrows what may be said. */
export async function suggest(session: Session, payload: unknown) {
  const { user, block_id, value, view } = Suggestion.parse(payload);
  const memory = await recall(view.private_metadata, session);
  if (memory === undefined) return [];
  const caller = await callerOf(session, { ...memory, user: user.id });
  const typed = value.trim();
  const choices = await session.dispatch.complete(memory.invocation.command, block_id, typed, caller);
  const offered = choices.filter((choice) => choice.value.length <= limits.optionValue);
  if (typed !== '' && typed.length <= limits.optionValue && !offered.some((choice) => choice.value === typed)) {
    offered.push({ label: shorten(typed, limits.optionText), value: typed });
  }
  return offered.slice(0, limits.options).map(({ label, value }) => option(label, value));
}

/** A form was sent: its values join what was settled, and the command runs. */
export async function submit(session: Session, payload: unknown): Promise<void> {
  const { user, view } = Submission.parse(payload);
  const memory = await recall(view.private_metadata, session);
  if (memory === undefined) {
    await answer(session, one(expired), { kind: 'person', person: user.id });
    return;
  }
  const options = { ...memory.invocation.options };
  for (const [name, fields] of Object.entries(view.state.values)) {
    const field = fields[name];
    const value = field?.selected_option?.value ?? field?.value;
    if (value === undefined || value === null || value.trim() === '') delete options[name];
    else options[name] = value;
  }
  const invocation = { ...memory.invocation, options };
  const caller = await callerOf(session, { ...memory, user: user.id });
  const replies = correctable(session.dispatch.run(invocation, caller), invocation, memory.fields);
  await answer(session, replies, wayBack(memory, user.id), invocation.command);
  // Opened from the App Home, which shows what has just changed.
  if (memory.url === undefined) await publishHome(session, user.id);
}

const wayBack = ({ url, thread }: Memory, person: string): Way =>
  url === undefined ? { kind: 'person', person } : { kind: 'url', url, thread };

/** A refused form is not lost: its values come back for correction. */
async function* correctable(replies: AsyncIterable<Reply>, invoke: Invocation, ask: string[]): AsyncIterable<Reply> {
  for await (const reply of replies) {
    yield reply.failed === true && ask.length > 0
      ? { ...reply, blocks: [...reply.blocks, { type: 'buttons', buttons: [{ label: 'Change', invoke, ask }] }] }
      : reply;
  }
}

export async function* one(reply: Reply): AsyncIterable<Reply> {
  yield reply;
}

export const expired: Reply = {
  summary: 'This has expired: run the command again.',
  blocks: [{ type: 'text', text: ['This has expired: run the command again.'] }],
  audience: 'caller',
  failed: true,
};

export const memoryOf = (
  invocation: Invocation,
  caller: Caller,
  way: { url?: string | undefined; inside: boolean },
): Memory => ({
  invocation,
  fields: [],
  channel: caller.place.channel,
  thread: caller.place.thread,
  ...way,
});
