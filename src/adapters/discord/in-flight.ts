import { LRUCache } from 'lru-cache';
import type { Log } from '../../core/log.ts';
import { faultOf } from './classify.ts';

/** Events remembered; Discord repeats one within seconds, after a resumed connection. */
const remembered = 2_000;

/** Work on events: each event once, and a way to wait for what is at hand. */
export function createInFlight(log: Log) {
  const seen = new LRUCache<string, true>({ max: remembered });
  const running = new Set<Promise<void>>();
  return {
    take(id: string, work: () => Promise<void>): void {
      if (seen.has(id)) return;
      seen.set(id, true);
      const task = work().catch((error) => log.error('an event of Discord failed', { fault: faultOf(error) }));
      running.add(task);
      void task.finally(() => running.delete(task));
    },
    async done(): Promise<void> {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
