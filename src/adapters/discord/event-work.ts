import { LRUCache } from 'lru-cache';
import type { Log } from '../../core/log.ts';
import { createInFlight } from '../kit/in-flight.ts';
import { faultOf } from './classify.ts';

/** Events remembered; Discord repeats one within seconds, after a resumed connection. */
const remembered = 2_000;

/** Work on events: each event once, where it is ours, and a way to wait for what is at hand. */
export function createEventWork(log: Log, mayAnswer = async () => true) {
  const seen = new LRUCache<string, true>({ max: remembered });
  const { track, done } = createInFlight();
  return {
    take(id: string, work: () => Promise<void>): void {
      if (seen.has(id)) return;
      seen.set(id, true);
      const done = async () => void ((await mayAnswer()) && (await work()));
      void track(done().catch((error) => log.error('an event of Discord failed', { fault: faultOf(error) })));
    },
    done,
  };
}
