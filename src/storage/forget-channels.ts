import type { Kysely } from 'kysely';
import { z } from 'zod';
import { channelKey, type PersonKey, type Tenant } from '../core/place.ts';
import type { Database } from './schema.ts';

/** What retention and forgetting do to subscriptions, messages and the ledger. */
export function forgetChannels(db: Kysely<Database>) {
  return {
    /** Deletes a person's own subscriptions and takes the person's id out of the others. */
    forgetPerson: ({ platform, tenant, person }: PersonKey): Promise<Record<string, number>> =>
      db.transaction().execute(async (tx) => {
        const rows = await tx
          .selectFrom('channels')
          .select(['platform', 'tenant', 'channel', 'kind', 'organiser', 'topics'])
          .where((eb) => eb.and({ platform, tenant }))
          .execute();
        let own = 0;
        for (const row of rows) {
          const key = channelKey(row);
          if (row.kind === 'dm' && row.organiser === person) {
            own += 1;
            for (const table of ['channels', 'deliveries', 'shown_papers', 'runs'] as const) {
              await tx
                .deleteFrom(table)
                .where((eb) => eb.and(key))
                .execute();
            }
            continue;
          }
          const topics = Topics.parse(JSON.parse(row.topics));
          const isNamed = row.organiser === person || topics.some(({ addedBy }) => addedBy === person);
          if (!isNamed) continue;
          const without = topics.map((topic) => (topic.addedBy === person ? { ...topic, addedBy: '' } : topic));
          await tx
            .updateTable('channels')
            .set({
              topics: JSON.stringify(without),
              organiser: row.organiser === person ? '' : row.organiser,
            })
            .where((eb) => eb.and(key))
            .execute();
        }
        return { subscriptions: own };
      }),

    async forgetTenant({ platform, tenant }: Tenant): Promise<void> {
      await db.transaction().execute(async (tx) => {
        for (const table of ['channels', 'deliveries', 'shown_papers', 'runs', 'removed_tenants'] as const) {
          await tx
            .deleteFrom(table)
            .where((eb) => eb.and({ platform, tenant }))
            .execute();
        }
      });
    },

    /** Installations that were removed before a time and have not come back. */
    removedBefore: (before: Date): Promise<Tenant[]> =>
      db
        .selectFrom('removed_tenants')
        .select(['platform', 'tenant'])
        .where('removed_at', '<', before.toISOString())
        .execute(),

    /** Deletes finished messages and records of runs, and channels that have been gone for all that time. */
    async purge({ records, gone }: { records: Date; gone: Date }): Promise<number> {
      const old = records.toISOString();
      const messages = await db
        .deleteFrom('deliveries')
        .where('open', '=', 0)
        .where('written_at', '<', old)
        .executeTakeFirst();
      const runs = await db.deleteFrom('runs').where('ran_at', '<', old).executeTakeFirst();
      const paused = await db
        .selectFrom('channels')
        .select(['platform', 'tenant', 'channel', 'pause'])
        .where('pause', 'is not', null)
        .execute();
      const lost = paused.filter(({ pause }) => {
        const { kind, at } = Paused.parse(JSON.parse(pause ?? '{}'));
        return kind === 'gone' && at < gone.toISOString();
      });
      for (const channel of lost) {
        for (const table of ['channels', 'deliveries', 'shown_papers', 'runs'] as const) {
          await db
            .deleteFrom(table)
            .where((eb) => eb.and(channelKey(channel)))
            .execute();
        }
      }
      return Number(messages.numDeletedRows) + Number(runs.numDeletedRows) + lost.length;
    },

    /** Deletes what channels were shown before a time, where nobody subscribes any more. */
    async purgeLedger(before: Date): Promise<number> {
      const { numDeletedRows } = await db
        .deleteFrom('shown_papers')
        .where('at', '<', before.toISOString())
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('channels')
                .select('channels.channel')
                .whereRef('channels.platform', '=', 'shown_papers.platform')
                .whereRef('channels.tenant', '=', 'shown_papers.tenant')
                .whereRef('channels.channel', '=', 'shown_papers.channel'),
            ),
          ),
        )
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}

const Topics = z.array(z.looseObject({ addedBy: z.string() }));
const Paused = z.object({ kind: z.string(), at: z.string() });
