import type { Invocation, Reply } from '../../core/reply.ts';
import { answer, wayBack } from './answer.ts';
import { runButtonsOf } from './buttons.ts';
import { callerOf } from './caller.ts';
import { drawForm, expired, one } from './forms.ts';
import { publishHome } from './home.ts';
import { Submission } from './payloads.ts';
import type { Session } from './session.ts';
import { type ModalView, recall } from './views.ts';

/** How long a sent form stays open for a word about what is wrong in it; Slack waits three seconds. */
const patienceMs = 1_500;

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
  const memory = await recall(view.private_metadata, session);
  if (memory === undefined) {
    await settle();
    await answer(session, one(expired), { kind: 'person', person: user.id });
    return;
  }
  const { fields, url, thread } = memory;
  const invocation = withValues(memory.invocation, view.state.values);
  const asking = callerOf(session, { ...memory, user: user.id });
  const replies = (async function* () {
    yield* session.dispatch.run(invocation, await asking);
  })();
  const first = replies.next();
  // Awaited below; until then a failure is nobody's.
  first.catch(() => {});
  const pause = new AbortController();
  const early = await Promise.race([first, session.clock.sleep(patienceMs, pause.signal)]);
  pause.abort();
  if (early?.done === false && fields.length > 0 && isWord(early.value)) {
    const form = await session.dispatch.form(invocation, await asking, fields);
    return settle(await drawForm(session, form, view.private_metadata, early.value));
  }
  await settle();
  await answer(session, resumed(first, replies), wayBack(url, user.id, thread), invocation.command);
  // Opened from the App Home, which shows what has just changed.
  if (url === undefined) await publishHome(session, user.id);
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

async function* resumed(first: Promise<IteratorResult<Reply, void>>, rest: AsyncIterator<Reply, void>) {
  for (let step = await first; step.done !== true; step = await rest.next()) yield step.value;
}
