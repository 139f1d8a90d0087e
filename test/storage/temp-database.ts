import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { inject, onTestFinished } from 'vitest';
import { openDatabase } from '../../src/storage/open.ts';
import { openPostgres } from '../../src/storage/open-postgres.ts';
import type { Database } from '../../src/storage/schema.ts';
import { newPostgres } from '../fixtures/postgres.ts';

/** The engine that this run is about: vitest.config.ts runs the tests of what is stored once on each. */
export const engine: 'sqlite' | 'postgres' = inject('postgres') === undefined ? 'sqlite' : 'postgres';

/** A store of its own on the engine of this run; it is gone when the test ends. */
export async function tempDatabase(): Promise<Kysely<Database>> {
  const db =
    engine === 'sqlite'
      ? await openDatabase(join(tempFolder(), 'paperboy.sqlite'))
      : await openPostgres(await tempPostgres());
  onTestFinished(() => db.destroy());
  return db;
}

/** A folder that is removed when the test ends. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The address of a PostgreSQL database of its own, with all tables and nothing in them; it is gone when the test ends. */
async function tempPostgres(): Promise<string> {
  const { url, drop } = await newPostgres();
  onTestFinished(drop);
  return url;
}
