import { randomUUID } from 'node:crypto';
import { deliveryKey } from '../../core/channels/delivery-key.ts';
import type { PostResult } from '../../core/chat/chat-adapter.ts';
import type { Place } from '../../core/chat/place.ts';
import type { Reply } from '../../core/chat/reply.ts';
import { withRetries } from '../../core/retry.ts';
import { oneMessage, type Show, answer as show } from '../kit/answer.ts';
import { classify, type Failure } from './classify.ts';
import { respond, responseUses } from './respond.ts';
import type { Session } from './session.ts';

/** Where the answer to one request goes. */
export type ReplyTarget =
  /** Back to a command, click or shortcut: works everywhere, also where the bot is not. */
  | { kind: 'url'; url: string; person: string; thread?: string | undefined; replaces?: boolean }
  /**
   * Into a channel or thread where the bot was spoken to. `beside`: the thread in which what only the person may see is
   * shown to them; only one that somebody has replied in (docs.slack.dev, chat.postEphemeral: "only shown if there is
   * already an active thread"), for in any other Slack takes it without a word and shows it to nobody.
   */
  | { kind: 'place'; place: Place; person: string; beside?: string | undefined }
  /** To the person's own messages: from the App Home there is no other place. */
  | { kind: 'person'; person: string };

/** Through the address that came with the request; to the person where none came. */
export const replyTarget = (url: string | undefined, person: string, thread?: string): ReplyTarget =>
  url === undefined ? { kind: 'person', person } : { kind: 'url', url, person, thread };

/**
 * Gives the replies of one request, the later ones in place of the earlier, and returns the last. `by`: the command that
 * answers.
 */
export const answer = (
  session: Session,
  replies: AsyncIterable<Reply>,
  target: ReplyTarget,
  by = '',
): Promise<Reply | undefined> =>
  show(replies, showIn(session, target, by), {
    clock: session.clock,
    unsaid: (error) => session.log.warn('slack: nothing said yet', { error }),
  });

function showIn(session: Session, target: ReplyTarget, by: string): Show {
  if (target.kind === 'url') return throughUrl(session, target, by);
  if (target.kind === 'person') return toPerson(session, target.person, by);
  return target.place.kind === 'dm' ? asMessage(session, target.place, by) : inPlace(session, target, by);
}

function throughUrl(session: Session, target: Extract<ReplyTarget, { kind: 'url' }>, by: string): Show {
  let shown: Reply['audience'] | undefined;
  return {
    atOnce: (_, step) => step < responseUses,
    async reply(reply) {
      const first = shown === undefined;
      const response = {
        ...(await session.draw(reply, by)),
        response_type: reply.audience === 'everyone' ? ('in_channel' as const) : ('ephemeral' as const),
        replace_original: first ? target.replaces === true && reply.audience === 'caller' : shown === reply.audience,
        ...(target.thread === undefined ? {} : { thread_ts: target.thread }),
      };
      const outcome = await respond(target.url, response, session.clock);
      // A form may lie open for longer than the address lives that came with it.
      if (outcome === 'expired') await toPerson(session, target.person, by).reply(reply);
      shown = reply.audience;
    },
  };
}

/**
 * What only the person may see is shown to them alone, and cannot be changed later: only the last such reply is. Where
 * Slack refuses to (a person who is not in the channel, say), it goes to their own messages.
 */
function inPlace(session: Session, target: Extract<ReplyTarget, { kind: 'place' }>, by: string): Show {
  const { place, person, beside } = target;
  const message = asMessage(session, place, by);

  async function whisper(reply: Reply): Promise<{ kind: 'sent' } | Failure> {
    const drawn = await session.draw(reply, by);
    const thread = beside === undefined ? {} : { thread_ts: beside };
    try {
      await session.quick.chat.postEphemeral({ channel: place.channel, user: person, ...drawn, ...thread });
      return { kind: 'sent' };
    } catch (error) {
      return classify(error);
    }
  }

  return {
    atOnce: (reply) => reply.audience === 'everyone',
    async reply(reply) {
      if (reply.audience === 'everyone') return message.reply(reply);
      const result = await persist(session, () => whisper(reply));
      if (result.kind === 'sent') return;
      session.log.warn('slack: a private answer was not taken', { channel: place.channel, reason: result.reason });
      // One whose answer was lost is shown more often than not: a second one would only be noise.
      if (result.kind !== 'unknown') await toPerson(session, person, by).reply(reply);
    },
  };
}

const toPerson = (session: Session, person: string, by: string): Show =>
  asMessage(session, { platform: 'slack', tenant: session.self.team, channel: person, kind: 'dm' }, by);

const retries = { tries: 3, withinMs: 90_000 };

/** Tries again what Slack puts off. */
const persist = <T extends { kind: string } | { kind: 'retry'; afterMs: number }>(
  { clock }: Session,
  attempt: () => Promise<T>,
): Promise<T> =>
  withRetries(attempt, { again: (made) => ('afterMs' in made ? made.afterMs : undefined), clock, ...retries });

/** One whose answer was lost may still be on its way through Slack, in milliseconds: looked for at once, it is missed. */
const settleDownMs = 2_000;

/** Posts an answer. One whose answer was lost is looked for, and posted again where it does not stand. */
function postSurely({ posts, turn, clock }: Session, place: Place, reply: Reply, by: string): Promise<PostResult> {
  const key = deliveryKey(place, `answer ${randomUUID()}`, 0);
  const since = clock.now();
  let wasLost = false;
  async function attempt(): Promise<PostResult> {
    if (wasLost) {
      const found = await posts.find(place, key, since);
      if (found.kind === 'found') return { kind: 'sent', message: found.message };
      // It stands more often than not.
      if (found.kind === 'unable') return { kind: 'unknown', reason: found.reason };
    }
    await turn(place);
    const result = await posts.post(place, reply, { key, by });
    wasLost ||= result.kind === 'unknown';
    return result;
  }
  const again = (made: PostResult) =>
    made.kind === 'retry' ? made.afterMs : made.kind === 'unknown' ? settleDownMs : undefined;
  return withRetries(attempt, { again, clock, ...retries });
}

/** One message, edited as better replies come. */
function asMessage(session: Session, place: Place, by: string): Show {
  const { posts, turn, log, dispatch } = session;
  function standing(result: PostResult) {
    if (result.kind === 'sent') return { message: result.message };
    log.warn('slack: an answer could not be given', { channel: place.channel, reason: result.reason });
    return undefined;
  }
  return oneMessage({
    post: async (reply) => standing(await postSurely(session, place, reply, by)),
    async edit({ message }, reply) {
      const attempt = () => turn(place).then(() => posts.edit(message, reply, by));
      return standing(await persist(session, attempt));
    },
    dispatch,
  });
}
