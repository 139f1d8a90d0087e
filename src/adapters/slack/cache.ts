import { LRUCache } from 'lru-cache';

/**
 * The latest of what is remembered of one workspace, so many at most. It takes its memory as it fills, not at once as with
 * `max`: there may be thousands of workspaces.
 */
export const createCache = <Value extends NonNullable<unknown>>(most: number): LRUCache<string, Value> =>
  new LRUCache<string, Value>({ maxSize: most, sizeCalculation: () => 1 });
