import type { Kysely } from 'kysely';
import type { DiscussionStore } from '../core/discussion.ts';
import { channelKey } from '../core/place.ts';
import { noThread, openingFromRow, openingRow } from './discussion-row.ts';
import type { Database } from './schema.ts';

type Openings = Pick<
  DiscussionStore,
  'claim' | 'posted' | 'unposted' | 'opened' | 'release' | 'openedSince' | 'threadGone'
>;

/** The steps of a discussion's opening, each written down when it is done: the process may end between any two. */
export function createOpenings(db: Kysely<Database>): Openings {
  return {
    async claim(opening) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('discussions')
        .values(openingRow(opening))
        .onConflict((conflict) => conflict.columns(['platform', 'tenant', 'channel', 'paper']).doNothing())
        .executeTakeFirst();
      const row = await db
        .selectFrom('discussions')
        .selectAll()
        .where((eb) => eb.and({ ...channelKey(opening.channel), paper: opening.paper }))
        .executeTakeFirst();
      return { opening: row === undefined ? opening : openingFromRow(row), isNew: numInsertedOrUpdatedRows === 1n };
    },

    async posted({ key }, { id, url }) {
      const message = { message_id: id, message_url: url ?? null };
      await db.updateTable('discussions').set(message).where('key', '=', key).execute();
    },

    async unposted({ key }) {
      await db.updateTable('discussions').set(noMessage).where('key', '=', key).execute();
    },

    async opened({ message: _, key, ...common }, thread, { url, introduction }) {
      await db
        .updateTable('discussions')
        .set({
          thread: thread.thread ?? noThread,
          thread_channel: thread.channel,
          url: url ?? null,
          introduction: introduction ?? null,
        })
        .where('key', '=', key)
        .execute();
      return { ...common, thread, ...(url && { url }), ...(introduction && { introduction }) };
    },

    async release({ key }) {
      await db.deleteFrom('discussions').where('key', '=', key).where('message_id', 'is', null).execute();
    },

    async openedSince(channel, person, since) {
      const rows = await db
        .selectFrom('discussions')
        .select('opened_by')
        .where((eb) => eb.and(channelKey(channel)))
        .where('opened_at', '>', since.toISOString())
        .execute();
      return { channel: rows.length, person: rows.filter((row) => row.opened_by === person).length };
    },

    async threadGone({ platform, tenant, channel, thread }) {
      if (thread === undefined) return;
      await db
        .updateTable('discussions')
        .set({ thread: null, thread_channel: null, url: null, introduction: null, ...noMessage })
        .where((eb) => eb.and({ platform, tenant, thread_channel: channel, thread }))
        .execute();
    },
  };
}

const noMessage = { message_id: null, message_url: null };
