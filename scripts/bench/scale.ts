import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchOptions } from './options.ts';
import { dueAtOnce } from './scale-due.ts';
import { type BenchStore, postgresStore, sqliteStore } from './scale-stores.ts';
import { yearOldStore } from './scale-year.ts';

/**
 * How much one process holds: `size` channels due in one minute, half as many, as many in PostgreSQL where
 * `TEST_DATABASE_URL` names a server, and as many with the index of the first release; and what a store one year old, of a
 * tenth as many channels, is asked for.
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
  const server = process.env.TEST_DATABASE_URL;
  const due = [];
  for (const [open, channels, index] of [
    [sqliteStore, size / 2, 'as it is'],
    [sqliteStore, size, 'as it is'],
    ...(server === undefined ? [] : ([[() => postgresStore(server), size, 'as it is']] as const)),
    [sqliteStore, size, 'of the first release'],
  ] as const) {
    due.push(await inStore(open, (store) => dueAtOnce(store, Math.ceil(channels), index)));
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

async function inStore<T>(open: () => Promise<BenchStore>, work: (store: BenchStore) => Promise<T>): Promise<T> {
  const store = await open();
  try {
    return await work(store);
  } finally {
    await store.drop();
  }
}
