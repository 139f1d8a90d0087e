/** Groups within groups are read so deep. The deepest on record has five levels; each costs a walk through the text. */
const deepest = 16;

/** Takes the step again and again, for what holds others can be read when those have been; until nothing changes. */
export function innermostFirst(text: string, step: (text: string) => string): string {
  let read = text;
  for (let level = 0; level < deepest; level++) {
    const before = read;
    read = step(before);
    if (read === before) break;
  }
  return read;
}
