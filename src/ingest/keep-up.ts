import type { Clock } from '../core/clock.ts';
import { addDays, utcDay } from '../core/day.ts';
import type { Log } from '../core/log.ts';
import type { Paper } from '../core/papers/paper.ts';
import type { PaperSource, SourceAnswer } from '../core/papers/paper-source.ts';
import type { PaperStore, SourceHealth } from '../core/papers/paper-store.ts';
import type { SourceStatus } from '../core/status/process-status.ts';
import { type Backfill, type BackfillResult, backfill } from './backfill.ts';
import { daysFrom } from './days.ts';
import { watchHealth } from './source-health.ts';

/** A day is not asked again within this time by one process, in milliseconds. */
const askAgainMs = 5 * 60_000;

export type KeepUpOptions = {
  source: PaperSource;
  papers: PaperStore;
  makeSearchable(ids: string[]): Promise<void>;
  log: Log;
  clock: Clock;
  /** How far back the first start looks, in days. */
  recentDays: number;
};

export type Progress = { done: number; total: number; day: string; papers: number };

export type KeepUp = {
  /** Asks the recent days, saves what they hold and makes it searchable. Stops at the first day that cannot be asked. */
  refresh(signal: AbortSignal, onProgress?: (progress: Progress) => void): Promise<SourceHealth>;
  backfill(span: Backfill): Promise<BackfillResult>;
  health(): SourceHealth;
  status(): SourceStatus;
  recall(): Promise<void>;
};

/** Keeps the store and the index up with one source. What the source may do wrong never throws. */
export function createKeepUp({ source, papers, makeSearchable, log, clock, recentDays }: KeepUpOptions): KeepUp {
  const watch = watchHealth(source, clock, log);
  const askedAt = new Map<string, number>();
  let trendingOn: string | undefined;

  /** Asks for a day, saves it and makes it searchable. */
  async function takeDay(day: string, signal: AbortSignal) {
    const answer = await source.papersOf(day, signal);
    if (signal.aborted && answer.kind === 'unreachable') return { answer, added: [] };
    watch.told(answer);
    if (answer.kind === 'unreachable') return { answer, added: [] };
    const saved = await papers.saveDay(source.name, day, answer.papers, clock.now(), source.isSecondHand);
    const updated = await papers.save(await stored(answer.updates ?? []), clock.now());
    await makeSearchable([...saved.added, ...saved.changed, ...updated.changed]);
    askedAt.set(day, clock.now().getTime());
    return { answer, added: saved.added };
  }

  /** Of some papers those that are stored. */
  async function stored(some: readonly Paper[]): Promise<Paper[]> {
    const known = new Set((await papers.get(some.map(({ id }) => id))).map(({ id }) => id));
    return some.filter(({ id }) => known.has(id));
  }

  async function daysToAsk(): Promise<string[]> {
    const now = clock.now();
    const today = utcDay(now);
    const { growing, isSettled, isOpen } = source.days;
    const from = addDays(today, 1 - recentDays);
    const asked = await papers.daysAsked(from, today, source.name);
    const settled = new Set(asked.filter(isSettled).map(({ day }) => day));
    const firstGrowing = addDays(today, 1 - growing);
    // Either way: a day that was asked when the clock was ahead is asked again.
    const isFresh = (day: string) =>
      Math.abs(now.getTime() - (askedAt.get(day) ?? Number.NEGATIVE_INFINITY)) < askAgainMs;
    // The oldest first: of a paper that was shown twice the later day has the last word.
    return daysFrom(from, today).filter(
      (day) => !isFresh(day) && isOpen(day, now) && (day >= firstGrowing || !settled.has(day)),
    );
  }

  async function refresh(signal: AbortSignal, onProgress?: (progress: Progress) => void): Promise<SourceHealth> {
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
      const ms = clock.now().getTime() - startedAt;
      log.info('Asked for new papers.', { source: source.title, days: days.length, added, ms });
      if (!signal.aborted) await takeTrending(signal);
    }
    return watch.health();
  }

  /** Once a day, so that search finds what people talk about; nothing depends on it, so a failure is only logged. */
  async function takeTrending(signal: AbortSignal): Promise<void> {
    const today = utcDay(clock.now());
    if (source.trending === undefined || trendingOn === today) return;
    trendingOn = today;
    const answer = await source.trending(signal);
    if (answer.kind === 'unreachable') {
      log.warn('Trending papers could not be asked for; tomorrow again', { reason: answer.reason });
      return;
    }
    const { added, changed } = await papers.save(answer.papers, clock.now());
    await papers.keepTrending(
      answer.papers.map(({ id }) => id),
      clock.now(),
    );
    await makeSearchable([...added, ...changed]);
  }

  return {
    refresh,
    backfill: (span) => backfill(span, { takeDay, source, papers, clock }),
    health: watch.health,
    status: watch.status,
    async recall() {
      const today = utcDay(clock.now());
      const asked = await papers.daysAsked(addDays(today, -365), today, source.name);
      const last = asked
        .map((day) => day.askedAt)
        .sort()
        .at(-1);
      if (last !== undefined) watch.recall(last);
    },
  };
}
