import type { Clock } from '../core/clock.ts';

type Asked<T, R> = { item: T; resolve(result: R): void; reject(cause: unknown): void };

/**
 * Writes together what is asked for within one turn of the event loop: a transaction costs nearly as much for one message
 * as for many. `write` gives a result for each item, in their order. When it fails for several, each is written alone,
 * `again`: what is wrong with one keeps no other. One that was alone already fails.
 */
export function gather<T, R>(
  write: (items: readonly T[], again: boolean) => Promise<readonly R[]>,
  { sleep, nextTurn = () => sleep(0) }: Clock,
): (item: T) => Promise<R> {
  let asked: Asked<T, R>[] = [];

  async function writeAll(): Promise<void> {
    await nextTurn();
    const all = asked;
    asked = [];
    try {
      answer(
        all,
        await write(
          all.map(({ item }) => item),
          false,
        ),
      );
    } catch (cause) {
      if (all.length === 1) return all[0]?.reject(cause);
      for (const one of all) await write([one.item], true).then((results) => answer([one], results), one.reject);
    }
  }

  return (item) =>
    new Promise((resolve, reject) => {
      asked.push({ item, resolve, reject });
      if (asked.length === 1) void writeAll();
    });
}

function answer<T, R>(asked: readonly Asked<T, R>[], results: readonly R[]): void {
  for (const [at, result] of results.entries()) asked[at]?.resolve(result);
}
