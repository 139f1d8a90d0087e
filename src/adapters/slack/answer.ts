import { randomBytes } from 'node:crypto';
import type { MessageRef, PostResult } from '../../core/chat.ts';
import type { Place } from '../../core/place.ts';
import type { Reply } from '../../core/reply.ts';
import { respond, responseUses } from './respond.ts';
import type { Session } from './session.ts';

/** Where the answer to one request goes. */
export type Way =
  /** Back to a command, click or shortcut: works everywhere, also where the bot is not. */
  | { kind: 'url'; url: string; person: string; thread?: string | undefined; replaces?: boolean }
  /** Into a channel or thread where the bot was spoken to. */
  | { kind: 'place'; place: Place; person: string }
  /** To the person's own messages: from the App Home there is no other place. */
  | { kind: 'person'; person: string };

/** Through the address that came with the request; to the person where none came. */
export const wayBack = (url: string | undefined, person: string, thread?: string): Way =>
  url === undefined ? { kind: 'person', person } : { kind: 'url', url, person, thread };

/**
 * Gives the replies of one request, the later ones in place of the earlier, and returns the last. Steps in between
 * are left out where the way allows only a few; the last one is always given. `by`: the command that answers.
 */
export async function answer(
  session: Session,
  replies: AsyncIterable<Reply>,
  way: Way,
  by = '',
): Promise<Reply | undefined> {
  const show = opened(session, way, by);
  let steps = 0;
  let waiting: Reply | undefined;
  let last: Reply | undefined;
  for await (const reply of replies) {
    last = reply;
    waiting = show.atOnce(reply, ++steps) ? undefined : reply;
    if (waiting === undefined) await show.reply(reply);
  }
  if (waiting !== undefined) await show.reply(waiting);
  return last;
}

type Show = {
  /** May this reply, the `step`th, be shown although a later one may follow? */
  atOnce(reply: Reply, step: number): boolean;
  reply(reply: Reply): Promise<void>;
};

function opened(session: Session, way: Way, by: string): Show {
  if (way.kind === 'url') return throughUrl(session, way, by);
  if (way.kind === 'person') return toPerson(session, way.person, by);
  return way.place.kind === 'dm' ? asMessage(session, way.place, by) : inPlace(session, way.place, way.person, by);
}

function throughUrl(session: Session, way: Extract<Way, { kind: 'url' }>, by: string): Show {
  let shown: Reply['audience'] | undefined;
  return {
    atOnce: (_, step) => step < responseUses,
    async reply(reply) {
      const first = shown === undefined;
      const response = {
        ...(await session.draw(reply, by)),
        response_type: reply.audience === 'everyone' ? ('in_channel' as const) : ('ephemeral' as const),
        replace_original: first ? way.replaces === true && reply.audience === 'caller' : shown === reply.audience,
        ...(way.thread === undefined ? {} : { thread_ts: way.thread }),
      };
      const outcome = await respond(way.url, response, session.clock);
      // A form may lie open for longer than the address lives that came with it.
      if (outcome === 'expired') await toPerson(session, way.person, by).reply(reply);
      shown = reply.audience;
    },
  };
}

/** What only the person may see is shown to them alone, and cannot be changed later: only the last such reply is. */
function inPlace(session: Session, place: Place, person: string, by: string): Show {
  const message = asMessage(session, place, by);
  return {
    atOnce: (reply) => reply.audience === 'everyone',
    async reply(reply) {
      if (reply.audience === 'everyone') return message.reply(reply);
      await session.quick.chat.postEphemeral({
        channel: place.channel,
        user: person,
        ...(await session.draw(reply, by)),
        ...(place.thread === undefined ? {} : { thread_ts: place.thread }),
      });
    },
  };
}

function toPerson(session: Session, person: string, by: string): Show {
  const message = session.directory
    .directMessage(person)
    .then((channel) => asMessage(session, { platform: 'slack', tenant: session.self.team, channel, kind: 'dm' }, by));
  return { atOnce: () => true, reply: async (reply) => (await message).reply(reply) };
}

const tries = 3;

/** One message, edited as better replies come. */
function asMessage(session: Session, place: Place, by: string): Show {
  const { posts, clock, log } = session;
  let message: MessageRef | undefined;

  async function persist(attempt: () => Promise<PostResult>): Promise<PostResult> {
    for (let left = tries; ; left--) {
      const result = await attempt();
      if (result.kind !== 'retry' || left === 1) return result;
      await clock.sleep(Math.min(result.afterMs, 30_000));
    }
  }

  return {
    atOnce: () => true,
    async reply(reply) {
      const standing = message;
      const key = randomBytes(9).toString('base64url');
      const result = await persist(() =>
        standing === undefined ? posts.post(place, reply, key, undefined, by) : posts.edit(standing, reply, by),
      );
      if (result.kind === 'sent') message = result.message;
      else log.warn('slack: an answer could not be given', { channel: place.channel, reason: result.reason });
    },
  };
}
