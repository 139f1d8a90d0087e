import { setImmediate } from 'node:timers/promises';

/**
 * Parts of a list, with a turn of the event loop between them. SQLite answers within the same turn, and awaiting an
 * answer that is there already lets no timer and no socket in: thousands of rows in a row would stop the whole bot.
 */
export async function* batches<T>(items: readonly T[], size: number): AsyncGenerator<T[]> {
  for (let start = 0; start < items.length; start += size) {
    if (start > 0) await setImmediate();
    yield items.slice(start, start + size);
  }
}
