import { createBursts } from '../core/bursts.ts';
import type { Outcome, Sender, Waiting } from '../core/channels/delivery.ts';
import type { DeliveryState } from '../core/channels/delivery-state.ts';
import type { PostResult } from '../core/chat/chat-adapter.ts';
import type { Reply } from '../core/chat/reply.ts';
import { elapsedBy } from '../core/clock.ts';
import { channelText, namedChannel } from '../core/status/named-channel.ts';
import { gather } from './gather.ts';
import { noticeOf, type OutcomeOptions, type Reconciled, reconcile, stateAfter } from './outcome.ts';
import type { PlatformPace } from './pace.ts';

type SendOptions = OutcomeOptions & {
  /** Told what became of a message, after it was written down. */
  onSettled(key: string, state: DeliveryState): void;
};

/** By the clock that may be set, and by the one that may stand still while the machine sleeps. In milliseconds. */
type Moment = { time: number; elapsed: number };

/**
 * Sends one message in its turn: finds out what became of it if its answer was lost, claims it, posts it, and writes
 * down the answer. Throws when the outbox fails before it is posted; the message is given back then.
 */
export function createSend(options: SendOptions) {
  const { outbox, clock, log, measure } = options;
  const bursts = createBursts(clock);
  const elapsed = elapsedBy(clock);
  const moment = (): Moment => ({ time: clock.now().getTime(), elapsed: elapsed() });
  /** Whether others may take by now, or soon, what came into our hands then: we were stopped, or the claim hung, say. */
  function isTooOld(then: Moment): boolean {
    // While a machine sleeps the one clock stands still; the other may be set back.
    const age = Math.max(elapsed() - then.elapsed, clock.now().getTime() - then.time);
    return outbox.leaseMs !== undefined && age > (outbox.leaseMs * 2) / 3;
  }

  const claim = gather(async (messages: readonly (Waiting & { since: Date | undefined })[], again) => {
    const claimed = await outbox.claim(messages, clock.now(), { again });
    return messages.map(({ key }) => claimed.get(key));
  }, clock);
  const settle = gather((outcomes: readonly Outcome[]) => outbox.settle(outcomes), clock);

  return async (
    delivery: Waiting,
    sender: Sender,
    pace: Pick<PlatformPace, 'go' | 'rest'>,
    signal: AbortSignal,
  ): Promise<void> => {
    const { state } = delivery;
    let since: Date | undefined;
    if (state.kind === 'unknown') {
      const next = await reconcile(delivery, state, sender, options);
      measure?.({ kind: 'reconciled', platform: sender.platform, as: cameOf(next) });
      if (next.kind === 'record') return recordSurely(delivery, next.state, delivery.attempts, sender, signal);
      since = next.since;
    }
    if (!waitsForItsTurn(state) && Date.parse(delivery.expiresAt) <= clock.now().getTime()) {
      measure?.({ kind: 'expired', messages: 1 });
      const expired = { kind: 'expired', at: clock.now().toISOString() } as const;
      return recordSurely(delivery, expired, delivery.attempts, sender, signal);
    }
    let taken: { reply: Reply; since: Date; at: Moment } | undefined;
    const take = async () => {
      // Read here: it may have waited long at the gate.
      const at = moment();
      const claimed = await claim({ ...delivery, since });
      taken = claimed && { ...claimed, at };
      return taken !== undefined;
    };
    const turn = pace.go(delivery.place, take, delivery.errand === 'awaited', signal);
    const mayGo = await turn.catch(async (cause: unknown) => {
      // It may be claimed, and was not sent: left so, it would be looked for, and given up where nobody can look.
      await recordSurely(delivery, state, delivery.attempts, sender, signal);
      throw cause;
    });
    if (!mayGo || taken === undefined) return;
    if (isTooOld(taken.at)) {
      log.warn('The claim took too long: a message is given back unsent.', { key: delivery.key });
      return recordSurely(delivery, state, delivery.attempts, sender, signal);
    }
    const result = await post(delivery, taken.reply, sender);
    const tooEarly = result.kind === 'retry' && result.tooEarly === true;
    measure?.({ kind: 'posted', platform: sender.platform, result: result.kind, tooEarly });
    if (result.kind === 'retry' && result.everywhere === true) pace.rest(result.afterMs);
    const after = stateAfter(result, delivery, taken.since, options);
    tellResult(delivery, result, after);
    await recordSurely(delivery, after, delivery.attempts + 1, sender, signal);
  };

  /** One line a message: what was posted where, or why not, and what comes of it. */
  function tellResult(
    { key, errand, place, papers, position }: Waiting,
    result: PostResult,
    after: DeliveryState,
  ): void {
    const channel = channelText(namedChannel(place));
    if (result.kind === 'sent') {
      const due = Date.parse(position.slice(0, position.lastIndexOf('/')));
      const facts = {
        channel,
        papers: papers.length,
        message: result.message.id,
        afterMs: clock.now().getTime() - due,
      };
      if (errand === 'digest') log.info('Posted a digest.', facts);
      return;
    }
    // A platform that is slow or away refuses hundreds in a minute, all for the same reason.
    const more = bursts.count(`${place.platform} ${result.kind} ${result.reason}`);
    if (more === undefined) return;
    const { kind, reason } = result;
    log.warn('A message was not sent.', {
      channel,
      key,
      kind,
      reason,
      ...(kind === 'rejected' && result.detail !== undefined && { detail: result.detail }),
      next: whatNext(after),
      ...(more > 0 && { more }),
    });
  }

  async function post({ place, key }: Waiting, reply: Reply, sender: Sender): Promise<PostResult> {
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
    delivery: Waiting,
    state: DeliveryState,
    attempts: number,
    sender: Sender,
    signal: AbortSignal,
  ): Promise<void> {
    for (let pauseMs = 500; ; pauseMs = Math.min(30_000, pauseMs * 2)) {
      try {
        const notice = await noticeOf(delivery, state, options, sender);
        const restMs = 'dueAt' in state ? Math.max(0, Date.parse(state.dueAt) - clock.now().getTime()) : 0;
        const isSettled = await settle({ key: delivery.key, state, attempts, restMs, notice });
        if (isSettled) return options.onSettled(delivery.key, state);
        const facts = { key: delivery.key, kind: state.kind };
        return log.warn('A message was taken over, or deleted, meanwhile: what came of it here is not written.', facts);
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

/** What comes of a message that was not sent, and what to do where nothing comes of it by itself. */
function whatNext(state: DeliveryState): string {
  switch (state.kind) {
    case 'pending':
      return `it is tried again at ${state.dueAt}`;
    case 'unknown':
      return `it is looked for at ${state.dueAt}, and sent again where it does not stand`;
    case 'gone':
      return 'the subscription is paused: mend it in the chat, then /paper resume there';
    case 'rejected':
      return 'it is given up; /paper why there tells of it';
    default:
      return state.kind;
  }
}

/**
 * Nothing has kept this message from being sent but those before it. It is never too late here: what nobody was there to
 * send is ended by `Outbox.expireUnattended` when somebody is there again, and after a month by the nightly purge.
 */
const waitsForItsTurn = (state: DeliveryState) => state.kind === 'pending' && state.reason === undefined;
