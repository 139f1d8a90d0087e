import { randomUUID } from 'node:crypto';
import { deliveryKey } from '../../core/channels/delivery-key.ts';
import type { MessageRef, PostResult } from '../../core/chat/chat-adapter.ts';
import { channelOf, type Place } from '../../core/chat/place.ts';
import type { Reply, Rich } from '../../core/chat/reply.ts';
import { whenAgain, withRetries } from '../../core/retry.ts';
import { type Show, type Standing, answer as show } from '../kit/answer.ts';
import { silenceMs } from '../kit/one-moment.ts';
import { soon } from '../kit/soon.ts';
import { isAgent, thinking } from './agent.ts';
import { classify, type Failure } from './classify.ts';
import { isOneToOne } from './directory.ts';
import type { Drawn } from './render.ts';
import { respond, responseUses } from './respond.ts';
import type { Session } from './session.ts';

/** Where the answer to one request goes. */
export type ReplyTarget =
  /** Back to a command, click or shortcut: works everywhere, also where the bot is not. */
  | ({ kind: 'url'; url: string; person: string; replaces?: boolean } & Where)
  /**
   * Into a channel or thread where the bot was spoken to. `beside`: the thread in which what only the person may see is
   * shown to them; only one that somebody has replied in (docs.slack.dev, chat.postEphemeral: "only shown if there is
   * already an active thread"), for in any other Slack takes it without a word and shows it to nobody. `isOurs`: false
   * where another copy of the message is answered.
   */
  | {
      kind: 'place';
      place: Place;
      person: string;
      beside?: string | undefined;
      named: Named;
      isOurs: Promise<boolean>;
    }
  /** To the person's own messages: from the App Home there is no other place. */
  | { kind: 'person'; person: string };

/** Where somebody asked. */
type Where = { channel?: string | undefined; thread?: string | undefined };

/** The key that an answer is found by. `since`: it may have been begun before we were ended, no earlier than then. */
type Named = { key: string; since: Date | undefined };

/** Through the address that came with the request; to the person where none came. */
export const replyTarget = (url: string | undefined, person: string, where: Where): ReplyTarget =>
  url === undefined ? { kind: 'person', person } : { kind: 'url', url, person, ...where };

/** Gives the replies of one request, the later ones in place of the earlier. `by`: the command that answers. */
export async function answer(
  session: Session,
  replies: AsyncIterable<Reply>,
  target: ReplyTarget,
  by = '',
): Promise<void> {
  const { clock, dispatch, log } = session;
  const warn = (what: string, error: unknown) => log.warn(`slack: ${what}`, { error });
  const parts = { clock, dispatch, warn };
  if (target.kind === 'url') return show(replies, throughUrl(session, target, by), parts);
  if (target.kind === 'person') return show(replies, toPerson(session, target.person, by), parts);
  const { place, named } = target;
  // In a group message others read along, as in a channel.
  if (!isOneToOne(place.channel)) return show(replies, inPlace(session, target, by), parts);
  const shown = asMessage(session, place, by, named);
  if (place.thread === undefined || !isAgent(session.self)) return show(replies, shown, parts);
  const { end, ...thinking } = whileThinking(session, target, shown);
  return show(replies, thinking, parts).finally(end);
}

/** The command that a person's words name, as it stands in the ids of buttons; a question where they name none. */
export function commandIn({ dispatch }: Session, words: string): string {
  const [first = ''] = words.split(/\s/, 1);
  return dispatch.commands.some(({ name }) => name === first) ? first : 'ask';
}

function throughUrl(
  session: Session,
  target: Extract<ReplyTarget, { kind: 'url' }>,
  by: string,
): Show<{ reply: Reply; body: Drawn }, Standing & Pick<Reply, 'audience'>> {
  return {
    draw: async (reply) => ({ reply, body: await session.draw(reply, by) }),
    atOnce: (_, step) => step < responseUses,
    async tell(told) {
      const reply = toldToAll(told);
      const response = { response_type: 'in_channel' as const, replace_original: false };
      const outcome = await respond(target.url, { ...(await session.draw(reply)), ...response }, session.clock).catch(
        (error: unknown) => session.log.warn('slack: the channel could not be told', { error: String(error) }),
      );
      const { channel } = target;
      // Where we are no member nothing can be said then.
      if (outcome === 'expired' && channel !== undefined) await inChannel(session, channel).show(reply, undefined);
    },
    async show({ reply, body }, standing) {
      const { audience } = reply;
      const response = {
        ...body,
        response_type: audience === 'everyone' ? ('in_channel' as const) : ('ephemeral' as const),
        replace_original:
          standing === undefined ? target.replaces === true && audience === 'caller' : standing.audience === audience,
        ...(target.thread === undefined ? {} : { thread_ts: target.thread }),
      };
      const outcome = await respond(target.url, response, session.clock);
      if (outcome === 'taken') return { audience };
      // A form may lie open for longer than the address lives that came with it.
      return { ...(await toPerson(session, target.person, by).show(reply, standing)), audience };
    },
  };
}

/**
 * What only the person may see is shown to them alone, and cannot be changed later: only the last such reply is. Where
 * Slack refuses to (a person who is not in the channel, say), it goes to their own messages.
 */
