const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making one takes a millisecond, using one takes microseconds; zones are few. */
function formatter(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-u-hc-h23', {
    timeZone: zone,
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formatters.set(zone, made);
  return made;
}

/** The clock on the wall of a zone at an instant, as if that wall were in UTC. Both in milliseconds, to the second. */
export function wallTime(instant: number, zone: string): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatter(zone).formatToParts(instant)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

const dayMs = 86_400_000;

/**
 * The instant at which a zone's clock shows a wall time: the first one when it shows it twice, and the next that exists
 * when it never does (the clock is put forward over it).
 */
export function instantOf(wall: number, zone: string): number {
  const before = wallTime(wall - dayMs, zone) - (wall - dayMs);
  const after = wallTime(wall + dayMs, zone) - (wall + dayMs);
  const candidates = [wall - before, wall - after].sort((a, b) => a - b);
  for (const candidate of candidates) if (wallTime(candidate, zone) === wall) return candidate;
  // In the gap: the change lies between the two candidates, and its instant is the next minute that exists.
  let [low = 0, high = 0] = candidates;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    const second = Math.floor(middle / 1000) * 1000;
    if (wallTime(middle, zone) - second === after) high = middle;
    else low = middle;
  }
  return high;
}

/** "+02:00" */
function utcOffset(at: Date, zone: string): string {
  const instant = Math.floor(at.getTime() / 1000) * 1000;
  const minutes = Math.round((wallTime(instant, zone) - instant) / 60_000);
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(size / 60)}:${two(size % 60)}`;
}

/** "Mon 22 June", as the place's calendar has it. */
export const localDay = (at: Date, zone: string) => display(zone).day.format(at).replace(',', '');

/** The same as `YYYY-MM-DD`. */
export const localIsoDay = (at: Date, zone: string) =>
  new Date(wallTime(at.getTime(), zone)).toISOString().slice(0, 10);

/** "09:00" */
export const localClock = (at: Date, zone: string) => display(zone).clock.format(at);

/** "09:00 (+02:00)" */
export const localClockAndOffset = (at: Date, zone: string) => `${localClock(at, zone)} (${utcOffset(at, zone)})`;

/** "Mon 22 June 09:00 (+02:00)" */
export const localTime = (at: Date, zone: string) => `${localDay(at, zone)} ${localClockAndOffset(at, zone)}`;

type Display = { day: Intl.DateTimeFormat; clock: Intl.DateTimeFormat };
const displays = new Map<string, Display>();

function display(zone: string): Display {
  const known = displays.get(zone);
  if (known !== undefined) return known;
  const made = {
    day: new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'short', day: 'numeric', month: 'long' }),
    clock: new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }),
  };
  displays.set(zone, made);
  return made;
}
