import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import { type ChannelKey, channelKey, Place } from '../core/place.ts';
import { parseQuery } from '../core/query.ts';
import type { Channel, ChannelStore } from '../core/subscription.ts';
import type { ChannelRow, Database } from './schema.ts';

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
      return rows.map(channelOf);
    },

    update: (key, change) =>
      db.transaction().execute(async (tx) => {
        const current = await read(tx, key);
        const changed = change(current);
        if (changed === undefined) {
          await tx
            .deleteFrom('channels')
            .where((eb) => eb.and(channelKey(key)))
            .execute();
          return undefined;
        }
        const written = { ...changed, version: (current?.version ?? 0) + 1 };
        const row = rowOf(written, key);
        await tx
          .insertInto('channels')
          .values(row)
          .onConflict((conflict) => conflict.columns(['platform', 'tenant', 'channel']).doUpdateSet(row))
          .execute();
        return written;
      }),

    async due(now, limit) {
      const rows = await waiting(db)
        .where('next_due', '<=', now.toISOString())
        .orderBy('next_due')
        .orderBy('platform')
        .orderBy('tenant')
        .orderBy('channel')
        .limit(limit)
        .execute();
      return rows.map(channelOf);
    },

    async nextDue(platform) {
      let query = waiting(db).orderBy('next_due').limit(1);
      if (platform !== undefined) query = query.where('platform', '=', platform);
      const row = await query.executeTakeFirst();
      return row === undefined ? undefined : { place: placeOf(row), at: row.next_due };
    },

    async tenantGone({ platform, tenant }, at) {
      await db
        .insertInto('removed_tenants')
        .values({ platform, tenant, removed_at: at.toISOString() })
        .onConflict((conflict) => conflict.columns(['platform', 'tenant']).doNothing())
        .execute();
    },

    async tenantBack({ platform, tenant }) {
      await db
        .deleteFrom('removed_tenants')
        .where((eb) => eb.and({ platform, tenant }))
        .execute();
    },
  };
}

/** Channels that receive something: not paused, and their installation is there. */
const waiting = (db: Kysely<Database>) =>
  db
    .selectFrom('channels')
    .selectAll()
    .where('pause', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('removed_tenants')
            .select('removed_at')
            .whereRef('removed_tenants.platform', '=', 'channels.platform')
            .whereRef('removed_tenants.tenant', '=', 'channels.tenant'),
        ),
      ),
    );

async function read(db: Kysely<Database>, key: ChannelKey): Promise<Channel | undefined> {
  const row = await db
    .selectFrom('channels')
    .selectAll()
    .where((eb) => eb.and(channelKey(key)))
    .executeTakeFirst();
  return row === undefined ? undefined : channelOf(row);
}

const StoredTopics = z.array(
  z.strictObject({ text: z.string(), minUpvotes: z.int(), addedBy: z.string(), addedAt: z.string() }),
);
const StoredPause = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('asked'), by: z.string(), at: z.string() }),
  z.strictObject({ kind: z.literal('gone'), reason: z.string(), at: z.string() }),
]);
const Layout = z.enum(['compact', 'cards']);

function channelOf(row: Selectable<ChannelRow>): Channel {
  return {
    place: placeOf(row),
    topics: StoredTopics.parse(JSON.parse(row.topics)).map((topic) => ({ ...topic, query: parseQuery(topic.text) })),
    schedule: { line: row.schedule_line, timezone: row.timezone },
    top: row.top,
    layout: Layout.parse(row.layout),
    organiser: row.organiser,
    ...(row.pause === null ? {} : { pause: StoredPause.parse(JSON.parse(row.pause)) }),
    nextDue: row.next_due,
    emptyRuns: row.empty_runs,
    modelAllowed: row.model_allowed === 1,
    createdAt: row.created_at,
    version: row.version,
  };
}

const placeOf = ({ platform, tenant, channel, kind }: Selectable<ChannelRow>): Place =>
  Place.parse({ platform, tenant, channel, kind });

/** The key is the caller's, not the changed value's: a change can never write into another channel. */
const rowOf = (channel: Channel, { platform, tenant, channel: id }: ChannelKey) => ({
  platform,
  tenant,
  channel: id,
  kind: channel.place.kind,
  topics: JSON.stringify(
    channel.topics.map(({ text, minUpvotes, addedBy, addedAt }) => ({ text, minUpvotes, addedBy, addedAt })),
  ),
  schedule_line: channel.schedule.line,
  timezone: channel.schedule.timezone,
  top: channel.top,
  layout: channel.layout,
  organiser: channel.organiser,
  pause: channel.pause === undefined ? null : JSON.stringify(channel.pause),
  next_due: channel.nextDue,
  empty_runs: channel.emptyRuns,
  model_allowed: channel.modelAllowed ? 1 : 0,
  created_at: channel.createdAt,
  version: channel.version,
});
