import cron, { type Logger, type ScheduledTask } from 'node-cron';
import { type Clock, elapsedBy } from '../core/clock.ts';
import { abortedWith } from '../core/deadline.ts';
import type { Log } from '../core/log.ts';

const minuteMs = 60_000;
/** How often the clock is looked at, in milliseconds; and shortly before node-cron wakes, which must see no jump. */
const lookMs = 10_000;
const justBeforeMs = 10;
/** What is taken for a jump of the clock, in milliseconds: node-cron lives with less. */
const jumpMs = 30_000;

type Heartbeat = { stop(): Promise<void> };

/**
 * Ticks every minute. node-cron computes only from the present clock, so it keeps no schedule of a channel: it only
 * wakes us, and the stored due times say what is due.
 *
 * node-cron sleeps until the minute that was next when it looked. When the clock is set back by days meanwhile it would
 * sleep for days, and when it is set forward it would count every minute in between, each for half a millisecond and with
 * a warning. So the clock is compared with the time that passed; after a jump node-cron begins anew, with a tick at once.
 */
export function startHeartbeat(
  { tick }: { tick(signal: AbortSignal): Promise<void> },
  { clock, log, signal }: { clock: Clock; log: Log; signal: AbortSignal },
): Heartbeat {
  const stopped = abortedWith(signal);
  const beat = async () => {
    try {
      await tick(signal);
    } catch (cause) {
      log.error('A heartbeat failed; the next one tries again.', { cause });
    }
  };
  let task = schedule(beat, log);
  void watch();

  async function watch(): Promise<void> {
    const elapsed = elapsedBy(clock);
    let ahead = clock.now().getTime() - elapsed();
    while (!stopped.signal.aborted) {
      const toBeat = minuteMs - (clock.now().getTime() % minuteMs) - justBeforeMs;
      await clock.sleep(toBeat > 0 ? Math.min(toBeat, lookMs) : lookMs, stopped.signal);
      const jumpedMs = clock.now().getTime() - elapsed() - ahead;
      ahead += jumpedMs;
      if (stopped.signal.aborted || Math.abs(jumpedMs) < jumpMs) continue;
      log.warn('The clock was set; the heartbeat goes on from its new time.', { seconds: Math.round(jumpedMs / 1000) });
      await task.destroy();
      task = schedule(beat, log);
      void beat();
    }
  }

  return {
    async stop() {
      stopped.abort();
      await task.destroy();
    },
  };
}

function schedule(beat: () => Promise<void>, log: Log): ScheduledTask {
  const task = cron.schedule('* * * * *', beat, {
    name: 'heartbeat',
    timezone: 'UTC',
    noOverlap: true,
    // A beat that comes late is still a beat, until the next one is due.
    missedExecutionTolerance: minuteMs,
    logger: cronLogger(log),
  });
  let missed = 0;
  // Told of each minute in one go: they are one event.
  task.on('execution:missed', async () => {
    missed += 1;
    if (missed > 1) return;
    await Promise.resolve();
    log.warn('Heartbeats were missed: the process was kept from running.', { missed });
    missed = 0;
  });
  return task;
}

/** node-cron's own words, which would go to stdout and stderr in a format of their own. */
const cronLogger = (log: Log): Logger => ({
  info: (message) => log.info(`node-cron: ${message}`),
  warn: (message) => log.warn(`node-cron: ${message}`),
  error: (message, cause) => log.error(`node-cron: ${message instanceof Error ? message.message : message}`, { cause }),
  debug: () => {},
});
