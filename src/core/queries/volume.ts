import { addDays, dayName, utcDay } from '../day.ts';
import type { PaperStore } from '../papers/paper-store.ts';
import { counted } from '../text.ts';
import type { SearchIndex } from './search.ts';
import type { Topic } from './topic.ts';

/** How far back the estimate looks, in days. */
const spanDays = 30;

/** Weekends have none. */
const featuredDaysAWeek = 5;

/** Holidays and days without papers: so much of the weekdays may be missing, and it is still the whole time. */
const wholeShare = 0.8;

/** More papers a day than this are more than most channels read. */
export const readableADay = 5;

/** What topics brought over the days that are stored. */
export type Volume = {
  /** Featured days of the last 30 that are stored, newest first; where there are none, of the 30 up to the newest stored one. */
  days: readonly string[];
  papers: number;
  /** Papers that matched and had fewer upvotes than each topic wanted that they matched. */
  tooFewUpvotes: number;
};

type Ports = { papers: PaperStore; index: SearchIndex };

/** How many papers of the days that {@link Volume} counts these topics match together. */
export async function volumeOf(topics: readonly Topic[], ports: Ports, now: Date): Promise<Volume> {
  const [volume = noVolume] = await volumesOf([topics], ports, now);
  return volume;
}

/** Where nothing is stored. */
export const noVolume: Volume = { days: [], papers: 0, tooFewUpvotes: 0 };

/** The same for several channels' worth of topics, in their order; what is stored is read once. */
export async function volumesOf(groups: readonly (readonly Topic[])[], ports: Ports, now: Date): Promise<Volume[]> {
  const recent = await recentPapers(ports, now);
  return Promise.all(groups.map((topics) => count(topics, recent, ports, now)));
}

type Recent = { days: string[]; upvotes: ReadonlyMap<string, number> };

async function recentPapers({ papers }: Ports, now: Date): Promise<Recent> {
  const today = utcDay(now);
  const stored = await papers.latestDays(spanDays, today);
  const [newest = today] = stored;
  const recent = stored.filter((day) => day >= addDays(today, -spanDays));
  // The sample, or a source that has been away for long: what matched then tells what may come.
  const days = recent.length > 0 ? recent : stored.filter((day) => day >= addDays(newest, -spanDays));
  const featured = await papers.featured(days.at(-1) ?? today, today);
  return { days, upvotes: new Map(featured.map((paper) => [paper.id, paper.upvotes ?? Number.POSITIVE_INFINITY])) };
}

async function count(
  topics: readonly Topic[],
  { days, upvotes }: Recent,
  { index }: Ports,
  now: Date,
): Promise<Volume> {
  const matched = new Set<string>();
  const all = new Set<string>();
  for (const { query, minUpvotes } of topics) {
    for (const { id } of await index.matches(query, [...upvotes.keys()], now)) {
      all.add(id);
      if ((upvotes.get(id) ?? 0) >= minUpvotes) matched.add(id);
    }
  }
  return { days, papers: matched.size, tooFewUpvotes: all.size - matched.size };
}

/** Papers a featured day; 0 where no day is stored. */
export const papersADay = ({ days, papers }: Volume): number => (days.length === 0 ? 0 : papers / days.length);

/**
 * "about 3 papers a day over the last 30 days", of a rare topic "about 2 papers a week …"; where most of those days are
 * not stored, "… over the 6 days I have, Fri 12 June to Fri 19 June".
 */
export function volumeText(volume: Volume, now: Date): string {
  const { days, papers, tooFewUpvotes } = volume;
  if (days.length === 0) return 'no papers yet to tell how many that is';
  const over = daysCovered(days, now);
  if (papers > 0) return `${rateText(volume)} over ${over}`;
  if (tooFewUpvotes === 0) return `no paper matched in ${over}`;
  const had = tooFewUpvotes === 1 ? 'the one that matched has' : `the ${tooFewUpvotes} that matched have`;
  return `no paper in ${over}, because of the minimum of upvotes: ${had} fewer`;
}

/** "the last 30 days", or those of them that are stored. */
export function daysCovered(days: readonly string[], now: Date): string {
  const [newest = '', ...others] = days;
  const isRecent = newest >= addDays(utcDay(now), -spanDays);
  if (isRecent && days.length >= wholeShare * weekdays(now)) return `the last ${spanDays} days`;
  const oldest = others.at(-1);
  return oldest === undefined
    ? `the one day I have, ${dayName(newest, now)}`
    : `the ${days.length} days I have, ${dayName(oldest, now)} to ${dayName(newest, now)}`;
}

/** Weekdays of the span. */
function weekdays(now: Date): number {
  const span = Array.from({ length: spanDays }, (_, ago) => new Date(addDays(utcDay(now), -ago)).getUTCDay());
  return span.filter((weekday) => weekday !== 0 && weekday !== 6).length;
}

/** "about 3 papers a day", "no paper". */
export function rateText(volume: Volume): string {
  const aDay = papersADay(volume);
  if (aDay >= 1) return `about ${counted(Math.round(aDay), 'paper')} a day`;
  const aWeek = Math.round(aDay * featuredDaysAWeek);
  if (aWeek > 0) return `about ${counted(aWeek, 'paper')} a week`;
  return volume.papers > 0 ? 'less than a paper a week' : 'no paper';
}
