import { availableParallelism, loadavg } from 'node:os';
import { z } from 'zod';
import type { Diary } from './diary.ts';
import { type Measure, type Sample, trendOf } from './samples.ts';

/**
 * By how much the second half of a life may hold more than the first. Memory: the collector and the allocator move by a
 * few megabytes from one sample to the next, and bounded caches fill for a while; the halves of the longest life are
 * about 700 acts apart, so that 12 kB kept for each are more than the heap's. The others come and go with what is in hand.
 */
const margins: Record<Measure, number> = {
  heap: 8_000_000,
  external: 8_000_000,
  rss: 40_000_000,
  descriptors: 8,
  threads: 2,
  timers: 15,
  resources: 15,
};

const inMegabytes: readonly Measure[] = ['heap', 'external', 'rss'];
const measures: readonly Measure[] = ['heap', 'external', 'rss', 'descriptors', 'threads', 'timers', 'resources'];

/** What each life of the process held, and where it held more and more. */
export function judgeLives(lives: readonly (readonly Sample[])[]) {
  const lines: string[] = [];
  const rising: string[] = [];
  for (const [number, life] of lives.entries()) {
    const minutes = ((life.at(-1)?.at ?? 0) - (life[0]?.at ?? 0)) / 60_000;
    lines.push(`life ${number + 1}: ${minutes.toFixed(1)} minutes, ${life.length} samples`);
    for (const measure of measures) {
      const trend = trendOf(life, measure);
      if (trend === undefined) continue;
      const shown = (value: number) =>
        inMegabytes.includes(measure) ? `${(value / 1_000_000).toFixed(1)} MB` : value.toFixed(value % 1 === 0 ? 0 : 2);
      const { first, second, aMinute } = trend;
      const line = `${measure}: ${shown(first)}, then ${shown(second)} (${shown(aMinute)} a minute)`;
      lines.push(`  ${line}`);
      if (second - first > margins[measure]) rising.push(`life ${number + 1}, ${line}`);
    }
  }
  return { lines, rising };
}

/** A platform shows "the application did not respond" after this, in milliseconds. */
const acknowledgeWithinMs = 3_000;

/** How long people waited for the first sign; and who waited too long, or in vain. */
export function judgeWaits({ acts, isExcused }: Diary) {
  const late: string[] = [];
  const excused = { acknowledgements: 0, answers: 0 };
  const waits: number[] = [];
  let inVain = 0;
  for (const act of acts) {
    const { platform, kind, from, acknowledgedAt, answeredAt } = act;
    const isLate = acknowledgedAt === undefined || acknowledgedAt - from > acknowledgeWithinMs;
    if (isExcused(act, acknowledgedAt ?? from + acknowledgeWithinMs)) excused.acknowledgements += 1;
    // Discord has no acknowledgement of what is said in a channel.
    else if (!(platform === 'discord' && kind === 'ask')) {
      if (acknowledgedAt !== undefined) waits.push(acknowledgedAt - from);
      const took = acknowledgedAt === undefined ? 'never' : `after ${acknowledgedAt - from} ms`;
      if (isLate) late.push(`${platform} ${kind} at ${new Date(from).toISOString()}: ${took}`);
    }
    if (!act.wantsAnswer || answeredAt !== undefined) continue;
    if (isExcused(act, from + 50_000)) excused.answers += 1;
    else {
      inVain += 1;
      late.push(`${platform} ${kind} at ${new Date(from).toISOString()}: no answer`);
    }
  }
  waits.sort((one, other) => one - other);
  const share = (part: number) => waits[Math.min(waits.length - 1, Math.floor(waits.length * part))] ?? 0;
  return {
    late,
    line:
      `${acts.length} acts; acknowledged within ${share(0.5)} ms (median), ${share(0.99)} ms (99th percentile), ` +
      `${share(1)} ms (longest); ${inVain} without an answer; while the bot was away: ` +
      `${excused.acknowledgements} not acknowledged in time, ${excused.answers} not answered`,
  };
}

const Line = z.looseObject({ level: z.string(), msg: z.string(), reason: z.string().optional() });

/** How often each thing was logged as a warning or an error; what cannot be read counts as an error. */
export function countLog(log: string, level: 'warn' | 'error'): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of log.split('\n')) {
    if (text === '') continue;
    const line = asLine(text);
    if (line === undefined ? level === 'error' : line.level === level) {
      const message = [line?.msg ?? text, line?.reason].filter((part) => part !== undefined).join(': ');
      counts.set(message, (counts.get(message) ?? 0) + 1);
    }
  }
  return counts;
}

function asLine(text: string) {
  try {
    return Line.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

export const machine = () =>
  `${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${availableParallelism()} cores, load ${loadavg()
    .map((load) => load.toFixed(1))
    .join(' ')}`;
