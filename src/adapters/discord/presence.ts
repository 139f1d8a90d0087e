import { ActivityType, type Client } from 'discord.js';
import type { Clock } from '../../core/clock.ts';
import { shorten } from '../../core/text.ts';

const refreshMs = 600_000;
/** Discord's bound for a custom status. */
const longestStatus = 128;

/** Shows what the next digest is, or nothing, until the signal aborts; Discord hears of it only when it changed. */
export async function showPresence(
  client: Client,
  clock: Clock,
  nextDigest: () => Promise<string | undefined>,
  signal: AbortSignal,
): Promise<void> {
  let shown: string | undefined;
  while (!signal.aborted) {
    const next = await nextDigest().catch(() => undefined);
    if (next !== shown && !signal.aborted) {
      const state =
        next === undefined
          ? []
          : [{ name: 'Next digest', type: ActivityType.Custom, state: shorten(next, longestStatus) }];
      client.user?.setPresence({ activities: state });
      shown = next;
    }
    await clock.sleep(refreshMs, signal);
  }
}
