import { expect, it } from 'vitest';
import { hold } from '../../src/delivery/hold.ts';
import { recordedLog } from '../fixtures/clock.ts';
import { virtualClock } from '../fixtures/virtual-clock.ts';

/** What a process that shares the outbox does in a minute. */
async function inAMinute({ isOpen }: { isOpen: boolean }) {
  const clock = virtualClock('2026-06-19T09:00:00Z');
  const stopping = new AbortController();
  const done = { kept: 0, taken: 0, looked: 0 };
  void hold({
    outbox: {
      leaseMs: 30_000,
      keep: async () => void done.kept++,
      recover: async () => {
        done.taken++;
        return 0;
      },
    },
    ...{ clock, log: recordedLog(), signal: stopping.signal },
    inHand: () => [],
    isOpen: () => isOpen,
    wake: () => void done.looked++,
  });
  await clock.sleep(61_000);
  stopping.abort();
  return done;
}

it('looks every few seconds for what a process has written that sends only its own', async () => {
  expect(await inAMinute({ isOpen: true })).toEqual({ kept: 6, taken: 6, looked: 6 });
  expect(await inAMinute({ isOpen: false })).toEqual({ kept: 6, taken: 0, looked: 0 });
});
