import type { Kysely } from 'kysely';
import type { Channel, ChannelStore } from '../core/channels/subscription.ts';
import { type ChannelKey, channelKey } from '../core/chat/place.ts';
import { channelFromRow, channelRow, placeFromRow } from './channel-row.ts';
import { inTransaction } from './engine.ts';
import { endInMail, followInMail } from './mail-addresses.ts';
import { moveChannel } from './move-channel.ts';
import { isRemoved, tenantGone } from './removed-tenants.ts';
import type { Database } from './schema.ts';
import { tenantBack, tenantOut, tenantRecovered } from './tenant-outage.ts';

/** Subscribed channels in the database: one row each, its topics as JSON, so that ten thousand due ones are one query. */
export function createChannelStore(db: Kysely<Database>): ChannelStore {
  return {
    get: (channel) => read(db, channel),

    async ofTenant({ platform, tenant }) {
      const rows = await db
        .selectFrom('channels')
        .selectAll()
        .where((eb) => eb.and({ platform, tenant }))
        .orderBy('channel')
        .execute();
      return rows.map(channelFromRow);
    },

    async all() {
      const rows = await db
        .selectFrom('channels')
        .selectAll()
        .orderBy('platform')
        .orderBy('tenant')
        .orderBy('channel')
        .execute();
      return rows.map(channelFromRow);
    },

    update: (key, change) =>
      inTransaction(db, async (tx) => {
        const current = await read(tx, key);
        const changed = change(current);
        if (changed !== undefined && changed === current) return current;
        if (changed === undefined) {
          if (current === undefined) return undefined;
          await tx
            .deleteFrom('channels')
            .where((eb) => eb.and(channelKey(key)))
            .execute();
          await endInMail(tx, key);
          return undefined;
        }
        const written = { ...changed, version: (current?.version ?? 0) + 1 };
        const row = channelRow(written, key);
        await tx
          .insertInto('channels')
          .values({ ...row, removed: isRemoved(key) })
          .onConflict((conflict) => conflict.columns(['platform', 'tenant', 'channel']).doUpdateSet(row))
          .execute();
        await followInMail(tx, written);
        return written;
      }),

    move: (channel, to) => moveChannel(db, channel, to),

    async due(now, limit, except = []) {
      const rows = await waiting(db)
        .where('next_due', '<=', now.toISOString())
        .$if(except.length > 0, (query) => query.where('platform', 'not in', except))
        .orderBy('next_due')
        .orderBy('shuffle')
        .orderBy('platform')
        .orderBy('tenant')
        .orderBy('channel')
        .limit(limit)
        .execute();
      return rows.map(channelFromRow);
    },

    async nextDue(platform) {
      let query = waiting(db).orderBy('next_due').limit(1);
      if (platform !== undefined) query = query.where('platform', '=', platform);
      const row = await query.executeTakeFirst();
      return row === undefined ? undefined : { place: placeFromRow(row), at: row.next_due };
    },

    tenantGone: (tenant, at) => tenantGone(db, tenant, at),
    tenantBack: (tenant, now) => tenantBack(db, tenant, now),

    async tenants(platform) {
      const removed = await db
        .selectFrom('removed_tenants')
        .select('tenant')
        .where('platform', '=', platform)
        .execute();
      const kept = await db
        .selectFrom('channels')
        .select('tenant')
        .where('platform', '=', platform)
        .where('kind', '!=', 'dm')
        .union(db.selectFrom('discussions').select('tenant').where('platform', '=', platform).where('kind', '!=', 'dm'))
        // In direct messages the person is the tenant.
        .union((eb) =>
          eb
            .selectFrom('saved_papers')
            .select('tenant')
            .where('platform', '=', platform)
            .whereRef('person', '!=', 'tenant'),
        )
        .execute();
      const isRemoved = new Set(removed.map(({ tenant }) => tenant));
      const all = new Set([...isRemoved, ...kept.map(({ tenant }) => tenant)]);
      return [...all].map((tenant) => ({ tenant, isRemoved: isRemoved.has(tenant) }));
    },
    tenantOut: (tenant) => tenantOut(db, tenant),
    tenantRecovered: (tenant, now, comeback) => tenantRecovered(db, tenant, now, comeback),
  };
}

/** Channels that receive something: not paused, and their installation is there. */
const waiting = (db: Kysely<Database>) =>
  db.selectFrom('channels').selectAll().where('pause', 'is', null).where('removed', '=', 0);

async function read(db: Kysely<Database>, key: ChannelKey): Promise<Channel | undefined> {
  const row = await db
    .selectFrom('channels')
    .selectAll()
    .where((eb) => eb.and(channelKey(key)))
    .executeTakeFirst();
  return row === undefined ? undefined : channelFromRow(row);
}
