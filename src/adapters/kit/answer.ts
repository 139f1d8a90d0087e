import type { Dispatch, MessageRef } from '../../core/chat/chat-adapter.ts';
import { oneMoment, withOneMoment } from '../../core/chat/one-moment.ts';
import type { Place } from '../../core/chat/place.ts';
import type { Reply } from '../../core/chat/reply.ts';
import type { Clock } from '../../core/clock.ts';

/** How a platform shows the answer to one request. */
export type Show = {
  /** Shows a reply in the place of the one before. */
  reply(reply: Reply): Promise<void>;
  /** May this reply, the `step`th, be shown although a later one may follow? Absent: each may. */
  atOnce?(reply: Reply, step: number): boolean;
};

type AnswerParts = {
  clock: Clock;
  /** Told why the word that it takes a moment could not be said. The answer comes all the same. */
  unsaid(error: unknown): void;
};

/**
 * Gives the replies to one request as they come, the later ones in place of the earlier, and returns the last. Steps in
 * between are left out where the platform cannot show them; the last one is always given.
 */
export async function answer(
  replies: AsyncIterable<Reply>,
  show: Show,
  { clock, unsaid }: AnswerParts,
): Promise<Reply | undefined> {
  let steps = 0;
  let waiting: Reply | undefined;
  let last: Reply | undefined;
  async function onSlow(): Promise<void> {
    steps++;
    await show.reply(oneMoment).catch(unsaid);
  }
  for await (const reply of withOneMoment(replies, clock, onSlow)) {
    last = reply;
    waiting = (show.atOnce?.(reply, ++steps) ?? true) ? undefined : reply;
    if (waiting === undefined) await show.reply(reply);
  }
  if (waiting !== undefined) await show.reply(waiting);
  return last;
}

/** Whether a reply is for the person who asked alone. In direct messages there is nobody else. */
export const isForOne = ({ audience }: Reply, { kind }: Place): boolean => audience === 'caller' && kind !== 'dm';

/** What stands of an answer. `message`: where everybody sees it, and can react to it. */
export type Standing = { message?: MessageRef | undefined };

type OneMessageParts<Stands extends Standing> = {
  /** Shows the first reply; undefined where it could not be, and the next one is the first again. */
  post(reply: Reply): Promise<Stands | undefined>;
  /** Puts a later one in the place of what stands; undefined where it could not, and that goes on standing. */
  edit(standing: Stands, reply: Reply): Promise<Stands | undefined>;
  dispatch: Pick<Dispatch, 'event'>;
};

/** The answer as one message, posted with the first reply and edited with the later ones; thumbs on it are counted. */
export function oneMessage<Stands extends Standing>({ post, edit, dispatch }: OneMessageParts<Stands>): Show {
  let standing: Stands | undefined;
  return {
    async reply(reply) {
      const shown = standing === undefined ? await post(reply) : await edit(standing, reply);
      standing = shown ?? standing;
      if (shown?.message === undefined || reply.about === undefined) return;
      await dispatch.event({ kind: 'said', message: shown.message, paper: reply.about });
    },
  };
}

/** A single reply as the answer. */
export async function* one(reply: Reply): AsyncIterable<Reply> {
  yield reply;
}
