import type { Outage } from '../../core/chat/chat-adapter.ts';
import type { Clock } from '../../core/clock.ts';
import type { Log } from '../../core/log.ts';
import type { Failure } from './classify.ts';
import { badToken, type Identity, isSilence } from './identity.ts';

/** What is wrong with the installation as a whole. */
export type Refusal = { reason: string; isRemoved: boolean };

type Parts = {
  /** What the log calls the token. */
  named: string;
  /** Asks Slack who the token belongs to. */
  ask(): Promise<Identity | Failure>;
  /** Told once of each outage, and once more when it turns out that the app was removed. */
  onLost(refusal: Refusal, since: Date): Promise<void>;
  /** Told before anything is posted again. */
  onBack(self: Identity, since: Date): Promise<void>;
  /** Told when posts are let through again. */
  goOn(): void;
  clock: Clock;
  log: Log;
  stopping: AbortSignal;
};

export type Installation = ReturnType<typeof createInstallation>;

/** Pauses between two questions whether the token is good again, in milliseconds: each twice the one before. */
const pauses = { first: 60_000, longest: 30 * 60_000 };

/**
 * Whether the token may do anything at all. When Slack says no, it is asked again, ever less often, until it says yes:
 * a workspace that was moved, or an app that was taken away by mistake and given back, needs nobody to start us again.
 */
export function createInstallation({ named, ask, onLost, onBack, goOn, clock, log, stopping }: Parts) {
  let outage: (Outage & Refusal) | undefined;
  let pauseMs = pauses.first;
  /** Slack may accept a token and still refuse every post: then nothing is over until one went through. */
  let troubledSince: Date | undefined;

  async function isBack(lost: Outage): Promise<boolean> {
    const answer = await ask();
    if ('kind' in answer) {
      if (isSilence(answer))
        log.warn('slack: could not ask whether the token is good again', { reason: answer.reason });
      else log.error(badToken(answer, named));
      return false;
    }
    await onBack(answer, lost.since);
    log.info('slack: the token is accepted again', { workspace: answer.team });
    return true;
  }

  async function askAgain(lost: Outage): Promise<void> {
    while (!stopping.aborted) {
      await clock.sleep(pauseMs, stopping);
      if (stopping.aborted) return;
      pauseMs = Math.min(pauses.longest, pauseMs * 2);
      try {
        if (!(await isBack(lost))) continue;
        outage = undefined;
        return goOn();
      } catch (error) {
        log.error('slack: could not go on', { error });
      }
    }
  }

  return {
    outage: (): Outage | undefined => outage,
    /** A call was refused for the sake of the installation. `since`: when that began, where it is known better. */
    async refused(refusal: Refusal, since = clock.now()): Promise<void> {
      const before = outage;
      if (before !== undefined && (before.isRemoved || !refusal.isRemoved)) return;
      troubledSince ??= since;
      outage = { ...refusal, since: before?.since ?? troubledSince };
      if (before === undefined) void askAgain(outage);
      log.error(badToken(refusal, named));
      await onLost(refusal, outage.since).catch((error: unknown) =>
        log.error('slack: the outage could not be noted', { error }),
      );
    },
    /** A post went through. */
    worked(): void {
      troubledSince = undefined;
      pauseMs = pauses.first;
    },
  };
}
