import type { Clock } from '../clock.ts';
import type { Reply } from './reply.ts';
import { say } from './say.ts';

/** Said where the answer takes longer than people wait in silence; the answer takes its place. */
export const oneMoment: Reply = say('One moment…');

/** How long nothing may be said where an acknowledgement shows nothing, in milliseconds. */
const slowMs = 2_500;

/** The replies as they come; `onSlow` is called, and waited for, when none has come for a while. */
export async function* withOneMoment(
  replies: AsyncIterable<Reply>,
  clock: Clock,
  onSlow: () => Promise<void>,
): AsyncGenerator<Reply, void> {
  const iterator = replies[Symbol.asyncIterator]();
  const first = iterator.next();
  // Awaited below; until then a failure is nobody's.
  first.catch(() => {});
  try {
    const pause = new AbortController();
    const slow = clock.sleep(slowMs, pause.signal).then(() => 'slow' as const);
    const early = await Promise.race([first, slow]);
    pause.abort();
    if (early === 'slow') await onSlow();
    for (let step = await first; step.done !== true; step = await iterator.next()) yield step.value;
  } finally {
    // Whoever made the replies learns when nobody reads them to the end.
    await iterator.return?.();
  }
}
