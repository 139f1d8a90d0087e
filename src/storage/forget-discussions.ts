import type { Kysely } from 'kysely';
import { utcDay } from '../core/day.ts';
import type { DiscussionStore } from '../core/discussion.ts';
import type { Database } from './schema.ts';

/** What retention, forgetting and deleted threads do to discussions. */
export function forgetDiscussions(
  db: Kysely<Database>,
): Pick<DiscussionStore, 'forgetPerson' | 'purge' | 'forgetTenant' | 'threadGone'> {
  return {
    async threadGone({ platform, tenant, channel, thread }) {
      if (thread === undefined) return;
      await db
        .updateTable('discussions')
        .set({ thread: null, thread_channel: null, url: null, message_id: null, message_url: null })
        .where('platform', '=', platform)
        .where('tenant', '=', tenant)
        .where('thread_channel', '=', channel)
        .where('thread', '=', thread)
        .execute();
    },
    forgetPerson: ({ platform, tenant, person }) =>
      db.transaction().execute(async (tx) => {
        const questions = await tx
          .deleteFrom('questions')
          .where('platform', '=', platform)
          .where('tenant', '=', tenant)
          .where('person', '=', person)
          .executeTakeFirst();
        const votes = await tx
          .deleteFrom('votes')
          .where('platform', '=', platform)
          .where('tenant', '=', tenant)
          .where('person', '=', person)
          .executeTakeFirst();
        const opened = await tx
          .updateTable('discussions')
          .set({ opened_by: '' })
          .where('platform', '=', platform)
          .where('tenant', '=', tenant)
          .where('opened_by', '=', person)
          .executeTakeFirst();
        return {
          questions: Number(questions.numDeletedRows),
          votes: Number(votes.numDeletedRows),
          'discussions opened': Number(opened.numUpdatedRows),
        };
      }),
    async purge(before) {
      const { numDeletedRows } = await db
        .deleteFrom('discussions')
        .where('active_at', '<', before.toISOString())
        .executeTakeFirst();
      await db.deleteFrom('model_uses').where('day', '<', utcDay(before)).execute();
      return Number(numDeletedRows);
    },
    async forgetTenant({ platform, tenant }) {
      await db.transaction().execute(async (tx) => {
        await tx.deleteFrom('discussions').where('platform', '=', platform).where('tenant', '=', tenant).execute();
        await tx.deleteFrom('model_uses').where('platform', '=', platform).where('tenant', '=', tenant).execute();
      });
    },
  };
}