function inPlace(
  session: Session,
  target: Extract<ReplyTarget, { kind: 'place' }>,
  by: string,
): Show<Reply, Standing & { open?: Standing }> {
  const { place, person, beside, named } = target;
  const forAll = asMessage(session, place, by, named);

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
    draw: async (reply) => reply,
    atOnce: (reply) => reply.audience === 'everyone',
    async tell(told) {
      await asMessage(session, channelOf(place), '').show(toldToAll(told), undefined);
    },
    async show(reply, standing) {
      if (reply.audience === 'everyone') {
        const open = await forAll.show(reply, standing?.open);
        return open && { ...open, open };
      }
      const result = await withRetries(() => whisper(reply), { again: whenAgain(), clock: session.clock, ...retries });
      if (result.kind === 'sent') return undefined;
      session.log.warn('slack: a private answer was not taken', { channel: place.channel, reason: result.reason });
      // One whose answer was lost is shown more often than not: a second one would only be noise.
      if (result.kind === 'unknown') return undefined;
      return { ...standing, ...(await toPerson(session, person, by).show(reply, undefined)) };
    },
  };
}

const toldToAll = (told: Rich): Reply => ({
  summary: 'What this channel gets has changed.',
  blocks: [{ type: 'note', text: told }],
  audience: 'everyone',
});

/**
 * Under the agent view a sign says that we read, and the answer comes as a whole. Slack takes the sign away with a new
 * message; where none came, `end` does.
 */
function whileThinking(
  { quick, clock, log }: Session,
  { place: { channel, thread = '' }, named, isOurs }: Extract<ReplyTarget, { kind: 'place' }>,
  shown: Show<Reply, Standing>,
): Show<Reply, Standing> & { end(): Promise<void> } {
  let stands = false;
  const status = (said: string) =>
    quick.assistant.threads.setStatus({ channel_id: channel, thread_ts: thread, status: said });
  return {
    ...shown,
    atOnce: () => false,
    sign: {
      afterMs: 0,
      async show() {
        // A copy gets no sign. A store that keeps us waiting does not tell, and whoever asked should see something.
        if ((await soon(isOurs, clock, silenceMs)) === false) return {};
        stands = true;
        await status(thinking);
        return {};
      },
    },
    async show(reply, standing) {
      const given = await shown.show(reply, standing);
      // What was begun before we were ended may have been edited.
      if (given !== undefined && named.since === undefined) stands = false;
      return given;
    },
    async end() {
      if (!stands) return;
      await status('').catch((error: unknown) => log.warn('slack: a sign stays for a while', { error: String(error) }));
    },
  };
}

const toPerson = (session: Session, person: string, by: string): Show<Reply, Standing> =>
  asMessage(session, { platform: 'slack', tenant: session.self.team, channel: person, kind: 'dm' }, by);

const inChannel = (session: Session, channel: string): Show<Reply, Standing> =>
  asMessage(session, { platform: 'slack', tenant: session.self.team, channel, kind: 'public' }, '');

const retries = { tries: 3, withinMs: 90_000 };

/** One whose answer was lost may still be on its way through Slack, in milliseconds: looked for at once, it is missed. */
const settleDownMs = 2_000;

/**
 * Posts an answer. One whose answer was lost, or that was begun before we were ended, is looked for, and posted again
 * where it does not stand.
 */
function postSurely(session: Session, place: Place, reply: Reply, by: string, named?: Named): Promise<PostResult> {
  const { posts, turn, clock } = session;
  const { key = deliveryKey(place, `answer ${randomUUID()}`, 0), since = clock.now() } = named ?? {};
  let wasBegun = named?.since !== undefined;
  let wasLost = false;
  async function attempt(): Promise<PostResult> {
    if (wasBegun || wasLost) {
      const found = await posts.find(place, key, since);
      // What stands there may be its beginning.
      if (found.kind === 'found' && wasBegun) return posts.edit(found.message, reply, by);
      if (found.kind === 'found') return { kind: 'sent', message: found.message };
      if (found.kind === 'unable') {
        const { reason, afterMs } = found;
        if (afterMs !== undefined) return { kind: 'retry', afterMs, reason };
        // One that was lost stands more often than not; one that was only begun does not.
        if (wasLost) return { kind: 'unknown', reason };
      }
      wasBegun = false;
    }
    await turn(place);
    const result = await posts.post(place, reply, { key, by });
    wasLost ||= result.kind === 'unknown';
    return result;
  }
  return withRetries(attempt, { again: whenAgain(settleDownMs), clock, ...retries });
}

/** One message, edited as better replies come. */
function asMessage(session: Session, place: Place, by: string, named?: Named): Show<Reply, Standing> {
  const { posts, turn, clock, log } = session;
  const edit = (message: MessageRef, reply: Reply) =>
    withRetries(() => turn(place).then(() => posts.edit(message, reply, by)), {
      ...{ again: whenAgain(), clock },
      ...retries,
    });
  return {
    draw: async (reply) => reply,
    async show(reply, standing) {
      const message = standing?.message;
      const result =
        message === undefined ? await postSurely(session, place, reply, by, named) : await edit(message, reply);
      if (result.kind === 'sent') return { message: result.message };
      log.warn('slack: an answer could not be given', { channel: place.channel, reason: result.reason });
      return undefined;
    },
  };
}
