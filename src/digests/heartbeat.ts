import cron from 'node-cron';
import type { Log } from '../core/log.ts';

/**
 * Ticks every minute. node-cron computes only from the present clock, so it keeps no schedule of a channel: it only
 * wakes us, and the stored due times say what is due.
 */
export function startHeartbeat(
  { tick }: { tick(signal: AbortSignal): Promise<void> },
  { log, signal }: { log: Log; signal: AbortSignal },
): { stop(): Promise<void> } {
  const beat = async () => {
    try {
      await tick(signal);
    } catch (cause) {
      log.error('A heartbeat failed; the next one tries again.', { cause });
    }
  };
  const task = cron.schedule('* * * * *', beat, { noOverlap: true, name: 'heartbeat', timezone: 'UTC' });
  return {
    async stop() {
      await task.destroy();
    },
  };
}
