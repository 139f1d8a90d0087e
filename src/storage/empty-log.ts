import { setTimeout } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import { isPostgres } from './engine.ts';
import type { Database } from './schema.ts';

const tries = 20;
const pauseMs = 100;

/**
 * Brings the write-ahead log into the database and cuts it to nothing: what was deleted stands in it until then. While
 * another program reads or writes it cannot be cut; that is tried for two seconds, and again with the next deletion.
 */
export async function emptyLog(db: Kysely<Database>): Promise<void> {
  // PostgreSQL clears up by itself, when its vacuum comes by.
  if (isPostgres(db)) return;
  for (let left = tries; left > 0; left--) {
    const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(db);
    if (rows[0]?.busy !== 1) return;
    await setTimeout(pauseMs);
  }
}
