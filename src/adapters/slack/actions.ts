import { createHash } from 'node:crypto';
import { shareOnce } from '../../core/chat/share-once.ts';
import { answer, replyTarget } from './answer.ts';
import { decodeButton } from './buttons.ts';
import { callerOf } from './caller.ts';
import { expired, one, openForm } from './forms.ts';
import { publishHome } from './home.ts';
import { Click } from './payloads.ts';
import type { Session } from './session.ts';

/** Our buttons are `run:POSITION:COMMAND`, with the command whose answer they stand in. */
const ours = /^run:\d+:(.*)$/;

/** A button was clicked, in a message or in the App Home. */
export async function onClick(session: Session, payload: unknown): Promise<void> {
  const click = Click.parse(payload);
  const [action] = click.actions;
  const standsIn = ours.exec(action?.action_id ?? '')?.[1];
  if (action?.value === undefined || standsIn === undefined) return;
  const { user, container, message, response_url: url } = click;

  const channel = click.channel?.id ?? container?.channel_id;
  const inThread = message?.thread_ts ?? container?.thread_ts;
  // A message with replies names itself as its thread; whoever clicks on it in the channel is answered there.
  const thread = inThread === container?.message_ts ? undefined : inThread;
  const target = replyTarget(url, user.id, thread);
  const decoded = await decodeButton(action.value, session.buttons);
  if (decoded === undefined) {
    await answer(session, one(expired), target);
    return;
  }
  const { invocation, ask } = decoded;
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
  const replies = session.dispatch.run(invocation, caller);
  const press = pressOf(caller.place.channel, container?.message_ts, action.value);
  const once = invocation.share === true ? shareOnce(replies, press, session.seen) : replies;
  await answer(session, once, shown, invocation.command);
  if (channel === undefined) await publishHome(session, user.id);
}

/** Names a click, to see a second one. Hashed: a button holds what a person asked for, which is nothing to keep. */
const pressOf = (channel: string, message: string | undefined, value: string) =>
  `share slack ${createHash('sha256').update(`${channel} ${message} ${value}`).digest('base64url')}`;
