import { expect, it } from 'vitest';
import { createInFlight } from '../../../src/adapters/kit/in-flight.ts';
import { soon } from '../../../src/adapters/kit/soon.ts';
import type { Clock } from '../../../src/core/clock.ts';

const still: Clock = { now: () => new Date(0), sleep: () => new Promise(() => {}) };
const late: Clock = { ...still, sleep: async () => {} };

it('gives what comes in time, and nothing for what does not', async () => {
  expect(await soon(Promise.resolve('here'), still, 100)).toBe('here');
  expect(await soon(new Promise(() => {}), late, 100)).toBeUndefined();
});

it('throws what fails in time; what fails after nobody waits for it is nobody’s', async () => {
  await expect(soon(Promise.reject(new Error('no')), still, 100)).rejects.toThrow('no');
  let fail: (error: Error) => void = () => {};
  const failing = new Promise((_, reject) => {
    fail = reject;
  });
  expect(await soon(failing, late, 100)).toBeUndefined();
  // Unhandled, this would end the test run.
  fail(new Error('too late'));
  await new Promise(setImmediate);
});

it('waits for the work at hand, and for what that brings', async () => {
  const { track, done } = createInFlight();
  const ended: string[] = [];
  const later = (name: string) => new Promise(setImmediate).then(() => void ended.push(name));
  void track(later('first').then(() => void track(later('second'))));
  await done();
  expect(ended).toEqual(['first', 'second']);
  await done();
});
