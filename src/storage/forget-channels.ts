import type { Kysely } from 'kysely';
import { type ChannelKey, channelKey, type PersonKey, type Tenant } from '../core/chat/place.ts';
import { StoredPause, StoredTopics } from './channel-row.ts';
import type { Database } from './schema.ts';

/** What retention and forgetting do to subscriptions, messages and the ledger. */
export function forgetChannels(db: Kysely<Database>) {
  return {
    /** Deletes a person's own subscriptions and takes the person's id out of the others. */
    forgetPerson: ({ platform, tenant, person }: PersonKey): Promise<Record<string, number>> =>
      db.transaction().execute(async (tx) => {
        const rows = await tx
          .selectFrom('channels')
          .select(['platform', 'tenant', 'channel', 'kind', 'organiser', 'topics', 'pause'])
          .where((eb) => eb.and({ platform, tenant }))
          .execute();
        const own = rows.filter(({ kind, organiser }) => kind === 'dm' && organiser === person);
        for (const row of own) await deleteChannel(tx, row);
        for (const row of rows.filter((other) => !own.includes(other))) {
          const topics = StoredTopics.parse(JSON.parse(row.topics));
          const unnamed = topics.map((topic) => (topic.addedBy === person ? { ...topic, addedBy: '' } : topic));
          const pause = row.pause === null ? undefined : StoredPause.parse(JSON.parse(row.pause));
          const without = {
            topics: JSON.stringify(unnamed),
            organiser: row.organiser === person ? '' : row.organiser,
            pause: pause?.kind === 'asked' && pause.by === person ? JSON.stringify({ ...pause, by: '' }) : row.pause,
          };
          await tx
            .updateTable('channels')
            .set(without)
            .where((eb) => eb.and(channelKey(row)))
            .execute();
        }
        await unnameMessages(tx, { platform, tenant, person });
        return { subscriptions: own.length };
      }),

    async forgetTenant({ platform, tenant }: Tenant): Promise<void> {
      await db.transaction().execute(async (tx) => {
        for (const table of [...channelTables, 'removed_tenants'] as const) {
          await tx
            .deleteFrom(table)
            .where((eb) => eb.and({ platform, tenant }))
            .execute();
        }
      });
    },

    /** Installations that were removed before a time, have not come back, and from which nobody was heard since then. */
    async removedBefore(before: Date): Promise<Tenant[]> {
      const at = before.toISOString();
      const removed = await db
        .selectFrom('removed_tenants')
        .select(['platform', 'tenant'])
        .where('removed_at', '<', at)
        .execute();
      const silent: Tenant[] = [];
      for (const tenant of removed) if (!(await spokeSince(db, tenant, at))) silent.push(tenant);
      return silent;
    },

    /**
     * Deletes finished messages and records of runs, what messages can no longer be voted on, and channels that have
     * been gone for all that time.
     */
    async purge({ records, votable, gone }: { records: Date; votable: Date; gone: Date }): Promise<number> {
      const old = records.toISOString();
      const messages = await db
        .deleteFrom('deliveries')
        .where('open', '=', 0)
        .where('written_at', '<', old)
        .executeTakeFirst();
      const runs = await db.deleteFrom('runs').where('ran_at', '<', old).executeTakeFirst();
      await db.deleteFrom('message_papers').where('said_at', '<', votable.toISOString()).execute();
      const paused = await db
        .selectFrom('channels')
        .select(['platform', 'tenant', 'channel', 'pause'])
        .where('pause', 'is not', null)
        .$narrowType<{ pause: string }>()
        .execute();
      const lost = paused.filter(({ pause }) => {
        const { kind, at } = StoredPause.parse(JSON.parse(pause));
        return kind === 'gone' && at < gone.toISOString();
      });
      for (const channel of lost) await deleteChannel(db, channel);
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

/** Whether anybody asked, saved, subscribed or opened a discussion there since. */
async function spokeSince(db: Kysely<Database>, { platform, tenant }: Tenant, since: string): Promise<boolean> {
  const spoken = await db
    .selectFrom('questions')
    .select('asked_at as at')
    .where((eb) => eb.and([eb.and({ platform, tenant }), eb('asked_at', '>=', since)]))
    .unionAll((eb) =>
      eb
        .selectFrom('saved_papers')
        .select('saved_at as at')
        .where((saved) => saved.and([saved.and({ platform, tenant }), saved('saved_at', '>=', since)])),
    )
    .unionAll((eb) =>
      eb
        .selectFrom('channels')
        .select('created_at as at')
        .where((channel) => channel.and([channel.and({ platform, tenant }), channel('created_at', '>=', since)])),
    )
    .unionAll((eb) =>
      eb
        .selectFrom('discussions')
        .select('opened_at as at')
        .where((opened) => opened.and([opened.and({ platform, tenant }), opened('opened_at', '>=', since)])),
    )
    .limit(1)
    .executeTakeFirst();
  return spoken !== undefined;
}

/** Messages to the person are deleted; those to others that name the person do so no longer. */
async function unnameMessages(db: Kysely<Database>, { platform, tenant, person }: PersonKey): Promise<void> {
  await db
    .deleteFrom('deliveries')
    .where((eb) => eb.and({ platform, tenant, channel: person, kind: 'dm' }))
    .execute();
  const named = JSON.stringify({ person });
  const waiting = await db
    .selectFrom('deliveries')
    .select(['key', 'reply'])
    .where((eb) => eb.and({ platform, tenant, open: 1 }))
    .execute();
  for (const { key, reply } of waiting.filter((message) => message.reply.includes(named))) {
    const unnamed = reply.replaceAll(named, JSON.stringify('somebody'));
    await db.updateTable('deliveries').set({ reply: unnamed }).where('key', '=', key).execute();
  }
}

/** What is kept of a channel; its discussions have their own retention. */
const channelTables = ['channels', 'deliveries', 'shown_papers', 'runs', 'message_papers'] as const;

async function deleteChannel(db: Kysely<Database>, channel: ChannelKey): Promise<void> {
  for (const table of channelTables) {
    await db
      .deleteFrom(table)
      .where((eb) => eb.and(channelKey(channel)))
      .execute();
  }
}
