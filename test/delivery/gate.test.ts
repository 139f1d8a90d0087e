import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createGate } from '../../src/delivery/gate.ts';

/** Time that passes only while the gate sleeps or a claim takes it; `late`: how much too late each sleep wakes. */
function timeOf(late: (sleep: number) => number) {
  let elapsed = 0;
  let wall = Date.parse('2026-06-19T09:00:00Z');
  let sleeps = 0;
  return {
    pass(milliseconds: number) {
      elapsed += milliseconds;
    },
    setWall(to: number) {
      wall = to;
    },
    clock: {
      now: () => new Date(wall + elapsed),
      elapsed: () => elapsed,
      sleep: async (milliseconds: number) => {
        elapsed += milliseconds + late(sleeps);
        sleeps += 1;
      },
    },
  };
}

const { signal } = new AbortController();
/** Most messages that went within any second; a window begins with one of them. */
const mostInASecond = (times: readonly number[]) =>
  Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 1_000).length));

/** Longer and longer: most timers are on time, some wait for a garbage collection, a few for a whole planning. */
const lateness = fc.oneof(
  { weight: 8, arbitrary: fc.constant(0) },
  { weight: 4, arbitrary: fc.double({ min: 0, max: 30, noNaN: true }) },
  { weight: 1, arbitrary: fc.integer({ min: 100, max: 3_000 }) },
);

test('lets no more through in any second than the platform takes, whatever time does', async () => {
  const steps = fc.array(
    fc.record({
      idle: fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 2_000 })),
      lateness,
    }),
    { minLength: 100, maxLength: 300 },
  );
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 60 }), steps, fc.integer(), async (perSecond, given, jump) => {
      const time = timeOf((sleep) => given[sleep % given.length]?.lateness ?? 0);
      const gate = createGate(perSecond, time.clock);
      const went: number[] = [];
      for (const [number, { idle }] of given.entries()) {
        time.pass(idle);
        if (number === 50) time.setWall(Date.parse('2026-06-19T09:00:00Z') + jump);
        expect(await gate.pass(async () => true, false, signal)).toBe(true);
        went.push(time.clock.elapsed());
      }
      expect(mostInASecond(went)).toBeLessThanOrEqual(perSecond);
    }),
    { numRuns: 100 },
  );
});

test('keeps to 95 % of the limit while there is work, though timers wake late and the process pauses', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(1, 5, 20, 50, 300),
      fc.array(fc.double({ min: 0, max: 15, noNaN: true }), { minLength: 1, maxLength: 200 }),
      fc.integer({ min: 0, max: 100 }),
      async (perSecond, late, pauseMs) => {
        const time = timeOf((sleep) => late[sleep % late.length] ?? 0);
        const gate = createGate(perSecond, time.clock);
        const count = perSecond * 60;
        const began = time.clock.elapsed();
        let waiting: Promise<unknown> = Promise.resolve();
        for (let number = 0; number < count; number += 1) {
          // A garbage collection, or others' work, every ten seconds.
          if (number % (perSecond * 10) === 0) time.pass(pauseMs);
          // The next one waits already, as in the outbox.
          const before = waiting;
          waiting = gate.pass(async () => true, false, signal);
          await before;
        }
        await waiting;
        const seconds = (time.clock.elapsed() - began) / 1_000;
        expect(count / seconds).toBeGreaterThanOrEqual(0.95 * perSecond);
      },
    ),
    { numRuns: 100 },
  );
});

test('claims together what goes within a tenth of a second, and nothing before', async () => {
  const time = timeOf(() => 0);
  const gate = createGate(50, time.clock);
  const claimedAt: number[] = [];
  const claim = async () => claimedAt.push(time.clock.elapsed()) > 0;
  const went = Array.from({ length: 100 }, async () => {
    await gate.pass(claim, false, signal);
    return time.clock.elapsed();
  });
  for (const [number, at] of (await Promise.all(went)).entries()) {
    const claimed = claimedAt[number] ?? Number.NaN;
    expect(claimed).toBeLessThanOrEqual(at);
    expect(at - claimed).toBeLessThanOrEqual(100);
  }
  expect(new Set(claimedAt).size).toBeLessThan(50);
});

test('claims nothing while the platform takes nothing', async () => {
  const time = timeOf(() => 0);
  const gate = createGate(50, time.clock);
  gate.rest(60_000);
  const claimedAt: number[] = [];
  const claim = async () => claimedAt.push(time.clock.elapsed()) > 0;
  await Promise.all(Array.from({ length: 10 }, () => gate.pass(claim, false, signal)));
  expect(Math.min(...claimedAt)).toBeGreaterThanOrEqual(59_900);
  expect(time.clock.elapsed()).toBeGreaterThanOrEqual(60_000);
});

test('counts nothing that was not to be sent after all, and goes on after a claim that fails', async () => {
  const time = timeOf(() => 0);
  const gate = createGate(2, time.clock);
  for (let number = 0; number < 10; number += 1) expect(await gate.pass(async () => false, false, signal)).toBe(false);
  await expect(gate.pass(() => Promise.reject(new Error('the disk is full')), false, signal)).rejects.toThrow('full');
  expect(await gate.pass(async () => true, false, signal)).toBe(true);
  expect(time.clock.elapsed()).toBe(0);
  expect(await gate.pass(async () => true, false, AbortSignal.abort())).toBe(false);
});
