import { type Kysely, sql, type Transaction } from 'kysely';
import { channelKey, type PersonKey } from '../core/chat/place.ts';
import type { DiscussionStore } from '../core/discussions/discussion.ts';
import { inTransaction } from './engine.ts';
import type { Database } from './schema.ts';

/** Questions put to the language model, counted by the UTC day before they are put: two at once pass no limit. */
export function createModelUses(db: Kysely<Database>): Pick<DiscussionStore, 'useModel' | 'returnModel'> {
  return {
    useModel: (place, person, day, limits) =>
      inTransaction(db, async (tx) => {
        const used = await usedOn(tx, day, { ...channelKey(place), person });
        const reached = (['channel', 'person', 'total'] as const).find((whose) => used[whose] >= limits[whose]);
        if (reached !== undefined) return { allowed: false, reached, used: used.channel };
        await add(tx, { ...channelKey(place), person, day, used: 1 });
        return { allowed: true, used: used.channel + 1 };
      }),

    async returnModel(place, person, day) {
      await db
        .updateTable('model_uses')
        .set(({ eb }) => ({ used: eb('used', '-', 1) }))
        .where((eb) => eb.and({ ...channelKey(place), person, day }))
        .where('used', '>', 0)
        .execute();
    },
  };
}

/** A person asks from several places: on Discord a server and one's direct messages are tenants of their own. */
async function usedOn(
  tx: Transaction<Database>,
  day: string,
  { platform, tenant, channel, person }: PersonKey & { channel: string },
): Promise<{ channel: number; person: number; total: number }> {
  const { rows } = await sql<{ channel: number; person: number; total: number }>`
    select
      coalesce(sum(case when platform = ${platform} and tenant = ${tenant} and channel = ${channel} then used end), 0)
        as channel,
      coalesce(sum(case when platform = ${platform} and person = ${person} then used end), 0) as person,
      coalesce(sum(used), 0) as total
    from model_uses where day = ${day}`.execute(tx);
  return rows[0] ?? { channel: 0, person: 0, total: 0 };
}

/** What a forgotten person used is nobody's from then on: it still counts in all, or forgetting would lift that limit. */
export async function unnameModelUses(tx: Transaction<Database>, own: PersonKey): Promise<void> {
  const gone = await tx
    .deleteFrom('model_uses')
    .where((eb) => eb.and(own))
    .returning(['day', 'used'])
    .execute();
  const { platform } = own;
  for (const { day, used } of gone) await add(tx, { platform, tenant: '', channel: '', person: '', day, used });
}

const add = (tx: Transaction<Database>, row: Database['model_uses']) =>
  tx
    .insertInto('model_uses')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['day', 'platform', 'tenant', 'channel', 'person'])
        .doUpdateSet(({ eb, ref }) => ({ used: eb('model_uses.used', '+', ref('excluded.used')) })),
    )
    .execute();
