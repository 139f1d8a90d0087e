import type { Kysely } from 'kysely';
import type { Publishing } from '../core/channels/publishing.ts';
import { channelKey } from '../core/chat/place.ts';
import { placeFromRow } from './channel-row.ts';
import { stateOf } from './delivery-row.ts';
import { isThere } from './removed-tenants.ts';
import type { Database } from './schema.ts';

/** Messages that stand in a channel and are still to be published. */
export const createPublishing = (db: Kysely<Database>): Publishing => ({
  async due(now, limit) {
    const rows = await db
      .selectFrom('deliveries')
      .selectAll()
      .where('publish_at', '<=', now.toISOString())
      .where(isThere('deliveries'))
      .orderBy('publish_at')
      .orderBy('position')
      .limit(limit)
      .execute();
    return rows.flatMap((row) => {
      const state = stateOf(row);
      return state.kind === 'sent'
        ? [{ key: row.key, message: { place: placeFromRow(row), id: state.messageId }, since: state.at }]
        : [];
    });
  },
  async done(key) {
    await db.updateTable('deliveries').set({ publish_at: null }).where('key', '=', key).execute();
  },
  async putOff(channel, until) {
    await db
      .updateTable('deliveries')
      .set({ publish_at: until.toISOString() })
      .where((eb) => eb.and(channelKey(channel)))
      .where('publish_at', '<', until.toISOString())
      .execute();
  },
});
