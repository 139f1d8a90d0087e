import { expect, it } from 'vitest';
import { createDuty, type DutyStore } from '../../src/core/duty.ts';
import { recordedLog } from '../fixtures/clock.ts';
import { virtualClock } from '../fixtures/virtual-clock.ts';

/** A store with a clock, and processes that keep its one duty; `isAway`: it does not answer. */
function shared() {
  const clock = virtualClock('2026-06-19T09:00:00Z');
  let had: { holder: string; until: number } | undefined;
  const state = { isAway: false };
  const store: Pick<DutyStore, 'take' | 'giveBack'> = {
    async take(_, holder, leaseMs) {
      if (state.isAway) throw new Error('the server is away');
      const now = clock.now().getTime();
      if (had !== undefined && had.holder !== holder && had.until > now) return false;
      had = { holder, until: now + leaseMs };
      return true;
    },
    async giveBack(_, holder) {
      if (had?.holder === holder) had = undefined;
    },
  };
  /** What every process did, in order. */
  const done: string[] = [];
  function process(holder: string, work?: () => Promise<void>) {
    // One that stands still neither asks nor hears.
    const still = { until: Promise.resolve() };
    const own = {
      ...clock,
      sleep: async (ms: number, signal?: AbortSignal) => {
        await clock.sleep(ms, signal);
        await still.until;
      },
    };
    const stopping = new AbortController();
    const duty = createDuty('planning', { store, holder, clock: own, log: recordedLog() });
    duty.begin(stopping.signal, async (held) => {
      done.push(`${holder} begins`);
      if (work !== undefined) return work();
      await new Promise((resolve) => held.addEventListener('abort', resolve, { once: true }));
      done.push(`${holder} ends`);
    });
    return {
      duty,
      standStill(): () => void {
        let goOn = () => {};
        still.until = new Promise((resolve) => {
          goOn = resolve;
        });
        return goOn;
      },
      async stop() {
        stopping.abort();
        await duty.ended();
      },
    };
  }
  return { clock, state, done, process };
}

it("is one process's, and another one has it within a minute when that one stands still", async () => {
  const { clock, done, process } = shared();
  const first = process('first');
  await clock.sleep(1_000);
  const second = process('second');
  await clock.sleep(300_000);
  expect([first.duty.isHeld(), second.duty.isHeld(), done]).toEqual([true, false, ['first begins']]);

  const goOn = first.standStill();
  await clock.sleep(60_000);
  expect(second.duty.isHeld()).toBe(true);
  // It has not heard of it, and learns it before it does anything.
  expect(first.duty.isHeld()).toBe(true);
  expect(await first.duty.isHeldStill()).toBe(false);
  goOn();
  await clock.sleep(60_000);
  expect(done).toEqual(['first begins', 'second begins', 'first ends']);
  await second.stop();
  await clock.sleep(15_000);
  expect(done.slice(3)).toEqual(['second ends', 'first begins']);
  await first.stop();
  expect(done.at(-1)).toBe('first ends');
});

it('stays where it is while the store is away, and nobody gets it anew', async () => {
  const { clock, state, done, process } = shared();
  const first = process('first');
  await clock.sleep(1_000);
  const second = process('second');
  state.isAway = true;
  await clock.sleep(600_000);
  expect([first.duty.isHeld(), second.duty.isHeld()]).toEqual([true, false]);
  // The other one may reach the store: what both hear is answered by none rather than twice.
  expect(await first.duty.isHeldStill()).toBe(false);
  state.isAway = false;
  await clock.sleep(60_000);
  // Whoever asks first has it: one of them, and one only.
  expect([first.duty.isHeld(), second.duty.isHeld()].filter((isHeld) => isHeld)).toHaveLength(1);
  await Promise.all([first.stop(), second.stop()]);
  expect(done.filter((line) => line.endsWith('begins'))).toHaveLength(done.length / 2);
});

it('is asked for again after a pause of the machine, during which only the clock on the wall goes on', async () => {
  const { clock, state, process } = shared();
  const only = process('only');
  await clock.sleep(1_000);
  state.isAway = true;
  clock.set('2026-06-19T10:00:00Z');
  expect(await only.duty.isHeldStill()).toBe(false);
  state.isAway = false;
  expect(await only.duty.isHeldStill()).toBe(true);
  await only.stop();
});

it('is left to others, for some minutes, where it could not be done', async () => {
  const { clock, done, process } = shared();
  const first = process('first', async () => {
    throw new Error('Discord does not let this bot in');
  });
  await clock.sleep(1_000);
  const second = process('second');
  await clock.sleep(60_000);
  expect([first.duty.isHeld(), second.duty.isHeld(), done]).toEqual([false, true, ['first begins', 'second begins']]);
  await second.stop();
  await clock.sleep(180_000);
  expect(done.slice(2)).toEqual(['second ends', 'first begins']);
  await first.stop();
});

it('is worked at once each time that a process gets it', async () => {
  const { clock, done, process } = shared();
  const only = process('only', async () => {});
  await clock.sleep(300_000);
  expect(done).toEqual(['only begins']);
  await only.stop();
});
