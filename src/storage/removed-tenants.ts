import { expressionBuilder, type Kysely, type RawBuilder, sql, type Transaction } from 'kysely';
import type { Tenant } from '../core/chat/place.ts';
import { inTransaction } from './engine.ts';
import type { Database } from './schema.ts';

/**
 * The bot was removed from an installation. Its rows are marked, too: both queues are read from the front, and what
 * waits for months would stand there, before everybody else's.
 */
export const tenantGone = (db: Kysely<Database>, { platform, tenant }: Tenant, at: Date): Promise<void> =>
  inTransaction(db, async (tx) => {
    await tx
      .insertInto('removed_tenants')
      .values({ platform, tenant, removed_at: at.toISOString() })
      .onConflict((conflict) => conflict.columns(['platform', 'tenant']).doNothing())
      .execute();
    await mark(tx, { platform, tenant }, 1);
  });

/** It does not count as removed any more. */
export async function unmarkRemoved(tx: Transaction<Database>, { platform, tenant }: Tenant): Promise<void> {
  await tx
    .deleteFrom('removed_tenants')
    .where((eb) => eb.and({ platform, tenant }))
    .execute();
  await mark(tx, { platform, tenant }, 0);
}

async function mark(tx: Transaction<Database>, { platform, tenant }: Tenant, removed: 0 | 1): Promise<void> {
  await tx
    .updateTable('channels')
    .set({ removed })
    .where((eb) => eb.and({ platform, tenant }))
    .execute();
  await tx
    .updateTable('deliveries')
    .set({ removed })
    .where((eb) => eb.and({ platform, tenant, open: 1 }))
    .execute();
}

/** The mark of a new row: 1 where its installation is removed. */
export const isRemoved = ({ platform, tenant }: Tenant) => {
  const { selectFrom } = expressionBuilder<Database, never>();
  return selectFrom('removed_tenants')
    .select(({ fn }) => fn.countAll<number>().as('removed'))
    .where((eb) => eb.and({ platform, tenant }));
};

/** Whether the installation of a row is there, asked of rows that bear no mark of it: finished messages, counts. */
export const isThere = (rows: string): RawBuilder<boolean> => {
  const [platform, tenant] = [sql.ref(`${rows}.platform`), sql.ref(`${rows}.tenant`)];
  return sql`not exists (
    select 1 from removed_tenants as gone where gone.platform = ${platform} and gone.tenant = ${tenant})`;
};
