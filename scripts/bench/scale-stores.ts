import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { openDatabase } from '../../src/storage/open.ts';
import { openPostgres } from '../../src/storage/open-postgres.ts';
import type { Database } from '../../src/storage/schema.ts';
import { addressOf, ask, newName } from '../../test/fixtures/postgres-databases.ts';

/** A store of its own with nothing in it. `url`: its `DATABASE_URL`; `drop` takes it away again. */
export type BenchStore = {
  engine: 'SQLite' | 'PostgreSQL';
  url: string;
  open(): Promise<Kysely<Database>>;
  drop(): Promise<void>;
};

export async function sqliteStore(): Promise<BenchStore> {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-bench-'));
  const url = join(folder, 'bench.sqlite');
  return {
    ...{ engine: 'SQLite', url },
    open: () => openDatabase(url),
    drop: async () => rmSync(folder, { recursive: true }),
  };
}

/** `server`: the address of a database whose user may make others beside it. */
export async function postgresStore(server: string): Promise<BenchStore> {
  const name = newName('bench');
  await ask(server, `create database ${name} template template0`);
  const url = addressOf(server, name);
  return {
    ...{ engine: 'PostgreSQL', url },
    open: () => openPostgres(url),
    drop: () => ask(server, `drop database ${name} with (force)`),
  };
}
