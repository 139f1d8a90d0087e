import type { Head } from './table-text.ts';

/** What is measured, by how it is asked for and by what heads it in a table: its unit, or its name. */
type Measure = { asked: RegExp; headed: RegExp; named: ReadonlySet<string> };

/** Stems of what a head may stand for. */
const stems = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const measures: readonly Measure[] = [
  {
    asked:
      /\bhow long\b|\bhow many (?:\S+ )?(?:ms|milliseconds|seconds|minutes|hours|days|weeks)\b|\b(?:latency|runtime|delay|duration|how late)\b/i,
    headed:
      /[(/] ?(?:s|sec|seconds?|ms|min|minutes?|h|hrs?|hours?|days?)\b|(?<!\d )\b(?:time|hours?|days|latency|delay|duration|runtime|seconds?|minutes|len|length|s\/\p{L}{1,5})\b/iu,
    named: stems('time durat latenc second minut hour delai length'),
  },
  {
    asked: /\b(?:memory|v?ram|gigabytes?|megabytes?)\b|\bhow (?:much|many) [gm]b\b/i,
    headed: /\b[KMGT]i?B\b|\bmem\b|\b(?:memory|rss|v?ram)\b/i,
    named: stems('memori ram'),
  },
  {
    asked: /\b(?:dollars?|price|usd|how expensive)\b|\bhow much (?:does|did|do) .{0,80}\bcosts?\b/i,
    headed: /\$|\b(?:usd|price|cost|dollars?)\b/i,
    named: stems('cost price dollar'),
  },
  {
    asked: /\b(?:percent\w*|share|fraction|proportion|how often)\b/i,
    headed: /%|\b(?:share|rate|fraction|proportion|ratio)\b/i,
    named: stems('share percent fraction rate proport'),
  },
  {
    asked: /\bhow (?:thick|wide|tall|deep|tight)\b/i,
    headed: /[(/] ?(?:[mcknµ]?m|px|pixels)\b|\b(?:width|height|depth|thickness|clearance)\b/i,
    named: stems('width height depth thick clearanc'),
  },
];

/** How a question's measure bears on the heads of a table. */
export type MeasureAsked = (head: Head) => boolean;

/** Tells the heads that a measure which is asked for has; undefined where none is asked for. */
export function measureAsked(question: string): MeasureAsked | undefined {
  const asked = measures.filter((measure) => measure.asked.test(question));
  if (asked.length === 0) return undefined;
  return ({ path, standsFor }) =>
    asked.some(({ headed, named }) => headed.test(path.join(' ')) || [...standsFor].some((stem) => named.has(stem)));
}
