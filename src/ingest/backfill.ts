import type { Clock } from '../core/clock.ts';
import { utcDay } from '../core/day.ts';
import type { PaperSource, SourceAnswer } from '../core/papers/paper-source.ts';
import type { PaperStore } from '../core/papers/paper-store.ts';
import { daysFrom } from './days.ts';

/** Between two days: 400 requests in the five minutes for which the API grants 500 (`RateLimit-Policy`). */
const paceMs = 750;
/** How often one day is tried before the run stops; each try has its own retries within. */
const triesPerDay = 3;
/** Before the second try of a day, when the server names no time; before the third twice as much. */
const retryAfterMs = 15_000;

export type Backfill = {
  /** First and last UTC day, `YYYY-MM-DD`, both included. */
  from: string;
  to: string;
  signal: AbortSignal;
  onProgress?: (progress: { done: number; total: number; day: string; papers: number }) => void;
  /** Told before a pause, in milliseconds: silence for minutes looks like a fault. */
  onPause?: (pause: { day: string; reason: string; waitMs: number }) => void;
};

/** `stopped`: at that day the source could not be asked, or we were told to stop. The same call goes on from there. */
export type BackfillResult = {
  asked: number;
  skipped: number;
  added: number;
  stopped?: { day: string; reason: string };
};

type Parts = {
  takeDay(day: string, signal: AbortSignal): Promise<{ answer: SourceAnswer; added: string[] }>;
  source: Pick<PaperSource, 'name' | 'days'>;
  papers: Pick<PaperStore, 'daysAsked'>;
  clock: Clock;
};

/** History at a polite pace, oldest day first. Days that were asked after they had settled are skipped. */
export async function backfill(
  { from, to, signal, onProgress, onPause }: Backfill,
  parts: Parts,
): Promise<BackfillResult> {
  const { source, papers, clock } = parts;
  const { isSettled, isOpen } = source.days;
  const today = utcDay(clock.now());
  const days = daysFrom(from, to < today ? to : today).filter((day) => isOpen(day, clock.now()));
  const settled = new Set((await papers.daysAsked(from, to, source.name)).filter(isSettled).map(({ day }) => day));
  const open = days.filter((day) => !settled.has(day));
  const result: BackfillResult = { asked: 0, skipped: settled.size, added: 0 };

  for (const day of open) {
    if (result.asked > 0) await clock.sleep(paceMs, signal);
    if (signal.aborted) return { ...result, stopped: { day, reason: 'we were asked to stop' } };
    const { answer, added } = await takePatiently(day, signal, parts, onPause);
    if (answer.kind === 'unreachable') return { ...result, stopped: { day, reason: answer.reason } };
    result.asked += 1;
    result.added += added.length;
    onProgress?.({ done: result.skipped + result.asked, total: days.length, day, papers: answer.papers.length });
  }
  return result;
}

async function takePatiently(
  day: string,
  signal: AbortSignal,
  { takeDay, clock }: Parts,
  onPause: Backfill['onPause'],
) {
  let taken = await takeDay(day, signal);
  for (let tries = 1; tries < triesPerDay && taken.answer.kind === 'unreachable' && !signal.aborted; tries++) {
    const { reason, retryAfterMs: asked } = taken.answer;
    const waitMs = asked ?? retryAfterMs * tries;
    onPause?.({ day, reason, waitMs });
    await clock.sleep(waitMs, signal);
    if (!signal.aborted) taken = await takeDay(day, signal);
  }
  return taken;
}
