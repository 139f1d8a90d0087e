import type { Kysely } from 'kysely';
import type { ReactedTo } from '../core/chat/chat-adapter.ts';
import type { Tally, VotedPaper, VoteStore } from '../core/discussions/vote.ts';
import { inTransaction } from './engine.ts';
import type { Database } from './schema.ts';

/** Later than any thumb, where the platform does not say when one was put there: each is the latest then. */
const longAhead = new Date('9999-12-31T23:59:59.999Z');

/** Which of our messages are about one paper, and the thumbs that stand on them. */
export function createVoteStore(db: Kysely<Database>): VoteStore {
  return {
    async said({ place, id }, paper, at) {
      const { platform, tenant, channel, thread = null } = place;
      await db
        .insertInto('message_papers')
        .values({ platform, tenant, channel, thread, message: id, paper, said_at: at.toISOString() })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },

    vote: (on, person, value, at, toldAt) =>
      inTransaction(db, async (tx) => {
        const about = await paperOf(tx, on);
        if (about === undefined) return undefined;
        const thumb = { ...rowKey(on), person, value };
        const { channel, paper } = about;
        const { platform, tenant } = on;
        const all = tx.selectFrom('votes').where((eb) => eb.and({ platform, tenant, channel, paper }));
        const later = await all
          .select(['reacted_in', 'message', 'value', 'position'])
          .where('person', '=', person)
          .where('voted_at', '>', (toldAt ?? longAhead).toISOString())
          .orderBy('position')
          .execute();
        const isSame = (row: (typeof later)[number]) =>
          row.reacted_in === on.channel && row.message === on.message && row.value === value;
        if (later.some(isSame)) return undefined;
        // Deleted first: the latest thumb is the one that was written last, whatever our clock says.
        await tx
          .deleteFrom('votes')
          .where((eb) => eb.and(thumb))
          .execute();
        const { last } = await all.select(({ fn }) => fn.max('position').as('last')).executeTakeFirstOrThrow();
        const position = later[0]?.position ?? (last ?? 0) + 1;
        const votedAt = (toldAt ?? at).toISOString();
        await tx
          .insertInto('votes')
          .values({ ...thumb, channel, paper, voted_at: votedAt, position })
          .execute();
        return votedPaper(on, about);
      }),

    async withdraw(on, { person, value }, toldAt = longAhead) {
      const [gone] = await db
        .deleteFrom('votes')
        .where((eb) => eb.and({ ...rowKey(on), ...(person && { person }), ...(value && { value }) }))
        .where('voted_at', '<=', toldAt.toISOString())
        .returning(['channel', 'paper'])
        .execute();
      return gone && votedPaper(on, gone);
    },

    async tallies({ platform, tenant, channel }, papers) {
      if (papers.length === 0) return new Map();
      const rows = await db
        .selectFrom('votes')
        .select(['paper', 'person', 'value'])
        .where((eb) => eb.and({ platform, tenant, channel }))
        .where('paper', 'in', papers)
        .orderBy('position')
        // What came late has the place of the first that was put there after it.
        .orderBy('voted_at')
        .execute();
      const latest = new Map<string, Map<string, number>>();
      for (const { paper, person, value } of rows) {
        latest.set(paper, (latest.get(paper) ?? new Map<string, number>()).set(person, value));
      }
      return new Map([...latest].map(([paper, votes]) => [paper, tallyOf([...votes.values()])]));
    },
  };
}

/** The paper a message is about, and the channel it counts in: of a thread, the one the thread belongs to. */
const paperOf = (db: Kysely<Database>, { platform, tenant, channel, message }: ReactedTo) =>
  db
    .selectFrom('message_papers')
    .select(['channel', 'paper'])
    .where((eb) => eb.and({ platform, tenant, message }))
    .where((eb) => eb.or({ channel, thread: channel }))
    .executeTakeFirst();

const rowKey = ({ platform, tenant, channel, message }: ReactedTo) => ({
  platform,
  tenant,
  message,
  reacted_in: channel,
});

const votedPaper = (
  { platform, tenant }: ReactedTo,
  { channel, paper }: { channel: string; paper: string },
): VotedPaper => ({
  channel: { platform, tenant, channel },
  paper,
});

const tallyOf = (values: readonly number[]): Tally => ({
  up: values.filter((value) => value > 0).length,
  down: values.filter((value) => value < 0).length,
});
