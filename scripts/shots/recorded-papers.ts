import type { Paper } from '../../src/core/papers/paper.ts';
import { parseItem } from '../../src/sources/hugging-face-item.ts';
import { hasRecorded, recordedDays } from '../../test/recorded.ts';

/** The papers of recorded days as they were captured, up to a day; months are `YYYY-MM`. */
export function recordedPapers(from: string, until: string): Paper[] {
  if (!hasRecorded) throw new Error('Pictures are drawn from recorded days, which do not stand beside this checkout.');
  return recordedDays(from, until.slice(0, 7))
    .filter(({ day }) => day <= until)
    .flatMap(({ day, items }) => items.map((item) => parseItem(item, day)))
    .flatMap((read) => (read.kind === 'paper' ? [read.paper] : []));
}
