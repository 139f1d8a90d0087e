import type { Outbox } from '../core/channels/delivery.ts';
import type { Clock } from '../core/clock.ts';
import type { Log } from '../core/log.ts';

type HoldOptions = {
  outbox: Pick<Outbox, 'leaseMs' | 'keep' | 'recover'>;
  clock: Clock;
  log: Log;
  signal: AbortSignal;
  /** Keys of the messages that this process has in hand. */
  inHand(): readonly string[];
  /** Whether this process empties the outbox, and so takes over what others have left. */
  isOpen(): boolean;
  /** Looks for what is due. */
  wake(): void;
};

/**
 * Where processes share the outbox: until the signal aborts, keeps what is in hand from being taken by others, however
 * long its slot is away or a mail server takes, takes over what those had in hand who are gone, and looks for what others
 * have written.
 */
export async function hold({ outbox, clock, log, signal, ...process }: HoldOptions): Promise<void> {
  const { leaseMs } = outbox;
  while (leaseMs !== undefined && !signal.aborted) {
    await clock.sleep(leaseMs / 3, signal);
    if (signal.aborted) return;
    try {
      const keys = process.inHand();
      await outbox.keep(keys);
      if (!process.isOpen()) continue;
      await outbox.recover(clock.now(), new Set(keys));
      // What a process that does not empty it has written, or could not send at once, is found here.
      process.wake();
    } catch (cause) {
      log.error('What is in hand could not be kept there: after a while another process takes it.', { cause });
    }
  }
}
