import { expect, it } from 'vitest';
import { whenAgain, withRetries } from '../../src/core/retry.ts';
import { virtualClock } from '../fixtures/virtual-clock.ts';

const start = '2026-06-19T09:00:00.000Z';
const putOff = (afterMs: number) => ({ kind: 'retry' as const, afterMs });
const sent = { kind: 'sent' as const };
const lost = { kind: 'unknown' as const };

/** What comes of answers that come one after the other, how many were asked for, and how long that took. */
async function tried(answers: { kind: string; afterMs?: number }[], withinMs: number, lostMs?: number) {
  const clock = virtualClock(start);
  let asked = 0;
  const attempt = async () => answers[asked++] ?? sent;
  const last = await withRetries(attempt, { again: whenAgain(lostMs), clock, random: () => 0, withinMs });
  return { last: last.kind, asked, tookMs: clock.now().getTime() - Date.parse(start) };
}

it('tries again what was put off, when the platform says', async () => {
  expect(await tried([putOff(3_000), putOff(2_000)], 20_000)).toEqual({ last: 'sent', asked: 3, tookMs: 5_000 });
});

it('tries again what was lost only where it may be done twice', async () => {
  expect(await tried([lost], 20_000, 1_000)).toEqual({ last: 'sent', asked: 2, tookMs: 1_000 });
  expect(await tried([lost], 20_000)).toEqual({ last: 'unknown', asked: 1, tookMs: 0 });
});

it('begins no pause that would end too late, and gives up after four tries', async () => {
  expect(await tried([putOff(30_000)], 20_000)).toEqual({ last: 'retry', asked: 1, tookMs: 0 });
  expect(await tried(Array(9).fill(putOff(1_000)), 20_000)).toMatchObject({ last: 'retry', asked: 4 });
});

it('leaves alone what is refused for good', async () => {
  expect(await tried([{ kind: 'rejected' }], 20_000, 1_000)).toMatchObject({ last: 'rejected', asked: 1 });
});
