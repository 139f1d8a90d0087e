import type { Kysely } from 'kysely';
import { type ChannelKey, channelKey, type PersonKey, type Tenant } from '../core/chat/place.ts';
import { StoredPause, StoredTopics } from './channel-row.ts';
import { deleteInSteps } from './delete-in-steps.ts';
import { inTransaction } from './engine.ts';
import { purgeLedger } from './purge-ledger.ts';
import type { Database } from './schema.ts';

/** What retention and forgetting do to subscriptions, messages and the ledger. */
export function forgetChannels(db: Kysely<Database>) {
  return {
    /** Deletes a person's own subscriptions and takes the person's id out of the others. */
    async forgetPerson({ platform, tenant, person }: PersonKey): Promise<Record<string, number>> {
      const own = await db
        .selectFrom('channels')
        .select(['platform', 'tenant', 'channel'])
        .where((eb) => eb.and({ platform, tenant, kind: 'dm', organiser: person }))
        .execute();
      for (const channel of own) await thinOut(db, channel);
      return inTransaction(db, async (tx) => {
        for (const channel of own) await deleteChannel(tx, channel);
        await unnameChannels(tx, { platform, tenant, person });
        await unnameMessages(tx, { platform, tenant, person });
        return { subscriptions: own.length };
      });
    },

    async forgetTenant({ platform, tenant }: Tenant): Promise<void> {
      await thinOut(db, { platform, tenant });
      await inTransaction(db, async (tx) => {
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
     * Deletes finished messages by their age, those that nobody finished so long after their time, records of runs, which
     * message is about which paper, and channels that have been gone for all that time. What waits is left alone.
     */
    async purge({ records, votable, gone }: { records: Date; votable: Date; gone: Date }): Promise<number> {
      const old = records.toISOString();
      const messages = await deleteInSteps(db, 'deliveries', (eb) =>
        eb.and([eb('open', '=', 0), eb('written_at', '<', old)]),
      );
      // What was being sent, or is to be looked for: where no process is connected any more nobody finds out what became of
      // it, and its papers count as shown.
      const unfinished = await deleteInSteps(db, 'deliveries', (eb) =>
        eb.and([eb('open', '=', 1), eb('state', '<>', 'pending'), eb('expires_at', '<', old)]),
      );
      const runs = await deleteInSteps(db, 'runs', (eb) => eb('ran_at', '<', old));
      await deleteInSteps(db, 'message_papers', (eb) => eb('said_at', '<', votable.toISOString()));
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
      for (const channel of lost) {
        await thinOut(db, channelKey(channel));
        await deleteChannel(db, channel);
      }
      return messages + unfinished + runs + lost.length;
    },

    purgeLedger: (before: Date) => purgeLedger(db, before),
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

async function unnameChannels(db: Kysely<Database>, { platform, tenant, person }: PersonKey): Promise<void> {
  const rows = await db
    .selectFrom('channels')
    .select(['platform', 'tenant', 'channel', 'organiser', 'topics', 'pause'])
    .where((eb) => eb.and({ platform, tenant }))
    .execute();
  for (const row of rows) {
    const topics = StoredTopics.parse(JSON.parse(row.topics));
    const unnamed = topics.map((topic) => (topic.addedBy === person ? { ...topic, addedBy: '' } : topic));
    const pause = row.pause === null ? undefined : StoredPause.parse(JSON.parse(row.pause));
    const without = {
      topics: JSON.stringify(unnamed),
      organiser: row.organiser === person ? '' : row.organiser,
      pause: pause?.kind === 'asked' && pause.by === person ? JSON.stringify({ ...pause, by: '' }) : row.pause,
    };
    await db
      .updateTable('channels')
      .set(without)
      .where((eb) => eb.and(channelKey(row)))
      .execute();
  }
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
const channelTables = ['channels', 'deliveries', 'shown_papers', 'runs', 'message_papers', 'pace'] as const;

/**
 * Deletes the most of what is kept of a channel or of all channels of an installation, in steps; what is left, or written
 * meanwhile, is little enough for one unit of work.
 */
async function thinOut(db: Kysely<Database>, whose: Tenant | ChannelKey): Promise<void> {
  await deleteInSteps(db, 'deliveries', (eb) => eb.and({ ...whose, open: 0 }));
  await deleteInSteps(db, 'shown_papers', (eb) => eb.and(whose));
  await deleteInSteps(db, 'runs', (eb) => eb.and(whose));
  await deleteInSteps(db, 'message_papers', (eb) => eb.and(whose));
}

export async function deleteChannel(db: Kysely<Database>, channel: ChannelKey): Promise<void> {
  for (const table of channelTables) {
    await db
      .deleteFrom(table)
      .where((eb) => eb.and(channelKey(channel)))
      .execute();
  }
}
