/** The work at hand, so that `stop` can wait for it. */
export function createInFlight() {
  const running = new Set<Promise<void>>();
  return {
    /** Counts work in until it ends; gives it back. It may not fail: nobody here would say so. */
    track(work: Promise<void>): Promise<void> {
      running.add(work);
      return work.finally(() => running.delete(work));
    },
    /** Resolves when nothing is at hand any more. */
    async done(): Promise<void> {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
