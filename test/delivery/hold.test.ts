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
    attended: () => [],
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

it('tries again at once where what is in hand could not be kept there: it is ours for as long as the lease lasts', async () => {
  const clock = virtualClock('2026-06-19T09:00:00.000Z');
  const stopping = new AbortController();
  const kept: number[] = [];
  const outbox = {
    leaseMs: 30_000,
    async keep() {
      kept.push(clock.elapsed?.() ?? 0);
      if (kept.length === 4) stopping.abort();
      if (kept.length < 3) throw new Error('no connection is free');
    },
    recover: async () => 0,
  };
  const process = { inHand: () => ['a'], attended: () => [], isOpen: () => true, wake: () => {} };
  await hold({ outbox, clock, log: recordedLog(), signal: stopping.signal, ...process });
  expect(kept).toEqual([10_000, 11_000, 12_000, 22_000]);
});
