import { randomUUID } from 'node:crypto';
import { type Kysely, type SqlBool, sql } from 'kysely';
import { databaseTime, isPostgres } from './engine.ts';
import type { Database } from './schema.ts';

/** A process that takes things in hand, and how long it has them unless it says that it has them still, in milliseconds. */
export type LeaseHolder = { id: string; leaseMs: number };

/** Another one for each process, or each start of one. */
export const newHolder = (leaseMs: number): LeaseHolder => ({ id: randomUUID(), leaseMs });

/**
 * In whose hands a row is, where several processes share a database (docs/decisions/0010-leases.md): counted on the
 * server's clock alone. In SQLite one process works at a time, and knows what it has in hand: nothing is leased there.
 */
export function createLease(db: Kysely<Database>, { id, leaseMs }: LeaseHolder) {
  const isShared = isPostgres(db);
  const oursFor = (ms: number) => ({ holder: id, lease_until: isShared ? databaseTime(db, ms) : null });
  return {
    isShared,
    /** The columns of a row that we have in hand from now on. */
    ours: oursFor(leaseMs),
    /** Those of a row that is in hand no more, but is taken by no other process for so many milliseconds. */
    resting: (ms: number) => (isShared ? oursFor(ms) : inNoHands),
    /** Whether nobody else has it in hand, or whoever had it is gone. */
    isFree: isShared
      ? sql<SqlBool>`(lease_until is null or holder = ${id} or lease_until <= ${databaseTime(db)})`
      : sql<SqlBool>`1 = 1`,
    /** Whether we have it in hand; where nothing is leased, whether no other process has taken it over, or ended it. */
    isOurs: isShared ? sql<SqlBool>`holder = ${id}` : sql<SqlBool>`(holder = ${id} or (holder is null and open = 1))`,
  };
}

/** The columns of a row that nobody has in hand. */
export const inNoHands = { holder: null, lease_until: null };
