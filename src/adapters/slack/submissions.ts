import type { Reply } from '../../core/chat/reply.ts';
import { refuse } from '../../core/chat/say.ts';
import { one } from '../kit/answer.ts';
import { runButtonsOf } from '../kit/buttons.ts';
import { soon } from '../kit/soon.ts';
import { isRead, unreadable } from '../kit/unreadable.ts';
import { answer, replyTarget } from './answer.ts';
import { callerOf } from './caller.ts';
import { type Errors, errorsIn, filledIn } from './filled-in.ts';
import { drawForm } from './forms.ts';
import { publishHome } from './home.ts';
import { Submission } from './payloads.ts';
import type { Session } from './session.ts';
import { type Memory, type ModalView, recall } from './views.ts';

/** How long a sent form stays open for a word about what is wrong in it; Slack waits three seconds. */
const deferAfterMs = 1_500;

/** What stays open instead of closing: the form with errors at its fields, or another view in its place. */
export type StayingOpen = { errors: Errors } | { view: ModalView };

/**
 * A form was sent: its values join what was settled, and the command runs. `settle` acknowledges: it closes the form, or
 * leaves it open with a word about what is wrong. What is refused at once is said in the form, with all that was written.
 */
export async function submit(
  session: Session,
  payload: unknown,
  settle: (open?: StayingOpen) => Promise<void>,
): Promise<void> {
  const { user, view } = Submission.parse(payload);
  // All of it may wait for the store, and Slack is answered before that.
  const recalling = recall(view.private_metadata, session);
  const taking = recalling.then((memory) => (isRead(memory) ? take(session, memory, view, user.id) : undefined));
  const early = await soon(taking, session.clock, deferAfterMs);
  await settle(early?.open);
  if (early?.open !== undefined) return;
  const memory = await recalling;
  if (!isRead(memory)) {
    await answer(session, one(unreadable(memory)), { kind: 'person', person: user.id });
    return;
  }
  const { url, channel, thread, invocation } = memory;
  await answer(session, resumed(taking), replyTarget(url, user.id, { channel, thread }), invocation.command);
  // Opened from the App Home, which shows what has just changed.
  if (url === undefined) await publishHome(session, user.id);
}

type Taken = {
  first: IteratorResult<Reply, void>;
  rest: AsyncIterator<Reply, void>;
  /** Absent where the answer stands elsewhere. */
  open?: StayingOpen;
};

/** Runs what a form asks for, as far as its first reply. */
async function take(session: Session, memory: Memory, view: Submission['view'], user: string): Promise<Taken> {
  const { values } = view.state;
  const spec = session.dispatch.commands.find(({ name }) => name === memory.invocation.command);
  const filled = filledIn(memory, values, spec);
  if ('errors' in filled) return { ...(await begun(one(incomplete))), open: filled };
  const { invocation } = filled;
  const caller = await callerOf(session, { ...memory, user });
  const taken = await begun(session.dispatch.run(invocation, caller));
  const { first } = taken;
  if (first.done === true || memory.fields.length === 0 || !isWord(first.value)) return taken;
  const errors = errorsIn(first.value, memory, values);
  if (errors !== undefined) return { ...taken, open: { errors } };
  const form = await session.dispatch.form(invocation, caller, memory.fields);
  return { ...taken, open: { view: await drawForm(session, form, view.private_metadata, first.value) } };
}

/** Said where the form is gone when that turns out. */
const incomplete = refuse('The form lacks a day or a time, so nothing is changed. Open it again, and give both.');

async function begun(replies: AsyncIterable<Reply>): Promise<Taken> {
  const rest = replies[Symbol.asyncIterator]();
  return { first: await rest.next(), rest };
}

/** A refusal that leaves nothing to click: buttons need a message to stand in. */
const isWord = (reply: Reply) => reply.failed === true && runButtonsOf(reply).length === 0;

async function* resumed(taking: Promise<Taken | undefined>): AsyncIterable<Reply> {
  const taken = await taking;
  if (taken === undefined) return;
  for (let step = taken.first; step.done !== true; step = await taken.rest.next()) yield step.value;
}
