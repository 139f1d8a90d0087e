import type { Kysely } from 'kysely';
import type { DiscussionStore } from '../core/discussion.ts';
import type { Database } from './schema.ts';

/** What retention and forgetting do to discussions. */
export function forgetDiscussions(
  db: Kysely<Database>,
): Pick<DiscussionStore, 'forgetPerson' | 'purge' | 'forgetTenant'> {
  return {
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
      await db.deleteFrom('model_uses').where('day', '<', before.toISOString().slice(0, 10)).execute();
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
