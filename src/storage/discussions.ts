import type { Kysely } from 'kysely';
import { channelKey } from '../core/chat/place.ts';
import type { AskedQuestion, Discussion, DiscussionStore } from '../core/discussions/discussion.ts';
import { deliveryRow } from './delivery-row.ts';
import { discussionFromRow, discussionsFromRows, noThread } from './discussion-row.ts';
import type { DiscussionRow } from './discussion-schema.ts';
import { inTransaction } from './engine.ts';
import { insertDeliveries } from './insert-deliveries.ts';
import { createModelUses } from './model-uses.ts';
import { createOpenings } from './openings.ts';
import { createQuestions, questionsOf } from './questions.ts';
import type { Database } from './schema.ts';

/** Of a tenant's discussions in channels those read at once. */
const mostOfTenant = 200;

/** Discussions in the database: how they are opened, what is asked in them, and where they stand. */
export function createDiscussionStore(db: Kysely<Database>): DiscussionStore {
  const rows = () => db.selectFrom('discussions').selectAll();

  async function withQuestions(active: readonly DiscussionRow[], since: Date) {
    const from = since.toISOString();
    const found: { discussion: Discussion; questions: AskedQuestion[] }[] = [];
    for (const row of active) {
      const discussion = discussionFromRow(row);
      if (discussion === undefined) continue;
      const questions = (await questionsOf(db, row.key)).filter(({ at }) => at >= from);
      found.push({ discussion, questions });
    }
    return found;
  }

  return {
    ...createOpenings(db),
    ...createQuestions(db),
    ...createModelUses(db),

    async get(channel, paper) {
      const row = await rows()
        .where((eb) => eb.and({ ...channelKey(channel), paper }))
        .executeTakeFirst();
      return row === undefined ? undefined : discussionFromRow(row);
    },

    async at({ platform, tenant, channel, thread = noThread }, activeSince) {
      const row = await rows()
        .where((eb) => eb.and({ platform, tenant, thread_channel: channel, thread }))
        .where('active_at', '>=', activeSince?.toISOString() ?? '')
        .orderBy('active_at', 'desc')
        .executeTakeFirst();
      return row === undefined ? undefined : discussionFromRow(row);
    },

    async elsewhere({ platform, tenant, channel }, paper) {
      const found = await rows()
        .where((eb) => eb.and({ platform, tenant, paper, kind: 'public' }))
        .where('channel', '!=', channel)
        .orderBy('opened_at')
        .execute();
      return discussionsFromRows(found);
    },

    async activeSince(channel, since) {
      const active = await rows()
        .where((eb) => eb.and(channelKey(channel)))
        .where('active_at', '>=', since.toISOString())
        .orderBy('active_at', 'desc')
        .execute();
      return (await withQuestions(active, since)).sort((one, other) => other.questions.length - one.questions.length);
    },

    async ofTenantSince({ platform, tenant }, since) {
      const active = await rows()
        .where((eb) => eb.and({ platform, tenant }))
        .where('kind', '!=', 'dm')
        .where('active_at', '>=', since.toISOString())
        .orderBy('active_at', 'desc')
        .limit(mostOfTenant)
        .execute();
      return withQuestions(active, since);
    },

    async outgrown(fewestUpvotes) {
      const found = await db
        .selectFrom('discussions')
        .innerJoin('papers', 'papers.id', 'discussions.paper')
        .selectAll('discussions')
        .where('noticed', '=', 0)
        .where('thread', 'is not', null)
        .where('papers.upvotes', '>=', fewestUpvotes)
        .whereRef('papers.upvotes', '>=', ({ eb }) => eb('discussions.upvotes', '*', 2))
        .execute();
      return discussionsFromRows(found);
    },

    notice: ({ channel, paper }, notice) =>
      inTransaction(db, async (tx) => {
        const { numUpdatedRows } = await tx
          .updateTable('discussions')
          .set({ noticed: 1 })
          .where((eb) => eb.and({ ...channelKey(channel), paper, noticed: 0 }))
          .executeTakeFirst();
        if (numUpdatedRows === 1n) await insertDeliveries(tx, [deliveryRow(notice, notice.position)]);
      }),
  };
}
