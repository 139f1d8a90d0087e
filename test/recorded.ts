import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** The recorded answers that stand beside a checkout in development and CI; tests that use them skip without. */
const folder = new URL('../../shared/data/', import.meta.url);

export const hasRecorded = existsSync(new URL('hf-daily/archive/', folder));
export const recordedUrl = (path: string) => new URL(path, folder);
export const recordedText = (path: string) => readFileSync(recordedUrl(path), 'utf8');

/** One element of a day's answer as the server sent it. */
export type RecordedItem = { day: string; pos: number; captured_at: string; item: unknown };

/** Every recorded item, in file order; a month is held in memory at a time. `from`, `to`: months, `YYYY-MM`. */
export function* recordedItems(from = '0000-00', to = '9999-99'): Generator<RecordedItem> {
  for (const name of readdirSync(new URL('hf-daily/archive/', folder)).sort()) {
    const month = name.slice(0, 7);
    if (month < from || month > to) continue;
    const lines = gunzipSync(readFileSync(new URL(`hf-daily/archive/${name}`, folder)))
      .toString('utf8')
      .split('\n');
    for (const line of lines) if (line !== '') yield JSON.parse(line);
  }
}

/** Recorded days with the items in the server's order and the time of capture. */
export function recordedDays(from?: string, to?: string): { day: string; capturedAt: string; items: unknown[] }[] {
  const days = new Map<string, { day: string; capturedAt: string; items: unknown[] }>();
  for (const { day, captured_at, item } of recordedItems(from, to)) {
    const entry = days.get(day) ?? { day, capturedAt: captured_at, items: [] };
    entry.items.push(item);
    days.set(day, entry);
  }
  return [...days.values()];
}
