import { type Delivery, notice, type Outbox, type Sender, type Waiting } from '../core/channels/delivery.ts';
import { type DeliveryState, isFinished } from '../core/channels/delivery-state.ts';
import { goneNotice, refusedNotice } from '../core/channels/digest.ts';
import { mailNotice } from '../core/channels/mail-notice.ts';
import type { ChannelStore } from '../core/channels/subscription.ts';
import type { MessageRef, PostResult } from '../core/chat/chat-adapter.ts';
import { channelKey, type Place } from '../core/chat/place.ts';
import type { Clock } from '../core/clock.ts';
import type { Log } from '../core/log.ts';
import { backOffMs } from '../core/retry.ts';
import type { Measure } from '../core/status/measurement.ts';

/** What to do with a message when nobody can tell whether it was sent. */
export type UnknownPolicy = 'at-most-once' | 'at-least-once';

/** What delivery works with. */
export type OutcomeOptions = {
  outbox: Outbox;
  channels: Pick<ChannelStore, 'get'>;
  unknownPolicy: UnknownPolicy;
  clock: Clock;
  random: () => number;
  log: Log;
  measure?: Measure;
};

/**
 * A message whose answer was lost may still be on its way through the platform, in milliseconds: looked for at once, it
 * would be missed and posted again.
 */
const inTransitMs = 2_000;

/** When `find` cannot tell, it is asked again after each of these pauses, in milliseconds; then the policy decides. */
const lookPausesMs = [5_000, 60_000];

/** How far our clock and the platform's may differ, in milliseconds. */
const skewMs = 120_000;

/**
 * What to do with a message whose answer was lost: post it (`since`: when it was first tried; anew without), or write down its state,
 * which is `unknown` still while nobody can tell.
 */
export type Reconciled = { kind: 'post'; since?: Date } | { kind: 'record'; state: DeliveryState };

/** Finds out what became of a message whose answer was lost (docs/decisions/0203-lost-answers.md). */
export async function reconcile(
  delivery: Waiting,
  state: Extract<DeliveryState, { kind: 'unknown' }>,
  sender: Sender,
  { outbox, clock, unknownPolicy }: OutcomeOptions,
): Promise<Reconciled> {
  const now = clock.now();
  const since = new Date(state.since);
  // By the clock that wrote it down: another process's may be a minute off, and we would trust a key that is forgotten.
  const age = ((await outbox.now?.()) ?? now).getTime() - since.getTime();
  // Looked for even while the platform should recognise the key: nobody promises for how long it really does, and a
  // message posted twice has been seen twice.
  const found = await sender.find(delivery.place, delivery.key, new Date(since.getTime() - skewMs));
  const at = now.toISOString();
  if (found.kind === 'found') return { kind: 'record', state: sent(found.message, delivery.place, at) };
  // The platform still recognises the key: posting again gives back the message, should it stand there after all.
  const isRecognised = found.kind === 'absent' || found.isUnkeyed !== true;
  if (isRecognised && age >= 0 && age < (sender.pace.idempotentMs ?? 0)) return { kind: 'post', since };
  if (found.kind === 'absent') return { kind: 'post' };
  // Who only waits for a turn has not looked yet, and waits for as long as the message is worth anything.
  const turn = found.afterMs === undefined ? Number.POSITIVE_INFINITY : now.getTime() + found.afterMs;
  if (turn < Date.parse(delivery.expiresAt)) {
    return { kind: 'record', state: { ...state, dueAt: new Date(turn).toISOString() } };
  }
  const pause = lookPausesMs[state.looks];
  if (pause !== undefined) {
    const dueAt = new Date(now.getTime() + pause).toISOString();
    return { kind: 'record', state: { ...state, dueAt, looks: state.looks + 1 } };
  }
  // Somebody waits: a line that stands twice is a smaller fault than a click that nothing answers.
  if (unknownPolicy === 'at-least-once' || delivery.errand === 'awaited') return { kind: 'post' };
  return { kind: 'record', state: { kind: 'assumed', at, reason: found.reason } };
}

/** The state that follows from what the platform answered. `since`: when this message was first tried. */
export function stateAfter(
  result: PostResult,
  delivery: Waiting,
  since: Date,
  { clock, random }: OutcomeOptions,
): DeliveryState {
  const now = clock.now();
  const at = now.toISOString();
  switch (result.kind) {
    case 'sent':
      return sent(result.message, delivery.place, at);
    case 'retry': {
      const next = now.getTime() + Math.max(result.afterMs, backOffMs(delivery.attempts, random));
      // Early is not late: what only has to wait for its turn keeps its place for as long as that takes.
      if (result.tooEarly === true) return { kind: 'pending', dueAt: new Date(next).toISOString() };
      return { kind: 'pending', dueAt: earlier(next, delivery.expiresAt), reason: result.reason };
    }
    case 'unknown': {
      const waitMs = inTransitMs + (delivery.attempts === 0 ? 0 : backOffMs(delivery.attempts, random));
      const dueAt = new Date(now.getTime() + waitMs).toISOString();
      return { kind: 'unknown', since: since.toISOString(), dueAt, reason: result.reason, looks: 0 };
    }
    case 'rejected':
    case 'gone':
      return { kind: result.kind, at, reason: result.reason };
    default:
      return result satisfies never;
  }
}

const sent = ({ id, place, url }: MessageRef, to: Place, at: string): DeliveryState => ({
  kind: 'sent',
  at,
  messageId: id,
  // Where it was sent to a thread, it has begun none.
  ...(place.thread === undefined || place.thread === to.thread ? {} : { thread: place.thread }),
  ...(url === undefined ? {} : { url }),
});

const earlier = (instant: number, limit: string) => new Date(Math.min(instant, Date.parse(limit))).toISOString();

/**
 * What whoever subscribed the channel is told of a digest that could not be posted: that nothing can be posted there, or
 * (once a month for each reason, not for each message) that one was refused. Undefined when there is nobody to tell.
 */
export async function noticeOf(
  { place, errand }: Waiting,
  state: DeliveryState,
  { channels }: Pick<OutcomeOptions, 'channels'>,
  { ownerOf }: Pick<Sender, 'ownerOf'>,
): Promise<Delivery | undefined> {
  if (errand === 'digest' && ownerOf !== undefined) {
    const owner = isFinished(state) && state.kind !== 'sent' ? await ownerOf(place) : undefined;
    return owner && mailNotice(place, state, owner);
  }
  if (errand !== 'digest' || (state.kind !== 'gone' && state.kind !== 'rejected')) return undefined;
  const isDirect = place.kind === 'dm';
  // Where a person cannot be written to, there is no other place to say so.
  if (isDirect && state.kind === 'gone') return undefined;
  const channel = await channels.get(channelKey(place));
  // Whoever subscribed it may have asked to be forgotten.
  if (channel === undefined || channel.organiser === '') return undefined;
  const { platform, tenant } = place;
  const to: Place = isDirect ? channel.place : { platform, tenant, channel: channel.organiser, kind: 'dm' };
  const reply = state.kind === 'gone' ? goneNotice(channel, state.reason) : refusedNotice(channel.place, state.reason);
  // The key of a refusal is the same each time: the outbox takes it once, for as long as it keeps what is finished.
  const what = state.kind === 'gone' ? `gone ${state.at}` : `refused ${state.reason}`;
  return notice(to, reply, `${place.channel} ${what}`, new Date(state.at));
}
