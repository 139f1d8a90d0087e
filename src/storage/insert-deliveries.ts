import type { Insertable, InsertObject, Kysely } from 'kysely';
import type { LeaseColumns } from './process-schema.ts';
import { isRemoved } from './removed-tenants.ts';
import type { Database, DeliveryRow } from './schema.ts';

/** Whoever has it in hand at once is named with it (lease.ts); whether its installation is removed is asked here. */
type NewRow = Omit<Insertable<DeliveryRow>, 'removed' | keyof LeaseColumns> &
  Pick<InsertObject<Database, 'deliveries'>, keyof LeaseColumns>;

/** Writes messages, each once by its key. Says how many were not written before. */
export async function insertDeliveries(db: Kysely<Database>, rows: readonly NewRow[]): Promise<bigint> {
  if (rows.length === 0) return 0n;
  const { numInsertedOrUpdatedRows = 0n } = await db
    .insertInto('deliveries')
    .values(rows.map((row) => ({ ...row, removed: isRemoved(row) })))
    .onConflict((conflict) => conflict.column('key').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows;
}
