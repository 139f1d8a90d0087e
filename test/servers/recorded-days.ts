import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { recordedDays, recordedText, recordedUrl } from '../recorded.ts';

type Snapshot = { takenAt: Date; body(): string };

/**
 * The body recorded for a day, as it stood at `now` (default: its last capture); undefined for a day that was not
 * recorded, or not yet.
 */
export function recordedBody(day: string, now?: Date): string | undefined {
  const snapshots = snapshotsOf(day).filter(({ takenAt }) => now === undefined || takenAt <= now);
  return snapshots.at(-1)?.body();
}

function snapshotsOf(day: string): Snapshot[] {
  const capture = capturedAt().get(day);
  if (capture === undefined) return [];
  const again = resnapshots().filter((name) => name.startsWith(`${day}@`));
  const repeated = again.map((name) => ({
    takenAt: new Date(name.slice(11, 27).replace(/^(\d{4})(\d\d)(\d\dT\d\d)(\d\d)(\d\dZ)$/, '$1-$2-$3:$4:$5')),
    body: () => recordedText(`hf-daily/resnapshots/${name}`),
  }));
  const once = { takenAt: capture, body: () => bodyOf(day) };
  return [...repeated, once].sort((a, b) => a.takenAt.getTime() - b.takenAt.getTime());
}

function bodyOf(day: string): string {
  const file = `hf-daily/days/${day}.json`;
  if (existsSync(recordedUrl(file))) return recordedText(file);
  const month = day.slice(0, 7);
  const items = recordedDays(month, month).find((entry) => entry.day === day)?.items ?? [];
  return JSON.stringify(items);
}

let captures: Map<string, Date> | undefined;

function capturedAt(): Map<string, Date> {
  captures ??= new Map(
    readFileSync(recordedUrl('hf-daily/days.tsv'), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split('\t'))
      .map(([day = '', , , at = '']) => [day, new Date(at)]),
  );
  return captures;
}

let names: string[] | undefined;

function resnapshots(): string[] {
  names ??= readdirSync(recordedUrl('hf-daily/resnapshots/')).sort();
  return names;
}
