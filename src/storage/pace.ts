import { type Kysely, sql, type Transaction } from 'kysely';
import { type Paced, type PacedBy, type PaceStore, paceName } from '../core/channels/pace-store.ts';
import { serverMs, together } from './engine.ts';
import type { Database } from './schema.ts';
import { every } from './sweep.ts';

/** How long a time that has passed is kept, in milliseconds: no limit looks further back. */
const keptMs = 3_600_000;

/** After so many changes, what has passed is forgotten: they are far more than rows that are new. */
const changesBetween = 1_000;

/**
 * The pace that all processes on one PostgreSQL keep together, by the server's clock. Whoever changes a time holds it until
 * it is written; they are held in one order, so that nobody waits for somebody who waits.
 */
export function createPaceStore(db: Kysely<Database>): PaceStore {
  const sweep = every(changesBetween, () =>
    db.deleteFrom('pace').where('free_at', '<', sql<number>`${serverMs} - ${keptMs}::integer`).execute(),
  );
  return {
    async change(platform, names, work) {
      const inOrder = [...new Map(names.map((name) => [paceName(name), name])).values()].sort(byName);
      const result = await together(db, async (tx) => {
        const { before, now } = await hold(tx, platform, inOrder);
        const times = new Map(before);
        const result = work(times, now);
        await write(tx, platform, inOrder, (name) => {
          const at = times.get(name);
          return at === before.get(name) ? undefined : at;
        });
        return result;
      });
      await sweep();
      return result;
    },
  };
}

/** Reads the times, and keeps others from them for as long as the unit of work lasts. */
async function hold(tx: Transaction<Database>, platform: PacedBy, names: readonly Paced[]) {
  const rows = await tx
    .insertInto('pace')
    .values(names.map(({ tenant, channel }) => ({ platform, tenant, channel, free_at: 0 })))
    .onConflict((conflict) => conflict.columns(['platform', 'tenant', 'channel']).doUpdateSet(heldAsItIs))
    .returning(['tenant', 'channel', 'free_at', serverMs.as('now')])
    .execute();
  return { before: new Map(rows.map((row) => [paceName(row), row.free_at])), now: rows[0]?.now ?? 0 };
}

const heldAsItIs = { free_at: sql<number>`pace.free_at` };

async function write(
  tx: Transaction<Database>,
  platform: PacedBy,
  names: readonly Paced[],
  changed: (name: string) => number | undefined,
): Promise<void> {
  const rows = names.flatMap(({ tenant, channel }) => {
    const freeAt = changed(paceName({ tenant, channel }));
    return freeAt === undefined ? [] : [{ platform, tenant, channel, free_at: freeAt }];
  });
  if (rows.length === 0) return;
  await tx
    .insertInto('pace')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['platform', 'tenant', 'channel'])
        .doUpdateSet(({ ref }) => ({ free_at: ref('excluded.free_at') })),
    )
    .execute();
}

const byName = (one: Paced, other: Paced) => (paceName(one) < paceName(other) ? -1 : 1);
