import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { channelKey } from '../core/chat/place.ts';
import type { Answer } from '../core/discussions/answer.ts';
import type { AskedQuestion, Discussion, DiscussionStore } from '../core/discussions/discussion.ts';
import { inTransaction } from './engine.ts';
import type { Database } from './schema.ts';

type Questions = Pick<DiscussionStore, 'questions' | 'asked' | 'answered'>;

/** What people put to discussions. */
export function createQuestions(db: Kysely<Database>): Questions {
  return {
    async questions(discussion) {
      const row = await db
        .selectFrom('discussions')
        .select('key')
        .where((eb) => eb.and(identity(discussion)))
        .executeTakeFirst();
      return row === undefined ? [] : questionsOf(db, row.key);
    },

    asked: (discussion, person, question, answer, at) =>
      inTransaction(db, async (tx) => {
        const { key } = await tx
          .updateTable('discussions')
          .set({ active_at: at.toISOString() })
          .where((eb) => eb.and(identity(discussion)))
          .returning('key')
          .executeTakeFirstOrThrow();
        const { last } = await tx
          .selectFrom('questions')
          .select(({ fn }) => fn.max('position').as('last'))
          .where('discussion', '=', key)
          .executeTakeFirstOrThrow();
        const { platform, tenant } = discussion.channel;
        const id = randomUUID();
        const row = { id, discussion: key, platform, tenant, person, position: (last ?? 0) + 1, question };
        await tx
          .insertInto('questions')
          .values({ ...row, asked_at: at.toISOString(), ...answerColumns(answer) })
          .execute();
        return id;
      }),

    async answered(question, answer) {
      await db.updateTable('questions').set(answerColumns(answer)).where('id', '=', question).execute();
    },
  };
}

/** The questions of a discussion by its key, oldest first. */
export async function questionsOf(db: Kysely<Database>, discussion: string): Promise<AskedQuestion[]> {
  const rows = await db
    .selectFrom('questions')
    .selectAll()
    .where('discussion', '=', discussion)
    .orderBy('position')
    .execute();
  return rows.map((row) => ({
    at: row.asked_at,
    person: row.person,
    question: row.question,
    answered: row.answered === 1,
  }));
}

const identity = ({ channel, paper }: Discussion) => ({ ...channelKey(channel), paper });

const answerColumns = (answer: Answer) => ({
  answer: JSON.stringify(answer),
  answered: answer.kind === 'quotes' ? 1 : 0,
});
