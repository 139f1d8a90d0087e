export function every(times: number, work: () => Promise<unknown>): () => Promise<void> {
  let count = 0;
  return async () => {
    if (count++ % times === 0) await work();
  };
}

/** Old rows are swept with every so many new ones, so that no timer is needed. */
export const sweepEvery = 100;
