import type { Paper } from './paper.ts';

/** What is known of asking a source for one of its days. */
export type DayAsked = { day: string; askedAt: string; papers: number };

/** Stored papers. They belong to no tenant. */
export interface PaperStore {
  /**
   * Adds papers or updates them in place (upvotes, comments, and whatever the newer answer knows; what it does not
   * know is kept). Upvotes that changed are added to the paper's history. One unit of work, in batches.
   */
  save(papers: readonly Paper[], seenAt: Date): Promise<{ added: string[]; changed: string[] }>;
  /**
   * One answered day of a source: the papers, and that it was asked. One unit of work. `isSecondHand`: of papers that are
   * not the source's own, its words only fill what is missing, and what it showed on another day is left as it is.
   */
  saveDay(
    source: string,
    day: string,
    papers: readonly Paper[],
    askedAt: Date,
    isSecondHand?: boolean,
  ): Promise<{ added: string[]; changed: string[] }>;
  /** In the order of the ids; unknown ids are left out. */
  get(ids: readonly string[]): Promise<Paper[]>;
  /** Papers that a source, or any, showed on a day in `[from, to]`, each once, most upvoted first, ties by id. */
  featured(from: string, to: string, source?: string): Promise<Paper[]>;
  /** The latest `count` days of a source, or of any, with papers, up to and including `upTo`, newest first. */
  latestDays(count: number, upTo: string, source?: string): Promise<string[]>;
  /** What trends: the ids of papers that are stored, best first, as a source told it at a time. */
  keepTrending(ids: readonly string[], at: Date): Promise<void>;
  /** The last such list, with its ISO time; undefined before there is one. */
  trending(): Promise<{ papers: Paper[]; at: string } | undefined>;
  /** All papers in slices, by id, for building the index; with `changedSince` those changed after it, oldest change first. */
  all(sliceSize: number, changedSince?: Date): AsyncIterable<Paper[]>;
  /**
   * The mark of the latest change, to ask {@link PaperStore.all} later for what came after it. It grows with each change,
   * whoever writes it: processes whose clocks are apart lose nothing by it.
   */
  lastChange(): Promise<Date>;
  count(): Promise<number>;
  /** Days that a source, or any, was asked for. */
  daysAsked(from: string, to: string, source?: string): Promise<DayAsked[]>;
}

/** The last word on a source, or on the first that is silent, for "no unexplained silence". `source`: its title. */
export type SourceHealth =
  | { reachable: true; at: string }
  | { reachable: false; source: string; since: string; reason: string };
