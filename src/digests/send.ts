import type { PostResult } from '../core/chat.ts';
import type { Clock } from '../core/clock.ts';
import type { Delivery, DeliveryState, Outbox, Sender } from '../core/delivery.ts';
import { deliveryKey } from '../core/delivery-key.ts';
import { goneNotice } from '../core/digest.ts';
import type { Log } from '../core/log.ts';
import { channelKey } from '../core/place.ts';
import type { ChannelStore } from '../core/subscription.ts';

/** What to do with a message when nobody can tell whether it was sent. */
export type UnknownPolicy = 'at-most-once' | 'at-least-once';

export type Sending = {
  outbox: Outbox;
  channels: Pick<ChannelStore, 'get'>;
  unknownPolicy: UnknownPolicy;
  clock: Clock;
  random: () => number;
  log: Log;
};

/** A lost answer may still be on its way through the platform: looking at once would miss it. */
const settleDownMs = 2_000;

/** Looks for a message that could not tell, with longer and longer pauses, before the policy decides. */
const lookPausesMs = [5_000, 60_000];

/** How far our clock and the platform's may differ. */
const skewMs = 120_000;

/**
 * What a lost message needs: it stands there (`sent`), it is to be posted (`post`; `since` is when it was first tried),
 * or the state it has until somebody can tell.
 */
export type Reconciled = { kind: 'post'; since: Date } | { kind: 'settle'; state: DeliveryState };

export async function reconcile(
  delivery: Delivery,
  state: Extract<DeliveryState, { kind: 'unknown' }>,
  sender: Sender,
  { clock, unknownPolicy }: Sending,
): Promise<Reconciled> {
  const now = clock.now();
  const since = new Date(state.since);
  const age = now.getTime() - since.getTime();
  // Looked for first even while the platform should know the key: how long it does is its own affair, and a message
  // posted twice cannot be taken back unseen.
  const found = await sender.find(delivery.place, delivery.key, new Date(since.getTime() - skewMs));
  const at = now.toISOString();
  if (found.kind === 'found') {
    const { id, url } = found.message;
    return { kind: 'settle', state: { kind: 'sent', at, messageId: id, ...(url === undefined ? {} : { url }) } };
  }
  // The platform knows the key still: posting again gives the message that stands there after all.
  if (age >= 0 && age < (sender.pace.idempotentMs ?? 0)) return { kind: 'post', since };
  if (found.kind === 'absent') return { kind: 'post', since: now };
  const pause = lookPausesMs[state.looks];
  if (pause !== undefined) {
    const dueAt = new Date(now.getTime() + pause).toISOString();
    return { kind: 'settle', state: { ...state, dueAt, looks: state.looks + 1 } };
  }
  if (unknownPolicy === 'at-least-once') return { kind: 'post', since: now };
  return { kind: 'settle', state: { kind: 'assumed', at, reason: found.reason } };
}

/** The state that follows from what the platform answered. `since`: when this message was first tried. */
export function stateAfter(
  result: PostResult,
  delivery: Delivery,
  since: Date,
  { clock, random }: Sending,
): DeliveryState {
  const now = clock.now();
  const at = now.toISOString();
  switch (result.kind) {
    case 'sent': {
      const { id, url } = result.message;
      return { kind: 'sent', at, messageId: id, ...(url === undefined ? {} : { url }) };
    }
    case 'retry': {
      const waitMs = Math.max(result.afterMs, backOffMs(delivery.attempts, random));
      return { kind: 'pending', dueAt: earlier(now.getTime() + waitMs, delivery.expiresAt) };
    }
    case 'unknown': {
      const waitMs = settleDownMs + (delivery.attempts === 0 ? 0 : backOffMs(delivery.attempts, random));
      const dueAt = new Date(now.getTime() + waitMs).toISOString();
      return { kind: 'unknown', since: since.toISOString(), dueAt, reason: result.reason, looks: 0 };
    }
    case 'rejected':
    case 'gone':
      return { kind: result.kind, at, reason: result.reason };
  }
}

/** 1 s, 2 s, 4 s … up to 10 minutes; half of it by chance, so that what failed together does not come back together. */
const backOffMs = (attempts: number, random: () => number) =>
  Math.min(600_000, 1_000 * 2 ** Math.min(attempts, 20)) * (0.5 + random() / 2);

const earlier = (instant: number, limit: string) => new Date(Math.min(instant, Date.parse(limit))).toISOString();

/** The word to whoever subscribed the channel that nothing can be posted there; none about a direct message. */
export async function noticeOfGone(
  { place, position }: Delivery,
  state: Extract<DeliveryState, { kind: 'gone' }>,
  { channels }: Sending,
): Promise<Delivery | undefined> {
  const channel = place.kind === 'dm' ? undefined : await channels.get(channelKey(place));
  // Whoever subscribed it may have asked to be forgotten.
  if (channel === undefined || channel.organiser === '') return undefined;
  const { platform, tenant } = place;
  return {
    key: deliveryKey(place, `gone ${state.at}`, 0),
    position,
    place: { platform, tenant, channel: channel.organiser, kind: 'dm' },
    reply: goneNotice(channel.place, state.reason),
    papers: [],
    attempts: 0,
    expiresAt: new Date(Date.parse(state.at) + 7 * 86_400_000).toISOString(),
    state: { kind: 'pending', dueAt: state.at },
  };
}
