import { ActivityType, type Client, Events } from 'discord.js';
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
  const statusOf = (next: string | undefined) => ({
    activities:
      next === undefined
        ? []
        : [{ name: 'Next digest', type: ActivityType.Custom, state: shorten(next, longestStatus) }],
  });
  // A status belongs to one connection's session, and ends with it.
  client.on(Events.ShardReady, (shardId) => {
    if (shown !== undefined) client.user?.setPresence({ ...statusOf(shown), shardId });
  });
  while (!signal.aborted) {
    const next = await nextDigest().catch(() => undefined);
    if (next !== shown && !signal.aborted) {
      client.user?.setPresence(statusOf(next));
      shown = next;
    }
    await clock.sleep(refreshMs, signal);
  }
}
