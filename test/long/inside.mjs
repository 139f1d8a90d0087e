/**
 * Loaded into the bot's own process before the bot (`node --import`): tells on stdout, which nothing else uses where
 * chats are connected, what the process holds. Only from inside can the garbage be collected and the timers be counted.
 * No TypeScript: worker threads load it, too, before they could read any.
 */
import { readdirSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { isMainThread } from 'node:worker_threads';

const everyMs = 5_000;

// Worker threads share the process's memory and descriptors.
if (isMainThread) {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc');
  setInterval(tell, everyMs).unref();

  function tell() {
    collect();
    const { rss, heapUsed, external } = process.memoryUsage();
    // What keeps the event loop alive. A timer that was unreferenced is not among it; many would show in the heap.
    const resources = process.getActiveResourcesInfo();
    const sample = {
      at: Date.now(),
      rss,
      heap: heapUsed,
      external,
      descriptors: readdirSync('/proc/self/fd').length,
      threads: readdirSync('/proc/self/task').length,
      timers: resources.filter((kind) => kind === 'Timeout').length,
      resources: resources.length,
    };
    process.stdout.write(`${JSON.stringify(sample)}\n`);
  }
}
