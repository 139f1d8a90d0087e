import type { Pace } from '../../core/chat.ts';
import type { Clock } from '../../core/clock.ts';

/**
 * Slack takes about a message a second and channel, and several hundred a minute for a workspace
 * (docs.slack.dev, rate limits). The margin is for the way there: two posts a second apart may arrive closer.
 */
export const pace = { perChannelMs: 1_100, perTenantMinute: 300, perSecond: 20 } satisfies Pace;

/**
 * Gives each message its moment: whatever posts (a digest, an answer in a thread, a discussion) waits its turn in its
 * channel. Turns are taken in the order they are asked for. Call what the turn resolves with when Slack has answered:
 * a message that was long on its way pushes the next one back, since Slack counts arrivals.
 */
export function createPacer(clock: Clock, { perChannelMs, perTenantMinute } = pace) {
  const free = new Map<string, number>();
  let taken: number[] = [];

  return async function turn(channel: string, signal?: AbortSignal): Promise<() => void> {
    const now = clock.now().getTime();
    taken = taken.filter((at) => at > now - 60_000);
    const aMinuteAfter = taken.at(-perTenantMinute);
    const at = Math.max(now, free.get(channel) ?? 0, aMinuteAfter === undefined ? 0 : aMinuteAfter + 60_000);
    if (free.size > 1_000) for (const [key, until] of free) if (until <= now) free.delete(key);
    free.set(channel, at + perChannelMs);
    taken.push(at);
    if (at > now) await clock.sleep(at - now, signal);
    return () => {
      free.set(channel, Math.max(free.get(channel) ?? 0, clock.now().getTime() + perChannelMs));
    };
  };
}
