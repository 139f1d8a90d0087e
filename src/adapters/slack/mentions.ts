import { deliveryKey } from '../../core/channels/delivery-key.ts';
import { isAgent } from './agent.ts';
import { answer, commandIn } from './answer.ts';
import { callerOf } from './caller.ts';
import { isOneToOne } from './directory.ts';
import { Said } from './payloads.ts';
import type { Session } from './session.ts';
import { readText } from './text.ts';

/**
 * We were mentioned in a channel or thread: answered in the thread, where slash commands do not work. What is for the
 * person alone is said beside the mention instead, where they see it. Or somebody wrote to us directly: no mention is
 * needed, and no thread where there is none.
 */
export async function onSaid(session: Session, event: unknown): Promise<void> {
  const said = Said.parse(event);
  if (isForUs(session, said)) await reply(session, said, { isLeft: false });
}

/** What was said before we were ended and not answered to the end. */
export async function answerLeft(session: Session): Promise<void> {
  const { unanswered, log } = session;
  for (const said of await unanswered.left()) {
    if (!isForUs(session, said) || !(await mayBeLeft(session, said))) continue;
    try {
      await reply(session, said, { isLeft: true });
    } catch (error) {
      log.error('slack: what was asked before the start could not be answered', { error });
    }
  }
}

/** Where other processes answer, too, one may be at it: then only once it would have been done, and in one of them. */
async function mayBeLeft({ unanswered, isShared, clock, stopping }: Session, said: Said): Promise<boolean> {
  if (!isShared) return true;
  await clock.sleep(await unanswered.freeIn(said), stopping);
  return !stopping.aborted && unanswered.claim(said);
}

/** Called before Slack is told that an event has come. */
export async function noteSaid(session: Session, event: unknown): Promise<void> {
  const said = Said.safeParse(event).data;
  if (said === undefined || !isForUs(session, said)) return;
  // An e-mail address or a code stands in it, which is kept nowhere in clear: whoever is not answered types it again.
  const begins = readText(said.text, session.self.user).toLowerCase().split(/\s/, 3);
  if (!begins.includes('connect')) await session.unanswered.add(said);
}

/** What a person wrote, and not what became of it later: an edit or a deletion is no new request. */
const spoken: readonly (string | undefined)[] = [undefined, 'file_share', 'thread_broadcast'];

type Message = Said & { user: string };

function isForUs({ self }: Session, said: Said): said is Message {
  const isDirect = said.channel_type === undefined ? isOneToOne(said.channel) : said.channel_type === 'im';
  const isSpoken =
    said.type === 'app_mention' || (said.type === 'message' && isDirect && spoken.includes(said.subtype));
  // Bots that answer each other never stop.
  const isPerson = said.user !== undefined && said.user !== self.user && !said.bot_id && said.subtype !== 'bot_message';
  return isSpoken && isPerson;
}

const saidAt = ({ ts }: Said) => new Date(Number(ts) * 1_000);

/** Of several copies one is answered. `isLeft`: left over, and perhaps answered in part, or to the end. */
async function reply(session: Session, said: Message, { isLeft }: { isLeft: boolean }): Promise<void> {
  const { unanswered, installation } = session;
  if (!unanswered.take(said)) return;
  let isDone = false;
  try {
    if (isLeft && !(await unanswered.isNoted(said))) return;
    const isOurs = await answerTo(session, said, { isLeft });
    // While the token is not accepted nothing was said: it stays noted, and is answered when that is over.
    isDone = isOurs && installation.outage() === undefined;
    if (isDone) await unanswered.remove(said);
  } finally {
    if (!isDone) unanswered.giveBack(said);
  }
}

/** Whether it was for us to answer: a copy that comes after a kill is left over, and answered as such. */
async function answerTo(session: Session, said: Message, { isLeft }: { isLeft: boolean }): Promise<boolean> {
  const { unanswered, dispatch } = session;
  // Some of the answer may stand there since then.
  const since = isLeft && !(await unanswered.begin(said)) ? saidAt(said) : undefined;
  // Where messages are roots of threads, what is said in the thread later goes on from this.
  const isRoot = said.type === 'app_mention' || isAgent(session.self);
  const thread = said.thread_ts ?? (isRoot ? said.ts : undefined);
  const caller = await callerOf(session, { user: said.user, channel: said.channel, thread, inside: true });
  const text = readText(said.text, session.self.user);
  // A mention that is a reply itself has made its thread an active one.
  const beside = said.thread_ts === said.ts ? undefined : said.thread_ts;
  const named = { key: deliveryKey(caller.place, `answer ${said.ts}`, 0), since };
  const isOurs = isLeft ? Promise.resolve(true) : unanswered.begin(said);
  const target = { kind: 'place' as const, place: caller.place, person: said.user, beside, named, isOurs };
  // Asked within the answer: a store that keeps us waiting gets the word that every slow answer gets.
  const replies = (async function* () {
    if (await isOurs) yield* dispatch.runMention(text, caller);
  })();
  await answer(session, replies, target, commandIn(session, text));
  return isOurs;
}
