/** Reads rows such as "footage movie: video": by each stem before the colon those behind it, but for itself. */
export function readRows(
  rows: string,
  stemsOf: (text: string) => readonly string[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const read = new Map<string, Set<string>>();
  for (const row of rows.trim().split('\n')) {
    const [said = '', other = ''] = row.split(':');
    for (const stem of stemsOf(said)) {
      const others = read.get(stem) ?? new Set();
      for (const one of stemsOf(other)) if (one !== stem) others.add(one);
      read.set(stem, others);
    }
  }
  return read;
}
