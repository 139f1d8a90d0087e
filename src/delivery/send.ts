import type { Delivery, Sender } from '../core/channels/delivery.ts';
import type { DeliveryState } from '../core/channels/delivery-state.ts';
import type { PostResult } from '../core/chat/chat-adapter.ts';
import { noticeOf, type OutcomeOptions, type Reconciled, reconcile, stateAfter } from './outcome.ts';
import type { PlatformPace } from './pace.ts';

type SendOptions = OutcomeOptions & {
  /** Told what became of a message, after it was written down. */
  onSettled(key: string, state: DeliveryState): void;
};

/**
 * Sends one message in its turn: finds out what became of it if its answer was lost, claims it, posts it, and writes
 * down the answer. Throws when the outbox fails before it is posted.
 */
export function createSend(options: SendOptions) {
  const { outbox, clock, log, measure } = options;

  return async (delivery: Delivery, sender: Sender, pace: PlatformPace, signal: AbortSignal): Promise<void> => {
    const { key, state } = delivery;
    let since: Date | undefined;
    if (state.kind === 'unknown') {
      const next = await reconcile(delivery, state, sender, options);
      measure?.({ kind: 'reconciled', platform: sender.platform, as: cameOf(next) });
      if (next.kind === 'record') return recordSurely(delivery, next.state, delivery.attempts, signal);
      since = next.since;
    }
    if (!waitsForItsTurn(state) && Date.parse(delivery.expiresAt) <= clock.now().getTime()) {
      measure?.({ kind: 'expired', messages: 1 });
      return recordSurely(delivery, { kind: 'expired', at: clock.now().toISOString() }, delivery.attempts, signal);
    }
    let firstTried = since ?? clock.now();
    let { reply } = delivery;
    const claim = async () => {
      // Read again: it may have waited long at the gate, and what is looked for later is looked for from here on.
      firstTried = since ?? clock.now();
      const claimed = await outbox.claim(delivery, firstTried);
      reply = claimed ?? reply;
      return claimed !== undefined;
    };
    if (!(await pace.go(delivery.place, claim, delivery.errand === 'awaited', signal))) return;
    const result = await post({ ...delivery, reply }, sender);
    const tooEarly = result.kind === 'retry' && result.tooEarly === true;
    measure?.({ kind: 'posted', platform: sender.platform, result: result.kind, tooEarly });
    const after = stateAfter(result, delivery, firstTried, options);
    if (result.kind !== 'sent') log.warn('A message was not sent.', { key, result });
    await recordSurely(delivery, after, delivery.attempts + 1, signal);
  };

  async function post({ place, reply, key }: Delivery, sender: Sender): Promise<PostResult> {
    try {
      return await sender.post(place, reply, key);
    } catch (cause) {
      // It may have happened after the message left: looked for before it is sent again.
      log.error('Posting failed unexpectedly.', { key, cause });
      return { kind: 'unknown', reason: 'posting failed unexpectedly' };
    }
  }

  /** What happened out there is written down, however long the disk stays full; only stopping ends the trying. */
  async function recordSurely(
    delivery: Delivery,
    state: DeliveryState,
    attempts: number,
    signal: AbortSignal,
  ): Promise<void> {
    for (let pauseMs = 500; ; pauseMs = Math.min(30_000, pauseMs * 2)) {
      try {
        const notice = await noticeOf(delivery, state, options);
        await outbox.recordOutcome(delivery.key, state, attempts, notice);
        return options.onSettled(delivery.key, state);
      } catch (cause) {
        log.error('What became of a message could not be written; trying again.', { key: delivery.key, cause });
        if (signal.aborted) return;
        await clock.sleep(pauseMs, signal);
      }
    }
  }
}

/** What came of looking for a message. */
function cameOf(next: Reconciled) {
  if (next.kind === 'post') return 'posted-again';
  if (next.state.kind === 'sent') return 'found';
  return next.state.kind === 'assumed' ? 'assumed' : 'unclear';
}

/**
 * Nothing has kept this message from being sent but those before it. It is never too late: what nobody was there to send
 * is ended by `Outbox.expireUnattended` when somebody is there again.
 */
const waitsForItsTurn = (state: DeliveryState) => state.kind === 'pending' && state.reason === undefined;
