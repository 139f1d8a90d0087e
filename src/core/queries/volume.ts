import { addDays, utcDay } from '../day.ts';
import type { PaperStore } from '../papers/paper-store.ts';
import { counted } from '../text.ts';
import type { SearchIndex } from './search.ts';
import type { Topic } from './topic.ts';

/** How far back the estimate looks, in days. */
const spanDays = 30;

/** Weekends have none. */
const featuredDaysAWeek = 5;

/** More papers a day than this are more than most channels read. */
export const readableADay = 5;

/** About how many papers a featured day these topics matched over the last 30 days; undefined when there were none. */
export async function papersADay(
  topics: readonly Topic[],
  { papers, index }: { papers: PaperStore; index: SearchIndex },
  now: Date,
): Promise<number | undefined> {
  const today = utcDay(now);
  const from = addDays(today, -spanDays);
  const days = (await papers.latestDays(spanDays, today)).filter((day) => day >= from);
  if (days.length === 0) return undefined;
  const featured = new Map((await papers.featured(from, today)).map((paper) => [paper.id, paper]));
  const matched = new Set<string>();
  for (const { query, minUpvotes } of topics) {
    for (const { id } of await index.matches(query, [...featured.keys()], now)) {
      if ((featured.get(id)?.upvotes ?? 0) >= minUpvotes) matched.add(id);
    }
  }
  return matched.size / days.length;
}

/** "about 3 papers a day over the last 30 days", of a rare topic "about 2 papers a week …" */
export function volumeText(aDay: number | undefined): string {
  if (aDay === undefined) return 'no papers of the last 30 days to tell how many that is';
  if (aDay === 0) return 'no paper matched in the last 30 days';
  return `${rateText(aDay)} over the last ${spanDays} days`;
}

function rateText(aDay: number): string {
  if (aDay >= 1) return `about ${counted(Math.round(aDay), 'paper')} a day`;
  const aWeek = Math.round(aDay * featuredDaysAWeek);
  return aWeek > 0 ? `about ${counted(aWeek, 'paper')} a week` : 'less than a paper a week';
}
