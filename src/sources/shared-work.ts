import { untilAborted } from './until-aborted.ts';

export type SharedWork<T> = {
  readonly size: number;
  has(key: string): boolean;
  /** Joins the work for a key, or starts it. Whoever aborts is given `gone`. */
  join(key: string, signal: AbortSignal, gone: T, start: (signal: AbortSignal) => Promise<T>): Promise<T>;
};

/** One piece of work for a key, however many wait for it; when the last of them has gone, its signal aborts. */
export function createSharedWork<T>(stopping: AbortSignal): SharedWork<T> {
  const underWay = new Map<string, { work: Promise<T>; waiting: number; left: AbortController }>();

  function begin(key: string, start: (signal: AbortSignal) => Promise<T>) {
    const left = new AbortController();
    const stop = () => left.abort();
    if (stopping.aborted) stop();
    stopping.addEventListener('abort', stop, { once: true });
    const work = start(left.signal).finally(() => {
      stopping.removeEventListener('abort', stop);
      if (underWay.get(key) === shared) underWay.delete(key);
    });
    const shared = { work, waiting: 0, left };
    underWay.set(key, shared);
    return shared;
  }

  return {
    get size() {
      return underWay.size;
    },
    has: (key) => underWay.has(key),
    async join(key, signal, gone, start) {
      const shared = underWay.get(key) ?? begin(key, start);
      shared.waiting += 1;
      try {
        return await untilAborted(shared.work, signal, gone);
      } finally {
        shared.waiting -= 1;
        if (shared.waiting === 0) {
          // Whoever comes now must not join what is being broken off.
          if (underWay.get(key) === shared) underWay.delete(key);
          shared.left.abort();
        }
      }
    },
  };
}
