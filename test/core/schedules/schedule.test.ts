import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineProblem, nextRun, nextRuns, passedRuns, postsOn } from '../../../src/core/schedules/schedule.ts';
import { localClock } from '../../../src/core/schedules/zone.ts';

const zones = ['America/New_York', 'Europe/London', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'America/Santiago'];
const begin = Date.parse('2026-01-01T00:00:00Z');
const days = 731;

/** A zone's wall clock, minute by minute, asked of Intl alone: nothing of ours takes part. */
function wallFormat(zone: string) {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return (instant: number) => format.format(instant).replace(', ', ' ');
}

/**
 * When a daily post at a wall time has to come on a local day: at the first minute that shows this time or a later one
 * of that day. Searched minute by minute around the day, by the wall clock alone.
 */
function expected(day: string, time: string, zone: string): number {
  const wall = wallFormat(zone);
  const noon = Date.parse(`${day}T12:00:00Z`);
  for (let instant = noon - 27 * 3_600_000; instant < noon + 27 * 3_600_000; instant += 60_000) {
    const shows = wall(instant);
    if (shows.startsWith(day) && shows.slice(11) >= time) return instant;
  }
  throw new Error(`${day} has no ${time} or later in ${zone}`);
}

const hour = fc.integer({ min: 0, max: 23 });
const minute = fc.integer({ min: 0, max: 59 });
const two = (value: number) => String(value).padStart(2, '0');

describe.each(zones)('%s', (timezone) => {
  it('posts once a local day, at its time, over two years and any restarts', () => {
    fc.assert(
      fc.property(hour, minute, fc.array(fc.integer({ min: 1, max: 200 }), { maxLength: 20 }), (h, m, restarts) => {
        const schedule = { line: `${m} ${h} * * *`, timezone };
        const wall = wallFormat(timezone);
        const runs = nextRuns(schedule, new Date(begin), days);
        const localDays = runs.map((run) => wall(run.getTime()).slice(0, 10));
        expect(new Set(localDays).size).toBe(days);
        for (const [position, run] of runs.entries()) {
          const gap = position === 0 ? 86_400_000 : run.getTime() - (runs[position - 1]?.getTime() ?? 0);
          expect(Math.abs(gap - 86_400_000)).toBeLessThanOrEqual(3_600_000);
          const shows = wall(run.getTime()).slice(11);
          if (shows !== `${two(h)}:${two(m)}`) {
            expect(run.getTime()).toBe(expected(localDays[position] ?? '', `${two(h)}:${two(m)}`, timezone));
          }
        }
        // A process that starts anew computes from any moment since the last post, and finds the same.
        for (const restart of restarts) {
          const [last, next] = runs.slice(restart, restart + 2);
          if (last === undefined || next === undefined) continue;
          for (const share of [0, 0.3, 0.999]) {
            const moment = last.getTime() + Math.floor((next.getTime() - last.getTime()) * share);
            expect(nextRun(schedule, new Date(moment))).toEqual(next);
          }
        }
      }),
      { numRuns: 3 },
    );
  });

  it('keeps to the first of two and to the next that exists, when the clock is changed', () => {
    const wall = wallFormat(timezone);
    const offset = (instant: number) => Date.parse(`${wall(instant).replace(' ', 'T')}:00Z`) - instant;
    const changes = Array.from({ length: days * 24 * 2 }, (_, half) => begin + half * 1_800_000).filter(
      (instant) => offset(instant) !== offset(instant - 1_800_000),
    );
    expect(changes).toHaveLength(timezone === 'Asia/Kathmandu' ? 0 : 4);
    for (const change of changes) {
      for (let minutes = -90; minutes <= 90; minutes += 13) {
        // A time that the clock showed, or would have shown, around the change.
        const asked = new Date(change + offset(change - 60_000) + minutes * 60_000).toISOString();
        const [day, time] = [asked.slice(0, 10), asked.slice(11, 16)];
        const line = `${Number(time.slice(3))} ${Number(time.slice(0, 2))} * * *`;
        const run = nextRun({ line, timezone }, new Date(expected(day, time, timezone) - 1));
        expect(run?.toISOString()).toBe(new Date(expected(day, time, timezone)).toISOString());
      }
    }
  });

  it.each([
    ['0 9 * * 1-5', '2026-06-19', true],
    ['0 9 * * 1-5', '2026-06-20', false],
    ['0 0 1 * *', '2026-07-01', true],
    ['0 9 1 * *', '2026-06-30', false],
    ['0 9 * 7 *', '2026-06-15', false],
    ['59 23 * * 1#1', '2026-06-01', true],
    ['0 9 * * 1#1', '2026-06-08', false],
    ['@daily', '2026-06-20', true],
  ])('%s on %s: %s', (line, day, posts) => expect(postsOn(line, day)).toBe(posts));

  it('posts weekly lines on their days only', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 }), hour, minute, (weekdays, h, m) => {
        const schedule = { line: `${m} ${h} * * ${weekdays.join(',')}`, timezone };
        const wall = wallFormat(timezone);
        const runs = nextRuns(schedule, new Date(begin), 60);
        const shown = runs.map((run) => wall(run.getTime()).slice(0, 10));
        expect(new Set(shown).size).toBe(60);
        for (const day of shown) expect(weekdays).toContain(new Date(`${day}T00:00:00Z`).getUTCDay());
      }),
      { numRuns: 20 },
    );
  });
});

describe('schedules', () => {
  it('keeps every time of a line that names several, where croner alone would skip one', () => {
    const runs = nextRuns({ line: '0 2,14 * * *', timezone: 'America/New_York' }, new Date('2026-03-07T20:00Z'), 2);
    expect(runs.map((run) => localClock(run, 'America/New_York'))).toEqual(['03:00', '14:00']);
  });

  it.each([
    ['0 0 30 2 *', /never comes/],
    ['* * * * *', /more often than every 6 hours/],
    ['0 0,5 1 1 *', /more often/],
    ['0 9,10 29 2 *', /more often/],
    ['61 9 * * *', /not a cron line/],
    ['0 9 * *', /not a cron line/],
    ['0 0 9 * * *', /not a cron line/],
  ])('refuses %s', (line, reason) => expect(lineProblem(line, new Date(begin))).toMatch(reason));

  it.each(['0 */6 * * *', '0 9 * * 1-5', '0 9 29 2 *', '30 8,18 * * *', '0 9 1 */3 *'])('takes %s', (line) =>
    expect(lineProblem(line, new Date(begin))).toBeUndefined(),
  );

  it('has no next time for a line that never comes', () => {
    expect(nextRun({ line: '0 0 30 2 *', timezone: 'UTC' }, new Date(begin))).toBeUndefined();
  });

  it('counts what passed, also when the clock claims decades', () => {
    const schedule = { line: '0 9 * * *', timezone: 'UTC' };
    const due = new Date('2026-06-19T09:00:00Z');
    expect(passedRuns(schedule, due, new Date('2026-06-22T08:59:00Z'))).toEqual({
      last: new Date('2026-06-21T09:00:00Z'),
      before: new Date('2026-06-20T09:00:00Z'),
      count: 3,
    });
    expect(passedRuns(schedule, due, new Date('2090-06-22T10:00:00Z')).last).toEqual(new Date('2090-06-22T09:00:00Z'));
  });
});
