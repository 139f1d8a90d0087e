import type { z } from 'zod';
import { one } from '../kit/answer.ts';
import { decodeButton } from '../kit/buttons.ts';
import { pressed } from '../kit/share.ts';
import { isRead, unreadable } from '../kit/unreadable.ts';
import { feedbackOf } from './agent.ts';
import { answer, replyTarget } from './answer.ts';
import { callerOf } from './caller.ts';
import { openForm } from './forms.ts';
import { publishHome } from './home.ts';
import { buttonLimits } from './limits.ts';
import { Click } from './payloads.ts';
import type { Session } from './session.ts';

/** Our buttons are `run:POSITION:COMMAND`, with the command whose answer they stand in. */
const ours = /^run:\d+:(.*)$/;

/** A button was clicked, in a message or in the App Home. */
export async function onClick(session: Session, payload: unknown): Promise<void> {
  const click = Click.parse(payload);
  const [action] = click.actions;
  if (action !== undefined && (await voted(session, click, action))) return;
  const standsIn = ours.exec(action?.action_id ?? '')?.[1];
  const value = action?.value ?? action?.selected_option?.value;
  if (value === undefined || standsIn === undefined) return;
  const { user, container, message, response_url: url } = click;

  const channel = click.channel?.id ?? container?.channel_id;
  const inThread = message?.thread_ts ?? container?.thread_ts;
  // A message with replies names itself as its thread; whoever clicks on it in the channel is answered there.
  const thread = inThread === container?.message_ts ? undefined : inThread;
  const target = replyTarget(url, user.id, { channel, thread });
  const read = await decodeButton(value, buttonLimits, session.buttons);
  if (!isRead(read)) {
    await answer(session, one(unreadable(read)), target);
    return;
  }
  const { invocation, ask } = read;
  const asking = Promise.resolve(channel ?? session.directory.directMessage(user.id)).then((place) =>
    callerOf(session, { user: user.id, channel: place, thread, inside: false }),
  );

  if (ask !== undefined) {
    const wanted = ask.length === 0 ? undefined : ask;
    const opening = { invocation, ask: wanted, trigger: click.trigger_id, target, inside: false };
    if (await openForm(session, opening, asking)) return;
  }
  const caller = await asking;
  // A page of a private list takes the place of the page before; anything else is said beside it.
  const isPrivate = container?.is_ephemeral === true || caller.place.kind === 'dm';
  const replaces = isPrivate && standsIn === invocation.command && invocation.share !== true;
  const shown = target.kind === 'url' ? { ...target, replaces } : target;
  const button = {
    platform: 'slack',
    parts: [session.self.team, caller.place.channel, container?.message_ts, value],
  } as const;
  const replies = pressed(session.dispatch.run(invocation, caller), invocation, button, session.seen);
  await answer(session, replies, shown, invocation.command);
  if (channel === undefined) await publishHome(session, user.id);
}

/** Whether the button was one of those under an answer: a vote on the paper that it is about. */
async function voted(
  { dispatch, self }: Session,
  { user, channel, container }: z.infer<typeof Click>,
  action: z.infer<typeof Click>['actions'][number],
): Promise<boolean> {
  const value = feedbackOf(action);
  const [at, message] = [channel?.id ?? container?.channel_id, container?.message_ts];
  if (value === undefined || at === undefined || message === undefined) return false;
  const on = { platform: 'slack', tenant: self.team, channel: at, message } as const;
  await dispatch.event({ kind: 'thumb', on, person: user.id, value });
  return true;
}
