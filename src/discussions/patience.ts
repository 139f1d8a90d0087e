import type { ChatAdapter, PostResult } from '../core/chat.ts';
import type { Clock } from '../core/clock.ts';

/** How long a person who clicked is made to wait for the platform's pace, in milliseconds. */
const longestWaitMs = 20_000;

type Result = PostResult | Awaited<ReturnType<ChatAdapter['openThread']>>;

/** Does again what the platform asked to wait with, when that is soon: many click at the moment a digest arrives. */
export async function patiently<R extends Result>(clock: Clock, work: () => Promise<R>): Promise<R> {
  const started = clock.now().getTime();
  for (;;) {
    const result = await work();
    if (result.kind !== 'retry') return result;
    if (clock.now().getTime() - started + result.afterMs > longestWaitMs) return result;
    await clock.sleep(Math.max(result.afterMs, 100));
  }
}
