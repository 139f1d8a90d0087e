import { randomUUID } from 'node:crypto';
import type { Kysely, Selectable } from 'kysely';
import type { AskedQuestion, Discussion, DiscussionStore } from '../core/discussion.ts';
import type { ChannelKey } from '../core/place.ts';
import { discussionOf, discussionsOf, noThread, openingOf, rowOf } from './discussion-row.ts';
import { forgetDiscussions } from './forget-discussions.ts';
import type { Database, QuestionRow } from './schema.ts';

export function createDiscussionStore(db: Kysely<Database>): DiscussionStore {
  const inChannel = ({ platform, tenant, channel }: ChannelKey) =>
    db
      .selectFrom('discussions')
      .selectAll()
      .where('platform', '=', platform)
      .where('tenant', '=', tenant)
      .where('channel', '=', channel);
  const rowFor = ({ channel, paper }: Pick<Discussion, 'channel' | 'paper'>) =>
    inChannel(channel).where('paper', '=', paper).executeTakeFirst();
  const questionsOf = (key: string) =>
    db.selectFrom('questions').selectAll().where('discussion', '=', key).orderBy('position').execute();

  return {
    async get(channel, paper) {
      const row = await inChannel(channel).where('paper', '=', paper).executeTakeFirst();
      return row === undefined ? undefined : discussionOf(row);
    },
    async claim(opening) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('discussions')
        .values(rowOf(opening))
        .onConflict((conflict) => conflict.columns(['platform', 'tenant', 'channel', 'paper']).doNothing())
        .executeTakeFirst();
      const row = await rowFor(opening);
      return { opening: row === undefined ? opening : openingOf(row), isNew: numInsertedOrUpdatedRows === 1n };
    },
    async posted(opening, { id, url }) {
      await db
        .updateTable('discussions')
        .set({ message_id: id, message_url: url ?? null })
        .where('key', '=', opening.key)
        .execute();
    },
    async unposted({ key }) {
      const values = { message_id: null, message_url: null };
      await db.updateTable('discussions').set(values).where('key', '=', key).execute();
    },
    async opened(opening, thread, url) {
      const values = { thread: thread.thread ?? noThread, thread_channel: thread.channel, url: url ?? null };
      await db.updateTable('discussions').set(values).where('key', '=', opening.key).execute();
      const { message: _, key: __, ...common } = opening;
      return { ...common, thread, ...(url === undefined ? {} : { url }) };
    },
    async release(opening) {
      await db.deleteFrom('discussions').where('key', '=', opening.key).where('message_id', 'is', null).execute();
    },
    async openedSince(channel, person, since) {
      const rows = await inChannel(channel).where('opened_at', '>', since.toISOString()).execute();
      return { channel: rows.length, person: rows.filter((row) => row.opened_by === person).length };
    },
    async at({ platform, tenant, channel, thread = noThread }, activeSince) {
      const row = await db
        .selectFrom('discussions')
        .selectAll()
        .where('platform', '=', platform)
        .where('tenant', '=', tenant)
        .where('thread_channel', '=', channel)
        .where('thread', '=', thread)
        .where('active_at', '>=', activeSince?.toISOString() ?? '')
        .orderBy('active_at', 'desc')
        .executeTakeFirst();
      return row === undefined ? undefined : discussionOf(row);
    },
    async elsewhere({ platform, tenant, channel }, paper) {
      const rows = await db
        .selectFrom('discussions')
        .selectAll()
        .where('platform', '=', platform)
        .where('tenant', '=', tenant)
        .where('channel', '!=', channel)
        .where('paper', '=', paper)
        .where('kind', '=', 'public')
        .orderBy('opened_at')
        .execute();
      return discussionsOf(rows);
    },
    async activeSince(channel, since) {
      const rows = await inChannel(channel)
        .where('active_at', '>=', since.toISOString())
        .orderBy('active_at', 'desc')
        .execute();
      const found: { discussion: Discussion; questions: AskedQuestion[] }[] = [];
      for (const row of rows) {
        const discussion = discussionOf(row);
        if (discussion === undefined) continue;
        const questions = (await questionsOf(row.key)).filter(({ asked_at }) => asked_at >= since.toISOString());
        found.push({ discussion, questions: questions.map(askedOf) });
      }
      return found.sort((one, other) => other.questions.length - one.questions.length);
    },
    async unnoticed(paper) {
      const rows = await db
        .selectFrom('discussions')
        .selectAll()
        .where('paper', '=', paper)
        .where('noticed', '=', 0)
        .execute();
      return discussionsOf(rows);
    },
    async notice({ channel, paper }) {
      const { numUpdatedRows } = await db
        .updateTable('discussions')
        .set({ noticed: 1 })
        .where('platform', '=', channel.platform)
        .where('tenant', '=', channel.tenant)
        .where('channel', '=', channel.channel)
        .where('paper', '=', paper)
        .where('noticed', '=', 0)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
    async questions(discussion) {
      const row = await rowFor(discussion);
      return row === undefined ? [] : (await questionsOf(row.key)).map(askedOf);
    },
    asked: (discussion, person, question, answer, at) =>
      db.transaction().execute(async (tx) => {
        const { platform, tenant, channel } = discussion.channel;
        const id = randomUUID();
        const { key } = await tx
          .updateTable('discussions')
          .set({ active_at: at.toISOString() })
          .where('platform', '=', platform)
          .where('tenant', '=', tenant)
          .where('channel', '=', channel)
          .where('paper', '=', discussion.paper)
          .returning('key')
          .executeTakeFirstOrThrow();
        const { last } = await tx
          .selectFrom('questions')
          .select((expression) => expression.fn.max('position').as('last'))
          .where('discussion', '=', key)
          .executeTakeFirstOrThrow();
        const position = (last ?? 0) + 1;
        const row = { id, discussion: key, platform, tenant, person, position, asked_at: at.toISOString(), question };
        await tx
          .insertInto('questions')
          .values({ ...row, answer: JSON.stringify(answer), answered: answer.kind === 'quotes' ? 1 : 0 })
          .execute();
        return id;
      }),
    async answered(question, answer) {
      await db
        .updateTable('questions')
        .set({ answer: JSON.stringify(answer), answered: answer.kind === 'quotes' ? 1 : 0 })
        .where('id', '=', question)
        .execute();
    },
    async vote({ place, id }, person, value, at) {
      const { platform, tenant, channel } = place;
      const discussion = await this.at(place);
      const row = discussion === undefined ? undefined : await rowFor(discussion);
      if (row === undefined) return;
      if (value === 0) {
        await db
          .deleteFrom('votes')
          .where('platform', '=', platform)
          .where('tenant', '=', tenant)
          .where('channel', '=', channel)
          .where('message', '=', id)
          .where('person', '=', person)
          .execute();
        return;
      }
      const voted = { value, voted_at: at.toISOString() };
      await db
        .insertInto('votes')
        .values({ platform, tenant, channel, message: id, person, discussion: row.key, ...voted })
        .onConflict((conflict) =>
          conflict.columns(['platform', 'tenant', 'channel', 'message', 'person']).doUpdateSet(voted),
        )
        .execute();
    },
    useModel: ({ platform, tenant, channel }, day, limit) =>
      db.transaction().execute(async (tx) => {
        await tx
          .insertInto('model_uses')
          .values({ platform, tenant, channel, day, used: 0 })
          .onConflict((conflict) => conflict.columns(['platform', 'tenant', 'channel', 'day']).doNothing())
          .execute();
        const update = await tx
          .updateTable('model_uses')
          .set((expression) => ({ used: expression('used', '+', 1) }))
          .where('platform', '=', platform)
          .where('tenant', '=', tenant)
          .where('channel', '=', channel)
          .where('day', '=', day)
          .where('used', '<', limit)
          .returning('used')
          .executeTakeFirst();
        return update === undefined ? { allowed: false, used: limit } : { allowed: true, used: update.used };
      }),
    ...forgetDiscussions(db),
  };
}

const askedOf = (row: Selectable<QuestionRow>): AskedQuestion => ({
  at: row.asked_at,
  person: row.person,
  question: row.question,
  answered: row.answered === 1,
});
