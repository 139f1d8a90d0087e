import type { Clock } from '../core/clock.ts';
import { addDays, utcDay } from '../core/day.ts';
import type { Log } from '../core/log.ts';
import type { PaperSource, PaperStore, SourceAnswer, SourceHealth } from '../core/papers/paper-store.ts';
import type { SearchIndex } from '../core/queries/search.ts';
import type { SourceStatus } from '../core/status/process-status.ts';
import { type Backfill, type BackfillResult, backfill } from './backfill.ts';
import { daysFrom, isSettled } from './days.ts';
import { watchHealth } from './source-health.ts';

/**
 * Days asked again however often they were asked: today and the four before it hold three featured days also after a
 * weekend, and their papers still gain upvotes.
 */
const growingDays = 5;
/** Another process's clock reads and writes take a moment, in milliseconds. */
const overlapMs = 60_000;
/** A day is not asked again within this time by one process, in milliseconds. */
const askAgainMs = 5 * 60_000;
/** Papers handed to the index at once. */
const sliceSize = 100;

export type RefreshOptions = {
  source: PaperSource;
  papers: PaperStore;
  index: Pick<SearchIndex, 'add'>;
  log: Log;
  clock: Clock;
  /** How far back the first start looks, in days. */
  recentDays?: number;
};

export type Progress = { done: number; total: number; day: string; papers: number };

export type Refresh = {
  /** Asks the recent days, saves what they hold and makes it searchable. Stops at the first day that cannot be asked. Tells how the source is. */
  refresh(signal: AbortSignal, onProgress?: (progress: Progress) => void): Promise<SourceHealth>;
  /** Asks all days of a span, those excepted that are settled: a run that stopped goes on where it was. */
  backfill(span: Backfill): Promise<BackfillResult>;
  /** Makes searchable what another process stored since the last look: a backfill from the shell, say. */
  takeFromStore(): Promise<void>;
  health(): SourceHealth;
  status(): SourceStatus;
  /** Reads from the store when the source last answered, for a process that has not asked itself. */
  recall(): Promise<void>;
};

/** Keeps the store and the index up with the source. What the source may do wrong never throws. */
export function createRefresh(options: RefreshOptions): Refresh {
  const { source, papers, index, log, clock, recentDays = 14 } = options;
  const watch = watchHealth(clock, log);
  const askedAt = new Map<string, number>();
  let trendingOn: string | undefined;
  let lookedAt = clock.now();
  let running: Promise<SourceHealth> | undefined;

  /** Asks for a day, saves it and makes it searchable. */
  async function takeDay(day: string, signal: AbortSignal) {
    const answer = await source.papersOf(day, signal);
    if (signal.aborted && answer.kind === 'unreachable') return { answer, added: [] };
    watch.told(answer);
    if (answer.kind === 'unreachable') return { answer, added: [] };
    const saved = await papers.saveDay(day, answer.papers, clock.now());
    await makeSearchable([...saved.added, ...saved.changed]);
    askedAt.set(day, clock.now().getTime());
    return { answer, added: saved.added };
  }

  async function takeFromStore(): Promise<void> {
    const since = new Date(lookedAt.getTime() - overlapMs);
    lookedAt = clock.now();
    for await (const slice of papers.all(sliceSize, since)) await index.add(slice);
  }

  async function makeSearchable(ids: string[]): Promise<void> {
    if (ids.length > 0) await index.add(await papers.get(ids));
  }

  async function daysToAsk(): Promise<string[]> {
    const now = clock.now();
    const today = utcDay(now);
    const from = addDays(today, 1 - recentDays);
    const settled = new Set((await papers.daysAsked(from, today)).filter(isSettled).map(({ day }) => day));
    const growing = addDays(today, 1 - growingDays);
    // Either way: a day that was asked when the clock was ahead is asked again.
    const isFresh = (day: string) =>
      Math.abs(now.getTime() - (askedAt.get(day) ?? Number.NEGATIVE_INFINITY)) < askAgainMs;
    // The oldest first: of a paper that was featured twice the later day has the last word.
    return daysFrom(from, today).filter((day) => !isFresh(day) && (day >= growing || !settled.has(day)));
  }

  async function run(signal: AbortSignal, onProgress?: (progress: Progress) => void): Promise<SourceHealth> {
    await takeFromStore();
    const days = await daysToAsk();
    const startedAt = clock.now().getTime();
    let answer: SourceAnswer | undefined;
    let added = 0;
    for (const [position, day] of days.entries()) {
      const taken = await takeDay(day, signal);
      ({ answer } = taken);
      added += taken.added.length;
      if (answer.kind === 'unreachable') break;
      onProgress?.({ done: position + 1, total: days.length, day, papers: answer.papers.length });
    }
    if (answer?.kind === 'papers') {
      log.info('Asked for new papers.', { days: days.length, added, ms: clock.now().getTime() - startedAt });
      if (!signal.aborted) await takeTrending(signal);
    }
    return watch.health();
  }

  /** Once a day, so that search finds what people talk about; nothing depends on it, so a failure is only logged. */
  async function takeTrending(signal: AbortSignal): Promise<void> {
    const today = utcDay(clock.now());
    if (trendingOn === today) return;
    trendingOn = today;
    const answer = await source.trending(signal);
    if (answer.kind === 'unreachable') {
      log.warn('Trending papers could not be asked for; tomorrow again', { reason: answer.reason });
      return;
    }
    const { added, changed } = await papers.save(answer.papers, clock.now());
    await makeSearchable([...added, ...changed]);
  }

  return {
    refresh(signal, onProgress) {
      running ??= run(signal, onProgress).finally(() => {
        running = undefined;
      });
      return running;
    },
    takeFromStore,
    backfill: (span) => backfill(span, { takeDay, papers, clock }),
    health: watch.health,
    status: () => watch.status('Hugging Face'),
    async recall() {
      const today = utcDay(clock.now());
      const asked = await papers.daysAsked(addDays(today, -365), today);
      const last = asked
        .map((day) => day.askedAt)
        .sort()
        .at(-1);
      if (last !== undefined) watch.recall(last);
    },
  };
}
