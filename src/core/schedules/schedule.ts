import { Cron } from 'croner';
import { LRUCache } from 'lru-cache';
import { utcDay } from '../day.ts';
import { instantOf, wallTime } from './zone.ts';

/** The least time between two posts of a channel, in hours. */
const leastHours = 6;

/**
 * The first posting time after an instant; undefined when there is none.
 *
 * croner only finds the wall-clock times of the line, in UTC, where no clock is ever changed; the zone's rules are
 * applied here. Left to its own zones it keeps a single daily time right, but skips the 02:00 of `0 2,14 * * *` on the
 * day that has no 02:00 (croner 11.0.1).
 */
export function nextRun(schedule: Schedule, after: Date): Date | undefined {
  // Ten thousand channels that are due in one minute share a handful of schedules.
  const name = `${schedule.line} ${schedule.timezone} ${after.getTime()}`;
  const known = found.get(name);
  if (known !== undefined) return new Date(known);
  const next = findNext(schedule, after);
  if (next !== undefined) found.set(name, next.getTime());
  return next;
}

/** The same as a channel's stored due time, ISO UTC. A schedule without a next time stays stored, and is never due. */
export const dueAfter = (schedule: Schedule, after: Date): string =>
  nextRun(schedule, after)?.toISOString() ?? '9999-12-31T00:00:00.000Z';

const found = new LRUCache<string, number>({ max: 1_000 });

function findNext({ line, timezone }: Schedule, after: Date): Date | undefined {
  const cron = parse(line);
  // A day back: no clock was ever changed by more, but for islands that moved over the date line.
  let wall: Date | null = new Date(wallTime(after.getTime(), timezone) - 86_400_000);
  for (;;) {
    wall = cron.nextRun(wall);
    if (wall === null) return undefined;
    const instant = instantOf(wall.getTime(), timezone);
    if (instant > after.getTime()) return new Date(instant);
  }
}

/** The next `count` posting times after an instant. */
export function nextRuns(schedule: Schedule, after: Date, count: number): Date[] {
  const times: Date[] = [];
  for (let time = nextRun(schedule, after); time !== undefined && times.length < count; ) {
    times.push(time);
    time = nextRun(schedule, time);
  }
  return times;
}

/** Whether a cron line names a time of a day, `YYYY-MM-DD` of its own zone. */
export function postsOn(line: string, day: string): boolean {
  const next = parse(line).nextRun(new Date(Date.parse(day) - 1_000));
  return next !== null && utcDay(next) === day;
}

/** Posting times that have passed, from a due one on: the last, the one before it, and how many there were. */
export type Passed = { last: Date; before?: Date; count: number };

/** The last posting time up to `now`, counting from one that is due, and how many there were. */
export function passedRuns(schedule: Schedule, due: Date, now: Date): Passed {
  const passed: Passed = { last: due, count: 1 };
  // A clock that claims to be decades ahead must not count every day of them.
  const from = new Date(now.getTime() - 400 * 86_400_000);
  let next = nextRun(schedule, due < from ? from : due);
  while (next !== undefined && next <= now) {
    passed.before = passed.last;
    passed.last = next;
    passed.count += 1;
    next = nextRun(schedule, next);
  }
  return passed;
}

const nicknames: ReadonlyMap<string, string> = new Map([
  ['@yearly', '0 0 1 1 *'],
  ['@annually', '0 0 1 1 *'],
  ['@monthly', '0 0 1 * *'],
  ['@weekly', '0 0 * * 0'],
  ['@daily', '0 0 * * *'],
  ['@midnight', '0 0 * * *'],
  ['@hourly', '0 * * * *'],
]);

/** Five fields for a nickname of cron (`@daily`); other lines as they are. Earlier releases stored nicknames. */
export const fiveFields = (line: string): string => nicknames.get(line.trim().toLowerCase()) ?? line;

/** Why a cron line cannot be a schedule, in words for whoever typed it; undefined when it can. `said`: what was typed as it. */
export function lineProblem(line: string, from: Date, said = `"${line}"`): string | undefined {
  let cron: Cron;
  try {
    cron = parse(line);
  } catch {
    return `${said} is not a cron line I can read: it wants five fields, minute, hour, day, month, weekday, for example 0 9 * * 1-5.`;
  }
  let last = cron.nextRun(from);
  if (last === null) return `${said} never comes: no such date exists.`;
  // A year sees every month and weekday; rarer lines are looked at until they came three times.
  const until = from.getTime() + 400 * 86_400_000;
  for (let runs = 1; runs < 2_000 && (runs < 3 || last.getTime() < until); runs += 1) {
    const next = cron.nextRun(last);
    if (next === null) break;
    if (next.getTime() - last.getTime() < leastHours * 3_600_000) {
      return `${said} comes more often than every ${leastHours} hours: more than a channel wants to read. A day can have up to four times.`;
    }
    last = next;
  }
  return undefined;
}

/** Channels share a handful of lines; whoever tries thousands must not fill the memory. */
const lines = new LRUCache<string, Cron>({
  max: 1_000,
  memoMethod: (line) => new Cron(line, { timezone: 'UTC', paused: true, mode: '5-part' }),
});

const parse = (line: string): Cron => lines.memo(line);

/** When a channel posts: five cron fields and an IANA time zone. */
export type Schedule = { line: string; timezone: string };
