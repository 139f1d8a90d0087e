import type { Insertable, Kysely } from 'kysely';
import { isRemoved } from './removed-tenants.ts';
import type { Database, DeliveryRow } from './schema.ts';

/** Writes messages, each once by its key. Says how many were not written before. */
export async function insertDeliveries(
  db: Kysely<Database>,
  rows: readonly Omit<Insertable<DeliveryRow>, 'removed'>[],
): Promise<bigint> {
  if (rows.length === 0) return 0n;
  const { numInsertedOrUpdatedRows = 0n } = await db
    .insertInto('deliveries')
    .values(rows.map((row) => ({ ...row, removed: isRemoved(row) })))
    .onConflict((conflict) => conflict.column('key').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows;
}
