import type { Pace } from '../../core/chat.ts';
import type { Clock } from '../../core/clock.ts';

/**
 * Slack takes about a message a second and channel, and several hundred a minute for a workspace
 * (docs.slack.dev, rate limits). The margin is for the way there: two posts a second apart may arrive closer.
 */
export const pace = { perChannelMs: 1_100, perTenantMinute: 300, perSecond: 20 } satisfies Pace;

/**
 * Gives each message its moment: whatever posts (a digest, an answer in a thread, a discussion) waits its turn in its
 * channel, in the order asked for, until the message before has arrived and its second is over. Call what the turn
 * resolves with when Slack has answered, whatever it said.
 */
export function createPacer(clock: Clock, { perChannelMs, perTenantMinute } = pace) {
  const free = new Map<string, number>();
  const last = new Map<string, Promise<void>>();
  let taken: number[] = [];

  return async function turn(channel: string, signal?: AbortSignal): Promise<() => void> {
    const before = last.get(channel);
    let arrive = () => {};
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    last.set(channel, arrived);
    await before;

    const now = clock.now().getTime();
    taken = taken.filter((at) => at > now - 60_000);
    const aMinuteAfter = taken.at(-perTenantMinute);
    const at = Math.max(now, free.get(channel) ?? 0, aMinuteAfter === undefined ? 0 : aMinuteAfter + 60_000);
    taken.push(at);
    if (at > now) await clock.sleep(at - now, signal);
    return () => {
      if (free.size > 1_000) forgetBefore(clock.now().getTime());
      free.set(channel, clock.now().getTime() + perChannelMs);
      if (last.get(channel) === arrived) last.delete(channel);
      arrive();
    };
  };

  function forgetBefore(now: number): void {
    for (const [channel, until] of free) if (until <= now) free.delete(channel);
  }
}
