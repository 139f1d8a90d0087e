import type { Form } from '../../core/chat/command-spec.ts';
import type { Invocation, Reply } from '../../core/chat/reply.ts';
import { shownIn } from '../../core/commands/forms.ts';
import { shorten } from '../../core/text.ts';
import { one } from '../kit/answer.ts';
import { soon } from '../kit/soon.ts';
import { isRead } from '../kit/unreadable.ts';
import { answer, type ReplyTarget } from './answer.ts';
import { callerOf, type SlackCaller } from './caller.ts';
import { classify } from './classify.ts';
import { drawContextFor } from './draw.ts';
import { option } from './draw-buttons.ts';
import { limits } from './limits.ts';
import { Suggestion } from './payloads.ts';
import type { Session } from './session.ts';
import { type ModalView, modal, recall, remember, saying } from './views.ts';

/** A trigger lives three seconds: a form that takes longer to prepare is announced first. */
const formWithinMs = 1_200;

/** What a form is opened for. */
export type Opening = {
  invocation: Invocation;
  /** The options to ask for; absent: the command's own choice. */
  ask?: readonly string[] | undefined;
  trigger: string | undefined;
  target: ReplyTarget;
  /** See {@link callerOf}. */
  inside: boolean;
};

/**
 * Opens a form, or says in words why there is none; false when the command may just run. Looking up who asks and
 * drawing the preview may take longer than a trigger lives: then a view that says so stands first, and becomes the form.
 */
export async function openForm(session: Session, opening: Opening, asking: Promise<SlackCaller>): Promise<boolean> {
  const shown = await show(session, opening, asking);
  if (shown === 'form') return true;
  const { command } = opening.invocation;
  // Its token opens no form; run, the command says so.
  const isOut = session.installation.outage() !== undefined;
  const instead = shown !== 'nothing' ? shown : isOut ? undefined : withoutForm(session, command);
  if (instead === undefined) return false;
  await answer(session, one(instead), opening.target, command);
  return true;
}

/** What the person sees now: the form, nothing, or (not said yet) why there is none for them. */
async function show(
  session: Session,
  opening: Opening,
  asking: Promise<SlackCaller>,
): Promise<'form' | 'nothing' | Reply> {
  const { trigger } = opening;
  const { command } = opening.invocation;
  const { views } = session.quick;
  const prepared = asking.then((caller) => prepare(session, opening, caller));
  // Awaited below, but not when opening fails first.
  prepared.catch(() => {});
  if (trigger === undefined) return 'nothing';
  const ready = await soon(prepared, session.clock, formWithinMs);
  if (ready !== undefined && 'refusal' in ready) return ready.refusal;
  try {
    const opened = await views.open({ trigger_id: trigger, view: ready?.view ?? saying(command, 'One moment…') });
    if (ready !== undefined) return 'form';
    const late = await prepared.catch(() => ({ view: saying(command, stuck) }));
    const view = 'refusal' in late ? saying(command, late.refusal.summary) : late.view;
    await views.update({ view_id: opened.view?.id ?? '', view });
    return 'form';
  } catch (error) {
    const { kind, reason } = classify(error);
    session.log.warn('slack: a form could not be opened', { reason });
    // An answer that was lost leaves the form open more often than not: a second one in words would only confuse.
    return kind === 'unknown' ? 'form' : 'nothing';
  }
}

const stuck = 'Something failed on my side. Close this and try again in a moment.';

/** Nobody should fill in a form only to read that they may not; who cannot be looked up now is asked when it is sent. */
async function prepare(
  session: Session,
  { invocation, ask, target, inside }: Opening,
  caller: SlackCaller,
): Promise<{ view: ModalView } | { refusal: Reply }> {
  const { dispatch } = session;
  const refusal = caller.isKnown ? await dispatch.refusal(invocation.command, caller) : undefined;
  if (refusal !== undefined) return { refusal };
  const form = await dispatch.form(invocation, caller, ask);
  const { channel, thread } = caller.place;
  const fields = form.fields.map(({ name }) => name);
  const url = target.kind === 'url' ? target.url : undefined;
  const metadata = await remember(
    { invocation: { ...invocation, ...shownIn(form, limits.inputText) }, fields, channel, thread, url, inside },
    session,
  );
  return { view: await drawForm(session, form, metadata) };
}

/** A form as a view, with what was wrong in it when it was sent. */
export async function drawForm(session: Session, form: Form, metadata: string, wrong?: Reply): Promise<ModalView> {
  const blocks = [...(wrong?.blocks ?? []), ...form.intro];
  const context = await drawContextFor({ summary: '', blocks, audience: 'caller' }, session);
  return modal(form, { context, metadata, now: session.clock.now() }, wrong?.blocks);
}

/** Where no form opens and nothing is required, running the command would do what nobody has asked for yet. */
function withoutForm({ dispatch }: Session, command: string): Reply | undefined {
  const spec = dispatch.commands.find(({ name }) => name === command);
  if (spec === undefined || spec.options.some(({ required }) => required)) return undefined;
  const text = ['Slack did not open the form. Try again, or write it in one line: '];
  return {
    summary: text.join(''),
    blocks: [{ type: 'text', text: [...text, { text: `/paper ${spec.usage}`, mark: 'code' }] }],
    audience: 'caller',
    failed: true,
  };
}

/** What the select of an option offers, with what was typed itself: completion never narrows what may be said. */
export async function suggest(session: Session, payload: unknown) {
  const { user, block_id, value, view } = Suggestion.parse(payload);
  const memory = await recall(view.private_metadata, session);
  if (!isRead(memory)) return [];
  const caller = await callerOf(session, { ...memory, user: user.id });
  const typed = value.trim();
  const choices = await session.dispatch.complete(memory.invocation.command, block_id, typed, caller);
  const offered = choices.filter((choice) => choice.value.length <= limits.optionValue);
  if (typed !== '' && typed.length <= limits.optionValue && !offered.some((choice) => choice.value === typed)) {
    offered.push({ label: shorten(typed, limits.optionText), value: typed });
  }
  return offered.slice(0, limits.options).map(({ label, value }) => option(label, value));
}
