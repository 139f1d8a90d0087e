/** How much longer a pattern takes for a text of twice the length: 2 when its time grows with the length, 4 with its square. */
export type Growth = { ratio: number; milliseconds: number };

/** The best of so many: other processes only ever add time. */
const attempts = 5;

/**
 * The time for the longest of texts that double in length, and the least growth between two of them: once, an engine that
 * begins to compile may look like a square. Every match is looked for, as replacing does.
 */
export function growthOf({ source, flags }: { source: string; flags: string }, texts: readonly string[]): Growth {
  const pattern = new RegExp(source, flags.includes('g') ? flags : `${flags}g`);
  const times = texts.map((text) => {
    let best = Number.POSITIVE_INFINITY;
    for (let attempt = 0; attempt < attempts; attempt++) {
      const started = performance.now();
      text.replace(pattern, '');
      best = Math.min(best, performance.now() - started);
    }
    return Math.max(best, 0.001);
  });
  const ratios = times.slice(1).map((time, shorter) => time / (times[shorter] ?? time));
  return { ratio: Math.min(...ratios), milliseconds: times.at(-1) ?? 0 };
}
