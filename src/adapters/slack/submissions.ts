import type { Invocation, Reply } from '../../core/chat/reply.ts';
import { one } from '../kit/answer.ts';
import { runButtonsOf } from '../kit/buttons.ts';
import { soon } from '../kit/soon.ts';
import { isRead, unreadable } from '../kit/unreadable.ts';
import { answer, replyTarget } from './answer.ts';
import { callerOf } from './caller.ts';
import { drawForm } from './forms.ts';
import { publishHome } from './home.ts';
import { Submission } from './payloads.ts';
import type { Session } from './session.ts';
import { type Memory, type ModalView, recall } from './views.ts';

/** How long a sent form stays open for a word about what is wrong in it; Slack waits three seconds. */
const deferAfterMs = 1_500;

/**
 * A form was sent: its values join what was settled, and the command runs. `settle` acknowledges: it closes the form,
 * or shows another view in its place. What is refused at once is said in the form, with all that was written.
 */
export async function submit(
  session: Session,
  payload: unknown,
  settle: (view?: ModalView) => Promise<void>,
): Promise<void> {
  const { user, view } = Submission.parse(payload);
  // All of it may wait for the store, and Slack is answered before that.
  const recalling = recall(view.private_metadata, session);
  const taking = recalling.then((memory) => (isRead(memory) ? take(session, memory, view, user.id) : undefined));
  const early = await soon(taking, session.clock, deferAfterMs);
  await settle(early?.again);
  if (early?.again !== undefined) return;
  const memory = await recalling;
  if (!isRead(memory)) {
    await answer(session, one(unreadable(memory)), { kind: 'person', person: user.id });
    return;
  }
  const { url, thread, invocation } = memory;
  await answer(session, resumed(taking), replyTarget(url, user.id, thread), invocation.command);
  // Opened from the App Home, which shows what has just changed.
  if (url === undefined) await publishHome(session, user.id);
}

type Taken = {
  first: IteratorResult<Reply, void>;
  rest: AsyncIterator<Reply, void>;
  /** The form again, with what is wrong in it; absent where the answer stands elsewhere. */
  again?: ModalView;
};

/** Runs what a form asks for, as far as its first reply. */
async function take(session: Session, memory: Memory, view: Submission['view'], user: string): Promise<Taken> {
  const { fields } = memory;
  const invocation = withValues(memory.invocation, view.state.values);
  const caller = await callerOf(session, { ...memory, user });
  const rest = session.dispatch.run(invocation, caller)[Symbol.asyncIterator]();
  const first = await rest.next();
  if (first.done === true || fields.length === 0 || !isWord(first.value)) return { first, rest };
  const form = await session.dispatch.form(invocation, caller, fields);
  return { first, rest, again: await drawForm(session, form, view.private_metadata, first.value) };
}

function withValues(invocation: Invocation, values: Submission['view']['state']['values']): Invocation {
  const options = { ...invocation.options };
  for (const [name, fields] of Object.entries(values)) {
    const field = fields[name];
    const value = field?.selected_option?.value ?? field?.value;
    if (value === undefined || value === null || value.trim() === '') delete options[name];
    else options[name] = value;
  }
  return { ...invocation, options };
}

/** A refusal that leaves nothing to click: buttons need a message to stand in. */
const isWord = (reply: Reply) => reply.failed === true && runButtonsOf(reply).length === 0;

async function* resumed(taking: Promise<Taken | undefined>): AsyncIterable<Reply> {
  const taken = await taking;
  if (taken === undefined) return;
  for (let step = taken.first; step.done !== true; step = await taken.rest.next()) yield step.value;
}
