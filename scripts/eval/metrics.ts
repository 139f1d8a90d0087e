/** Discounted gain of the first ten against the best possible, grades as gains (as trec_eval reckons). */
export function ndcg10(ranked: readonly string[], relevant: ReadonlyMap<string, number>): number {
  const gain = (grades: readonly number[]) =>
    grades.slice(0, 10).reduce((sum, grade, rank) => sum + grade / Math.log2(rank + 2), 0);
  const ideal = gain([...relevant.values()].sort((a, b) => b - a));
  return ideal === 0 ? 0 : gain(ranked.map((id) => relevant.get(id) ?? 0)) / ideal;
}

/** Share of the relevant documents among the first hundred. */
export const recall100 = (ranked: readonly string[], relevant: ReadonlyMap<string, number>): number =>
  ranked.slice(0, 100).filter((id) => relevant.has(id)).length / relevant.size;

/** One over the rank of the first relevant document; 0 beyond ten. */
export function mrr10(ranked: readonly string[], relevant: ReadonlyMap<string, number>): number {
  const rank = ranked.slice(0, 10).findIndex((id) => relevant.has(id));
  return rank < 0 ? 0 : 1 / (rank + 1);
}

export const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

/** The value below which the share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

/** The 95 % interval of the mean difference between two systems on the same queries, by paired bootstrap. */
export function bootstrapInterval(
  ours: readonly number[],
  theirs: readonly number[],
  random: () => number,
  rounds = 2_000,
): { from: number; to: number } {
  const differences = ours.map((value, query) => value - (theirs[query] ?? 0));
  const means = Array.from({ length: rounds }, () =>
    mean(differences.map(() => differences[Math.floor(random() * differences.length)] ?? 0)),
  );
  return { from: quantile(means, 0.025), to: quantile(means, 0.975) };
}

/** Random numbers from 0 to 1 that are the same in every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
