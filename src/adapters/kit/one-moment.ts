import type { Reply } from '../../core/chat/reply.ts';
import { say } from '../../core/chat/say.ts';
import type { Clock } from '../../core/clock.ts';

/** Said where the answer takes longer than people wait in silence; the answer takes its place. */
export const oneMoment: Reply = say('One moment…');

/** How long nothing may be said where an acknowledgement shows nothing, in milliseconds. */
export const silenceMs = 2_500;

/** What comes as it comes; `onSlow` is called, and waited for, when nothing has come for so many milliseconds. */
export async function* withOneMoment<T>(
  coming: AsyncIterable<T>,
  clock: Clock,
  afterMs: number,
  onSlow: () => Promise<void>,
): AsyncGenerator<T, void> {
  const iterator = coming[Symbol.asyncIterator]();
  const first = iterator.next();
  // Awaited below; until then a failure is nobody's.
  first.catch(() => {});
  try {
    const pause = new AbortController();
    const slow = clock.sleep(afterMs, pause.signal).then(() => 'slow' as const);
    const early = await Promise.race([first, slow]);
    pause.abort();
    if (early === 'slow') await onSlow();
    for (let step = await first; step.done !== true; step = await iterator.next()) yield step.value;
  } finally {
    // Whoever makes what comes learns when nobody takes it to the end.
    await iterator.return?.();
  }
}
