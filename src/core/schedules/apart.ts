/** What is said of a schedule, in its order: days, Sunday as 0, and times as `8:30`; `and` is a comma, too. */
export type Said = { days: readonly number[]; isLeftOut?: boolean } | { time: string } | 'and';

/** Days with times that are theirs alone. */
export type Apart = { days: number[]; times: string[] };

/**
 * The days that are given other times than others are, as in "mondays at 9 and thursdays at 16:00"; undefined where all have the
 * same, as every schedule has it.
 */
export function timesApart(said: readonly Said[]): Apart[] | undefined {
  // "Weekdays 9:00 and 17:00 except fridays": days that are left out have a time of their own only where it is said of them.
  const given = said.filter((one, at) => !isLeftOut(one) || isTime(said[at + 1]));
  const parts = betweenAnds(given);
  // "Tue 9:30 and 17:00, fri 8:00": an "and" may also stand inside of what is said of a day.
  return (parts.every(isWhole) ? differing(parts) : undefined) ?? differing(inTurns(given)) ?? differing(parts);
}

const isLeftOut = (one: Said) => one !== 'and' && 'days' in one && one.isLeftOut === true;
const isTime = (one: Said | undefined) => one !== undefined && one !== 'and' && 'time' in one;

function differing(all: readonly Apart[]): Apart[] | undefined {
  const whole = all.filter(isWhole);
  return new Set(whole.map(({ times }) => [...times].sort().join())).size > 1 ? whole : undefined;
}

const isWhole = ({ days, times }: Apart) => days.length > 0 && times.length > 0;

/** "8:00 on weekdays, weekends 10:00" */
function betweenAnds(said: readonly Said[]): Apart[] {
  const parts: Apart[] = [{ days: [], times: [] }];
  for (const one of said) {
    if (one === 'and') parts.push({ days: [], times: [] });
    else take(parts.at(-1), one);
  }
  return parts.filter(({ days, times }) => days.length + times.length > 0);
}

/** "Mon 9:00 thu 16:00": days and times take turns, whichever begin. */
function inTurns(said: readonly Said[]): Apart[] {
  const turns: Apart[] = [];
  let first: 'days' | 'time' | undefined;
  let last: 'days' | 'time' | undefined;
  for (const one of said) {
    if (one === 'and') continue;
    const is = 'time' in one ? 'time' : 'days';
    first ??= is;
    if (last === undefined || (is !== last && is === first)) turns.push({ days: [], times: [] });
    take(turns.at(-1), one);
    last = is;
  }
  return turns;
}

function take(into: Apart | undefined, one: Exclude<Said, 'and'>): void {
  if ('time' in one) into?.times.push(one.time);
  else into?.days.push(...one.days);
}
