import type { Bot } from '../wire.ts';

/** Plans what is due; where that fails, the next heartbeat tries again, and what was going on goes on. */
export const planDue = ({ digests, log }: Pick<Bot, 'digests' | 'log'>, signal: AbortSignal): Promise<void> =>
  digests
    .tick(signal)
    .catch((cause: unknown) =>
      log.error('What is due could not be planned; the next heartbeat tries again.', { cause }),
    );
