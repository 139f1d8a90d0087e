import type { Kysely } from 'kysely';
import type { Publishing } from '../core/channels/publishing.ts';
import { placeFromRow } from './channel-row.ts';
import { stateOf } from './delivery-row.ts';
import type { Database } from './schema.ts';

/** Messages that stand in a channel and are still to be published. */
export const createPublishing = (db: Kysely<Database>): Publishing => ({
  async due(now, limit) {
    const rows = await db
      .selectFrom('deliveries')
      .selectAll()
      .where('publish_at', '<=', now.toISOString())
      .orderBy('publish_at')
      .orderBy('position')
      .limit(limit)
      .execute();
    return rows.flatMap((row) => {
      const state = stateOf(row);
      return state.kind === 'sent'
        ? [{ key: row.key, message: { place: placeFromRow(row), id: state.messageId } }]
        : [];
    });
  },
  async done(key) {
    await db.updateTable('deliveries').set({ publish_at: null }).where('key', '=', key).execute();
  },
  async putOff(keys, until) {
    await db.updateTable('deliveries').set({ publish_at: until.toISOString() }).where('key', 'in', keys).execute();
  },
});
