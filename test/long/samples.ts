import { z } from 'zod';
import type { Environment } from '../contract/bot.ts';

const Sample = z.object({
  at: z.number(),
  rss: z.number(),
  heap: z.number(),
  external: z.number(),
  descriptors: z.number(),
  threads: z.number(),
  timers: z.number(),
  resources: z.number(),
});
export type Sample = z.infer<typeof Sample>;
export type Measure = Exclude<keyof Sample, 'at'>;

/** What makes a bot tell every five seconds what it holds. */
export const sampling: Environment = {
  NODE_OPTIONS: `--import=${new URL('./inside.mjs', import.meta.url).href}`,
};

/** What a bot has told so far; a line that is only half there is left out. */
export const samplesIn = (out: string): Sample[] =>
  out
    .split('\n')
    .slice(0, -1)
    .filter((line) => line.startsWith('{"at"'))
    .map((line) => Sample.parse(JSON.parse(line)));

/** The level of each half of a life, and the line through all of it. */
type Trend = { first: number; second: number; aMinute: number };

/** So much of a life is a start: code is compiled, caches fill to their limits, the index is read. */
const startShare = 1 / 3;

/** Undefined where a life is too short to have two halves after its start. */
export function trendOf(life: readonly Sample[], measure: Measure): Trend | undefined {
  const [born] = life;
  const end = life.at(-1);
  if (born === undefined || end === undefined) return undefined;
  const from = born.at + (end.at - born.at) * startShare;
  const settled = life.filter(({ at }) => at >= from);
  if (settled.length < 6) return undefined;
  const values = settled.map((sample) => sample[measure]);
  const middle = Math.floor(values.length / 2);
  return {
    first: median(values.slice(0, middle)),
    second: median(values.slice(middle)),
    aMinute: slope(settled.map((sample) => [sample.at / 60_000, sample[measure]])),
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** Of the straight line that is nearest to all points (least squares). */
function slope(points: readonly (readonly [x: number, y: number])[]): number {
  const mean = (pick: (point: readonly [number, number]) => number) =>
    points.reduce((sum, point) => sum + pick(point), 0) / points.length;
  const [x, y] = [mean(([x]) => x), mean(([, y]) => y)];
  const over = points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0);
  const under = points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
  return under === 0 ? 0 : over / under;
}
