import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchOptions } from './options.ts';
import { dueAtOnce } from './scale-due.ts';
import { yearOldStore } from './scale-year.ts';

/**
 * How much one process holds: `size` channels due in one minute, half as many, and as many with the index of the first
 * release; and what a store one year old, of a tenth as many channels, is asked for.
 */
export async function run({ size = 50_000, json }: BenchOptions): Promise<void> {
  const print = (rows: object[]) =>
    json ? rows.forEach((row) => void console.log(JSON.stringify(row))) : console.table(rows);
  const inFolder = async <T>(work: (folder: string) => Promise<T>): Promise<T> => {
    const folder = mkdtempSync(join(tmpdir(), 'paperboy-bench-'));
    try {
      return await work(folder);
    } finally {
      rmSync(folder, { recursive: true });
    }
  };
  const due = [];
  for (const [channels, index] of [
    [size / 2, 'as it is'],
    [size, 'as it is'],
    [size, 'of the first release'],
  ] as const) {
    due.push(await inFolder((folder) => dueAtOnce(folder, Math.ceil(channels), index)));
  }
  print(due);
  print(await inFolder((folder) => yearOldStore(folder, Math.ceil(size / 10))));
  print([
    {
      'load at the end': loadavg()
        .map((load) => load.toFixed(1))
        .join(' '),
    },
  ]);
}
