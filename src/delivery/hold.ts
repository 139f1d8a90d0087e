import type { Outbox } from '../core/channels/delivery.ts';
import type { Platform } from '../core/chat/place.ts';
import type { Clock } from '../core/clock.ts';
import type { Log } from '../core/log.ts';

type HoldOptions = {
  outbox: Pick<Outbox, 'leaseMs' | 'keep' | 'recover'>;
  clock: Clock;
  log: Log;
  signal: AbortSignal;
  /** Keys of the messages that this process has in hand. */
  inHand(): readonly string[];
  /** The platforms to which this process can send. */
  attended(): readonly Platform[];
  /** Whether this process empties the outbox, and so takes over what others have left. */
  isOpen(): boolean;
  /** Looks for what is due. */
  wake(): void;
};

/** The pause after it failed, in milliseconds: a lease is long enough for several tries, and none must be the last. */
const afterFaultMs = 1_000;

/**
 * Where processes share the outbox: until the signal aborts, keeps what is in hand from being taken by others, however
 * long its slot is away or a mail server takes, takes over what those had in hand who are gone, and looks for what others
 * have written.
 */
export async function hold({ outbox, clock, log, signal, ...process }: HoldOptions): Promise<void> {
  const { leaseMs } = outbox;
  if (leaseMs === undefined) return;
  let pauseMs = leaseMs / 3;
  while (!signal.aborted) {
    await clock.sleep(pauseMs, signal);
    if (signal.aborted) return;
    try {
      await outbox.keep(process.inHand());
      pauseMs = leaseMs / 3;
      if (!process.isOpen()) continue;
      // Asked anew: more may have been taken in hand meanwhile.
      await outbox.recover(clock.now(), new Set(process.inHand()), process.attended());
      // What a process that does not empty it has written, or could not send at once, is found here.
      process.wake();
    } catch (cause) {
      pauseMs = Math.min(afterFaultMs, leaseMs / 3);
      log.error('What is in hand could not be kept there: after a while another process takes it.', { cause });
    }
  }
}
