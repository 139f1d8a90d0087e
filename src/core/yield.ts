import { type Clock, elapsedBy } from './clock.ts';

/** How long one stretch of work may keep the event loop, in milliseconds. */
const stretchMs = 2;

/**
 * Lets everything else have a turn of the event loop when a stretch has lasted long enough: called between the steps
 * of a long piece of work. SQLite answers within the same turn, so awaiting it lets no timer and no socket in, and five
 * hundred digests in a row would keep whoever asks something waiting for seconds. Undefined when work may go on at
 * once: steps may be short, and a promise for each of them would take as long as they do.
 */
export function createYield(clock: Clock) {
  const { sleep, nextTurn = () => sleep(0) } = clock;
  const elapsed = elapsedBy(clock);
  let since = elapsed();
  const afterOthers = async () => {
    await nextTurn();
    since = elapsed();
  };
  return (): Promise<void> | undefined => (elapsed() - since < stretchMs ? undefined : afterOthers());
}

export type YieldIfDue = ReturnType<typeof createYield>;

/** A long piece of computation that stops between its steps, and ends in a result. */
export type Steps<Result> = Generator<void, Result, void>;

/** Takes the steps one after the other, and lets everything else have its turns in between. */
export async function withYields<Result>(steps: Steps<Result>, yieldIfDue: YieldIfDue): Promise<Result> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    const wait = yieldIfDue();
    if (wait !== undefined) await wait;
  }
}

/** Takes all the steps in one go: where nobody else waits. */
export function withoutYields<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
