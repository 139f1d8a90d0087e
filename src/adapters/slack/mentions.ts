import { answer } from './answer.ts';
import { callerOf } from './caller.ts';
import { Said } from './payloads.ts';
import type { Session } from './session.ts';
import { readText } from './text.ts';

/**
 * We were mentioned in a channel or thread: answered in the thread, where slash commands do not work. What is for the
 * person alone is said beside the mention instead, where they see it.
 */
export async function onMention(session: Session, event: unknown): Promise<void> {
  const said = Said.parse(event);
  if (!byPerson(said, session)) return;
  await reply(session, said, said.thread_ts ?? said.ts);
}

/** What a person wrote, and not what became of it later: an edit or a deletion is no new request. */
const spoken: readonly (string | undefined)[] = [undefined, 'file_share', 'thread_broadcast'];

/** Somebody wrote to us directly: no mention is needed, and no thread where there is none. */
export async function onDirectMessage(session: Session, event: unknown): Promise<void> {
  const said = Said.parse(event);
  const isDirect = said.channel_type === undefined ? said.channel.startsWith('D') : said.channel_type === 'im';
  if (!isDirect || !spoken.includes(said.subtype) || !byPerson(said, session)) return;
  await reply(session, said, said.thread_ts);
}

type Message = ReturnType<typeof Said.parse>;

/** Bots that answer each other never stop. */
const byPerson = (said: Message, { self }: Session): said is Message & { user: string } =>
  said.user !== undefined && said.user !== self.user && !said.bot_id && said.subtype !== 'bot_message';

async function reply(session: Session, said: Message & { user: string }, thread: string | undefined): Promise<void> {
  const caller = await callerOf(session, {
    user: said.user,
    channel: said.channel,
    thread: said.thread_ts,
    inside: true,
  });
  const text = readText(said.text, session.self.user);
  const place = thread === undefined ? caller.place : { ...caller.place, thread };
  const [name = ''] = text.split(/\s/, 1);
  // A mention that is a reply itself has made its thread an active one.
  const beside = said.thread_ts === said.ts ? undefined : said.thread_ts;
  const target = { kind: 'place' as const, place, person: said.user, beside };
  const replies = (async function* () {
    // An edit of a message that mentions us comes as another mention, with an event id of its own.
    if (await session.seen.first(`slack:said:${said.channel}:${said.ts}`)) {
      yield* session.dispatch.runMention(text, caller);
    }
  })();
  await answer(session, replies, target, name);
}
