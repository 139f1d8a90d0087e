import type { Paper } from './paper.ts';

/** What a paper source said when asked. "No papers" is an answer; "could not ask" is another. */
export type SourceAnswer =
  | { kind: 'papers'; papers: Paper[] }
  | { kind: 'unreachable'; reason: string; retryAfterMs?: number };

/** Where papers come from. Pages to the end and respects the server's limits; never throws for an expected failure. */
export interface PaperSource {
  /** Papers featured on a UTC day, `YYYY-MM-DD`. */
  papersOf(day: string, signal: AbortSignal): Promise<SourceAnswer>;
  /** What is trending now, best first; may hold old papers that were never featured. */
  trending(signal: AbortSignal): Promise<SourceAnswer>;
}

/** What is known of asking for one day. */
export type DayAsked = { day: string; askedAt: string; papers: number };

/** Stored papers. They belong to no tenant. */
export interface PaperStore {
  /**
   * Adds papers or updates them in place (upvotes, comments, and whatever the newer answer knows; what it does not
   * know is kept). Upvotes that changed are added to the paper's history. One unit of work, in batches.
   */
  save(papers: readonly Paper[], seenAt: Date): Promise<{ added: string[]; changed: string[] }>;
  /** One answered day: the papers, and that it was asked. One unit of work. */
  saveDay(day: string, papers: readonly Paper[], askedAt: Date): Promise<{ added: string[]; changed: string[] }>;
  /** In the order of the ids; unknown ids are left out. */
  get(ids: readonly string[]): Promise<Paper[]>;
  /** Papers featured on a day in `[from, to]`, each once, most upvoted first, ties by id. */
  featured(from: string, to: string): Promise<Paper[]>;
  /** The latest `count` days with papers, up to and including `upTo`, newest first. */
  latestDays(count: number, upTo: string): Promise<string[]>;
  /** All papers in slices, by id, for building the index; with `changedSince` those changed after it, oldest change first. */
  all(sliceSize: number, changedSince?: Date): AsyncIterable<Paper[]>;
  count(): Promise<number>;
  daysAsked(from: string, to: string): Promise<DayAsked[]>;
}

/** The last word on the source, for "no unexplained silence". */
export type SourceHealth = { reachable: true; at: string } | { reachable: false; since: string; reason: string };
