import { addDays, dayName, longDay } from '../day.ts';
import { byVotes } from '../papers/by-votes.ts';
import type { Paper } from '../papers/paper.ts';
import { localDay, localIsoDay } from '../schedules/zone.ts';

/** A post as its reader finds it: papers under a heading each, most upvoted first. */
export type DigestDays = {
  /** "Daily papers · Fri 19 June", or "Papers of Wed 25 to Fri 27 November" where none is of the day itself. */
  title: string;
  /** Absent where there is only one. */
  groups: { heading?: string; papers: Paper[] }[];
  /** Papers of several days stand there, and this is not of the newest: its line says so. */
  isEarlier(paper: Paper): boolean;
};

type Given = {
  papers: readonly Paper[];
  dueAt: Date;
  timezone: string;
  /** The papers are the sample that comes with the program. */
  sample: boolean;
};

/** Groups papers by whether they are of the day the post is due, by the calendar of its channel, or of days before. */
export function digestDays({ papers, dueAt, timezone, sample }: Given): DigestDays {
  const today = localIsoDay(dueAt, timezone);
  const byUpvotes = [...papers].sort(byVotes);
  // A paper without a day was on no list that could be old.
  const isNew = ({ featuredOn = today }: Paper) => featuredOn >= today;
  const fresh = byUpvotes.filter(isNew);
  const earlier = byUpvotes.filter((paper) => !isNew(paper));
  const days = papers.flatMap(({ featuredOn }) => featuredOn ?? []).sort();
  const [first = today] = days;
  const last = days.at(-1) ?? today;
  const daily = `Daily papers · ${localDay(dueAt, timezone)}`;
  if (sample) {
    return {
      title: `Daily papers · sample of ${longDay(last)}`,
      groups: [{ papers: byUpvotes }],
      isEarlier: () => false,
    };
  }
  if (fresh.length === 0) {
    const title = first === last ? `Papers of ${dayName(last, dueAt)}` : `Papers of ${span(first, last, dueAt)}`;
    return { title, groups: [{ papers: earlier }], isEarlier: () => first !== last };
  }
  if (earlier.length === 0) return { title: daily, groups: [{ papers: fresh }], isEarlier: () => false };
  return {
    title: daily,
    groups: [
      { heading: 'New today', papers: fresh },
      { heading: first >= mondayOf(today) ? 'From earlier this week' : 'From the days before', papers: earlier },
    ],
    isEarlier: (paper) => !isNew(paper),
  };
}

/** "Wed 25 to Fri 27 November" */
function span(first: string, last: string, now: Date): string {
  const [from, to] = [dayName(first, now), dayName(last, now)];
  const sameMonth = first.slice(0, 7) === last.slice(0, 7);
  return `${sameMonth ? from.split(' ').slice(0, 2).join(' ') : from} to ${to}`;
}

/** The Monday on or before a day. */
function mondayOf(day: string): string {
  const weekday = (new Date(day).getUTCDay() + 6) % 7;
  return addDays(day, -weekday);
}
