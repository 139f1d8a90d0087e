import { hasRecorded, recordedDays } from '../test/recorded.ts';
import { replay } from './replay-year.ts';

/** Prints what three channels would have got over the last recorded year; the numbers of docs/replay.md. */
if (!hasRecorded) {
  console.error('The recorded days are not here; see docs/replay.md.');
  process.exit(2);
}
const days = recordedDays('2025-06', '2026-06').filter(({ day }) => day >= '2025-06-20' && day <= '2026-06-19');
console.log(`${days.length} recorded days, ${days.reduce((sum, { items }) => sum + items.length, 0)} items`);
for (const year of await replay(days)) console.log(JSON.stringify(year, undefined, 2));
