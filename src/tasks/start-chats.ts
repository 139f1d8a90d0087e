import type { Connectable } from '../connections.ts';
import { RefusedError, UnreachableError } from '../core/chat/chat-adapter.ts';
import type { Bot } from '../wire.ts';
import { planDue } from './plan-due.ts';

/** How long a platform or a source that does not answer is left alone before it is tried again, in milliseconds. */
const startWaits = [5_000, 15_000, 60_000];

export const startWait = (attempt: number) => startWaits[Math.min(attempt, startWaits.length - 1)] ?? 60_000;

/**
 * Connects the chats; one that fails ends alone. `patient`: a platform that does not answer is tried until it does, as
 * after a start before the network is up. Resolves when each is connected or has failed, with the failures.
 */
export async function startChats(
  bot: Bot,
  chats: readonly Connectable[],
  signal: AbortSignal,
  { patient }: { patient: boolean },
): Promise<unknown[]> {
  const { duties, clock, log } = bot;
  const failures: unknown[] = [];
  const connect = async (chat: Connectable, attempt = 0): Promise<void> => {
    try {
      await chat.connect();
      if (duties.planning.isHeld()) await planDue(bot, signal);
    } catch (error) {
      if (signal.aborted) return;
      if (!patient || !(error instanceof UnreachableError)) {
        failures.push(error);
        return log.error(`${chat.platform} could not be started`, { error });
      }
      log.warn(
        `${error.message} ${error.afterMs === undefined ? 'Trying again until it answers.' : 'Trying again then.'}`,
      );
      await clock.sleep(error.afterMs ?? startWait(attempt), signal);
      if (!signal.aborted) await connect(chat, attempt + 1);
    }
  };
  await Promise.all(chats.map((chat) => connect(chat)));
  return failures;
}

/**
 * The status when every chat refuses what is set up: a supervisor must not start it again before somebody changed
 * something, since each start costs one of Discord's sign-ins. EX_CONFIG of sysexits.h.
 */
const refusedStatus = 78;

/** Of a process without a chat: what failed at the start; a chat that ended later was refused, too. */
export const statusOf = (failures: readonly unknown[]): number =>
  failures.every((failure) => failure instanceof RefusedError) ? refusedStatus : 1;
