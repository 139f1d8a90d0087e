import { inWords } from '../text.ts';
import type { Paper } from './paper.ts';
import type { DayAsked } from './paper-store.ts';

/** What a paper source said when asked. "No papers" is an answer; "could not ask" is another. */
export type SourceAnswer =
  /** `updates`: what it tells beside of papers it showed before; those that are not stored are none of ours. */
  | { kind: 'papers'; papers: Paper[]; updates?: Paper[] }
  | { kind: 'unreachable'; reason: string; retryAfterMs?: number };

/** What everybody may know of a source: its words, and what it can tell. */
export type SourceInfo = {
  /** As ids begin with it and queries ask for it: `in:hf`. */
  name: string;
  /** "Hugging Face" */
  title: string;
  /** Its word for what it shows of a day: "Daily Papers". */
  list: string;
  /** Whether it counts upvotes. */
  votes: boolean;
  /** Whether it has new papers from Monday to Friday alone. */
  restsAtWeekends: boolean;
  /** What of it is read, where it is read in parts: `cs.CL`. */
  categories: readonly string[];
};

/** Whether a name, in any case, is that of a source, or of a part of it that is read. */
export function isListOf({ name, categories }: Pick<SourceInfo, 'name' | 'categories'>, asked: string): boolean {
  const wanted = asked.toLowerCase();
  const parts = categories.map((category) => category.toLowerCase());
  return name === wanted || parts.some((part) => isWithin(part, wanted) || isWithin(wanted, part));
}

/** `astro-ph.GA` is within `astro-ph`. */
const isWithin = (part: string, whole: string) => part === whole || part.startsWith(`${whole}.`);

/** "Daily Papers rests at weekends.", as a list of one sentence or none. */
export function restAtWeekends(sources: readonly SourceInfo[]): string[] {
  const resting = sources.filter((source) => source.restsAtWeekends).map(({ list }) => list);
  return resting.length === 0 ? [] : [`${inWords(resting)} ${resting.length === 1 ? 'rests' : 'rest'} at weekends.`];
}

/** Where papers come from. Pages to the end and respects the server's limits; never throws for an expected failure. */
export interface PaperSource extends SourceInfo {
  /** Papers shown on a UTC day, `YYYY-MM-DD`. */
  papersOf(day: string, signal: AbortSignal): Promise<SourceAnswer>;
  /** What is trending now, best first; may hold old papers that were never shown. Absent where nothing trends. */
  trending?(signal: AbortSignal): Promise<SourceAnswer>;
  days: SourceDays;
  /** What it says of papers that are not its own are not their words: it only fills what is missing. */
  isSecondHand?: true;
}

/** The days of a source, and its pace. */
export type SourceDays = {
  /** How many days back, today among them, are asked again however often they were asked. */
  growing: number;
  /** Whether a day was asked for when its answer hardly changes any more. */
  isSettled(asked: DayAsked): boolean;
  /** Whether it may have papers of a day, and tells of them at this time. */
  isOpen(day: string, now: Date): boolean;
};
