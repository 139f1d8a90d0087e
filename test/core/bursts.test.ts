import { expect, it } from 'vitest';
import { createBursts } from '../../src/core/bursts.ts';
import { fakeClock } from '../fixtures/clock.ts';

it('writes a line a minute and kind, with how many were left out before it', () => {
  const clock = fakeClock('2026-06-19T09:00:00Z');
  const bursts = createBursts(clock);
  const told = () => bursts.count('slack retry');
  expect([told(), told(), told(), bursts.count('slack gone')]).toEqual([0, undefined, undefined, 0]);
  clock.set('2026-06-19T09:01:00Z');
  expect([told(), told()]).toEqual([2, undefined]);
});
