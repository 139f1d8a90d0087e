import type { Kysely } from 'kysely';
import type { PersonKey, Tenant } from '../core/chat/place.ts';
import { utcDay } from '../core/day.ts';
import { deleteInSteps } from './delete-in-steps.ts';
import { inTransaction } from './engine.ts';
import { unnameModelUses } from './model-uses.ts';
import type { Database } from './schema.ts';

/** What retention and forgetting do to discussions, questions and votes. */
export function forgetDiscussions(db: Kysely<Database>) {
  return {
    /** Deletes a person's questions and votes, and takes their name off what they opened; says how many. */
    forgetPerson: ({ platform, tenant, person }: PersonKey): Promise<Record<string, number>> =>
      inTransaction(db, async (tx) => {
        const own = { platform, tenant, person };
        const questions = await tx
          .deleteFrom('questions')
          .where((eb) => eb.and(own))
          .executeTakeFirst();
        const votes = await tx
          .deleteFrom('votes')
          .where((eb) => eb.and(own))
          .executeTakeFirst();
        await unnameModelUses(tx, own);
        // Nobody else talks in direct messages.
        await tx
          .deleteFrom('discussions')
          .where((eb) => eb.and({ platform, tenant, opened_by: person, kind: 'dm' }))
          .execute();
        const opened = await tx
          .updateTable('discussions')
          .set({ opened_by: '' })
          .where((eb) => eb.and({ platform, tenant, opened_by: person }))
          .executeTakeFirst();
        return {
          questions: Number(questions.numDeletedRows),
          votes: Number(votes.numDeletedRows),
          'discussions opened': Number(opened.numUpdatedRows),
        };
      }),

    /**
     * Deletes questions and votes of before, each by its own age, and discussions without activity since, with all that
     * belongs to them; says how many rows.
     */
    async purge(before: Date): Promise<number> {
      const old = before.toISOString();
      const questions = await deleteInSteps(db, 'questions', (eb) => eb('asked_at', '<', old));
      const votes = await deleteInSteps(db, 'votes', (eb) => eb('voted_at', '<', old));
      const discussions = await deleteInSteps(db, 'discussions', (eb) => eb('active_at', '<', old));
      await deleteInSteps(db, 'model_uses', (eb) => eb('day', '<', utcDay(before)));
      return questions + votes + discussions;
    },

    async forgetTenant({ platform, tenant }: Tenant): Promise<void> {
      for (const table of ['questions', 'votes'] as const) {
        await deleteInSteps(db, table, (eb) => eb.and({ platform, tenant }));
      }
      await inTransaction(db, async (tx) => {
        for (const table of ['discussions', 'votes', 'model_uses'] as const) {
          await tx
            .deleteFrom(table)
            .where((eb) => eb.and({ platform, tenant }))
            .execute();
        }
      });
    },
  };
}
