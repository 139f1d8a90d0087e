import { addDays } from '../core/day.ts';
import type { SourceDays } from '../core/papers/paper-source.ts';

/** UTC hour from which a day's feed can be relied on: it is built at midnight in New York, which is 04:00 or 05:00 UTC. */
const builtAt = '05:00:00.000Z';
/** A day without an announcement is a holiday, once this is over: until then the feed may be late. */
const lateUntil = '20:00:00.000Z';

const hourInNewYork = new Intl.DateTimeFormat('en-US', {
  ...{ timeZone: 'America/New_York', hour: 'numeric', hourCycle: 'h23' },
});

const weekdayOf = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay();

/**
 * The days of arXiv's announcements, Monday to Friday (info.arxiv.org/help/availability), by New York's calendar. Each is
 * asked for once: nothing is added to it later. Nobody asks in the hour after the announcement, which is at 20:00 in New York,
 * when arXiv is too busy to answer.
 */
export const arxivDays: SourceDays = {
  growing: 0,
  isSettled: ({ day, askedAt, papers }) => askedAt >= `${day}T${papers > 0 ? builtAt : lateUntil}`,
  isOpen: (day, now) => {
    const weekday = weekdayOf(day);
    const isBuilt = now.toISOString() >= `${day}T${builtAt}`;
    return weekday !== 0 && weekday !== 6 && isBuilt && hourInNewYork.format(now) !== '20';
  },
};

/** The first and last minute, UTC, in which what an announcement holds was submitted: `YYYYMMDDHHMM`. */
export function submittedFor(day: string): { from: string; to: string } {
  // Submissions close at 14:00 in New York, on weekdays, and are announced that evening under the next day's date:
  // Monday's hold those until Friday, Tuesday's those from Friday until Monday.
  const weekday = weekdayOf(day);
  const closedOn = addDays(day, weekday === 1 ? -3 : -1);
  const before = addDays(closedOn, weekdayOf(closedOn) === 1 ? -3 : -1);
  const from = new Date(closing(before).getTime());
  const to = new Date(closing(closedOn).getTime() - 60_000);
  return { from: minute(from), to: minute(to) };
}

/** 14:00 in New York on a day, as UTC. */
function closing(day: string): Date {
  const summer = new Date(`${day}T18:00:00Z`);
  return hourInNewYork.format(summer) === '14' ? summer : new Date(`${day}T19:00:00Z`);
}

const minute = (at: Date) => at.toISOString().slice(0, 16).replace(/[-T:]/g, '');
