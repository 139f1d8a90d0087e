import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { onTestFinished } from 'vitest';
import { openDatabase } from '../../src/storage/open.ts';
import type { Database } from '../../src/storage/schema.ts';

/** A real SQLite file in a folder of its own; both are gone when the test ends. */
export async function tempDatabase(): Promise<Kysely<Database>> {
  const db = await openDatabase(join(tempFolder(), 'paperboy.sqlite'));
  onTestFinished(() => db.destroy());
  return db;
}

/** A folder that is removed when the test ends. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
