import type { Dispatch, MessageRef } from '../../core/chat/chat-adapter.ts';
import type { Place } from '../../core/chat/place.ts';
import type { Reply, Rich } from '../../core/chat/reply.ts';
import { refuse } from '../../core/chat/say.ts';
import type { Clock } from '../../core/clock.ts';
import { oneMoment, silenceMs, withOneMoment } from './one-moment.ts';

/** What stands of an answer. `message`: where everybody sees it, and can react to it. */
export type Standing = { message?: MessageRef | undefined };

/** How a platform shows the answer to one request. `Drawn`: a reply as it will be sent there. */
export type Show<Drawn, Stands extends Standing> = {
  /** Makes a reply ready to be sent. That may take a while: its long buttons are stored. */
  draw(reply: Reply): Promise<Drawn>;
  /**
   * Shows the first reply, and later ones in the place of what stands, or beside it where they cannot take that. Gives
   * what stands then; undefined where the reply could not be shown, and the one before goes on standing.
   */
  show(drawn: Drawn, standing: Stands | undefined): Promise<Stands | undefined>;
  /** The platform's own sign that an answer is coming, after so many milliseconds. Absent: a word says so. */
  sign?: { afterMs: number; show(): Promise<Stands> };
  /** Says in the channel what a reply {@link Reply.tells}. Absent: nobody is told. */
  tell?(told: Rich): Promise<void>;
  /** May this reply, the `step`th, be shown although a later one may follow? Absent: each may. */
  atOnce?(reply: Reply, step: number): boolean;
};

type AnswerParts = {
  dispatch: Pick<Dispatch, 'event'>;
  clock: Clock;
  /** Told what could not be done, and why: the person has the answer all the same, or reads {@link unanswered}. */
  warn(what: string, error: unknown): void;
};

/** Said where an answer could not be made: the log has why. */
export const unanswered: Reply = refuse(
  'Something failed on my side before I could answer. Try again in a minute; if it stays, tell whoever runs me.',
);

/**
 * Gives the replies to one request as they come, the first as a message, the later ones in its place, and tells where a
 * paper can be voted on. Steps in between are left out where the platform cannot show them; the last one is always given.
 */
export async function answer<Drawn, Stands extends Standing>(
  replies: AsyncIterable<Reply>,
  { draw, show, sign, tell, atOnce }: Show<Drawn, Stands>,
  { dispatch, clock, warn }: AnswerParts,
): Promise<void> {
  let standing: Stands | undefined;
  let steps = 0;

  async function give(reply: Reply, drawn: Drawn): Promise<void> {
    const shown = await show(drawn, standing);
    standing = shown ?? standing;
    if (shown?.message === undefined || reply.about === undefined) return;
    await dispatch.event({ kind: 'said', message: shown.message, paper: reply.about });
  }
  async function onSlow(): Promise<void> {
    steps++;
    try {
      if (sign !== undefined) standing = await sign.show();
      else await give(oneMoment, await draw(oneMoment));
    } catch (error) {
      warn('nothing could be said until the answer came', error);
    }
  }
  async function* ready() {
    try {
      for await (const reply of replies) yield { reply, drawn: await draw(reply) };
    } catch (error) {
      warn('an answer could not be made', error);
      yield { reply: unanswered, drawn: await draw(unanswered) };
    }
  }

  let left: { reply: Reply; drawn: Drawn } | undefined;
  let told: Rich | undefined;
  for await (const step of withOneMoment(ready(), clock, sign?.afterMs ?? silenceMs, onSlow)) {
    told = step.reply.tells;
    left = (atOnce?.(step.reply, ++steps) ?? true) ? undefined : step;
    if (left === undefined) await give(step.reply, step.drawn);
  }
  if (left !== undefined) await give(left.reply, left.drawn);
  if (told !== undefined) await tell?.(told);
}

/** Whether a reply is for the person who asked alone. In direct messages there is nobody else. */
export const isForOne = ({ audience }: Reply, { kind }: Place): boolean => audience === 'caller' && kind !== 'dm';

/** A single reply as the answer. */
export async function* one(reply: Reply): AsyncIterable<Reply> {
  yield reply;
}
