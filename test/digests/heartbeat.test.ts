import { afterEach, beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import type { Clock } from '../../src/core/clock.ts';
import { startHeartbeat } from '../../src/digests/heartbeat.ts';
import { recordedLog } from '../fixtures/clock.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const start = Date.parse('2026-06-19T09:00:20.000Z');

// The real node-cron, over timers and a clock that stand still until they are moved.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout', 'performance'], now: start });
});
afterEach(() => {
  vi.useRealTimers();
});

const clock: Clock = {
  now: () => new Date(),
  elapsed: () => performance.now(),
  sleep: (milliseconds, signal) =>
    new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, milliseconds);
      signal?.addEventListener('abort', end);
    }),
};

function begin(tick: () => Promise<void> = async () => {}) {
  const log = recordedLog();
  const stop = new AbortController();
  /** The times of the beats, in milliseconds that passed, whatever the clock said. */
  const beats: number[] = [];
  const began = performance.now();
  const heartbeat = startHeartbeat(
    {
      tick: () => {
        beats.push(performance.now() - began);
        return tick();
      },
    },
    { clock, log, signal: stop.signal },
  );
  onTestFinished(() => heartbeat.stop());
  const gaps = () => [...beats, performance.now() - began].map((at, n) => at - (n === 0 ? 0 : (beats[n - 1] ?? 0)));
  return { beats, log, heartbeat, longestGap: () => Math.max(...gaps()) };
}

const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);
const jump = (milliseconds: number) => vi.setSystemTime(Date.now() + milliseconds);

it('beats with every minute of the clock, and says nothing', async () => {
  const { beats, log } = begin();
  await pass(10 * minuteMs);
  expect(beats).toEqual(Array.from({ length: 10 }, (_, n) => 40_000 + n * minuteMs));
  expect(log.lines).toEqual([]);
});

it.each([
  ['back by seconds', -20_000],
  ['back by less than a minute', -45_000],
  ['back by an hour', -60 * minuteMs],
  ['back by three days', -3 * dayMs],
  ['back by a year', -365 * dayMs],
  ['forward by seconds', 20_000],
  ['forward by less than a minute', 45_000],
  ['forward by an hour', 60 * minuteMs],
  ['forward by two days', 2 * dayMs],
  ['forward by a month', 30 * dayMs],
])('goes on when the clock is set %s', async (_name, by) => {
  // Also in the last second before a beat.
  for (const after of [5_000, 39_500, 47_000]) {
    const { beats, log, heartbeat, longestGap } = begin();
    await pass(2 * minuteMs + after);
    jump(by);
    await pass(5 * minuteMs);
    expect(longestGap(), `set ${after} ms after a beat`).toBeLessThanOrEqual(minuteMs + 30_000);
    expect(beats.length).toBeGreaterThanOrEqual(6);
    // Not a minute of the jump is counted as missed: that would take node-cron hours for years.
    expect(log.lines.map(({ message }) => message)).toEqual(
      Math.abs(by) < minuteMs / 2 ? [] : [expect.stringContaining('The clock was set')],
    );
    await heartbeat.stop();
    vi.setSystemTime(start);
  }
});

it('goes on while a tick takes longer than the jump', async () => {
  const { log, longestGap } = begin(() => clock.sleep(3 * minuteMs));
  await pass(2 * minuteMs);
  jump(-2 * dayMs);
  await pass(20 * minuteMs);
  expect(longestGap()).toBeLessThanOrEqual(4 * minuteMs);
  expect(log.lines.filter(({ level }) => level === 'error')).toEqual([]);
});

it('counts what was missed, in one line of our own log', async () => {
  const printed = [vi.spyOn(console, 'warn'), vi.spyOn(console, 'error'), vi.spyOn(console, 'info')];
  const { log } = begin();
  await pass(minuteMs);
  // The process itself stood still: time and the clock went on together, and no timer ran.
  vi.setSystemTime(Date.now() + 90 * minuteMs);
  vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 90 * minuteMs);
  await pass(2 * minuteMs);
  expect(log.lines).toEqual([
    { level: 'warn', message: expect.stringContaining('Heartbeats were missed'), facts: { missed: 90 } },
  ]);
  for (const spy of printed) {
    expect(spy).not.toHaveBeenCalled();
    spy.mockRestore();
  }
  vi.mocked(performance.now).mockRestore();
});

it('beats no more after it was stopped', async () => {
  const { beats, heartbeat } = begin();
  await pass(minuteMs);
  await heartbeat.stop();
  jump(dayMs);
  await pass(10 * minuteMs);
  expect(beats).toHaveLength(1);
  expect(vi.getTimerCount()).toBe(0);
});
