import { setImmediate } from 'node:timers/promises';
import { type Kysely, type SelectQueryBuilder, sql, type Transaction } from 'kysely';
import { z } from 'zod';
import type { Paper } from '../core/papers/paper.ts';
import type { PaperStore } from '../core/papers/paper-store.ts';
import { batches } from './batches.ts';
import { inTransaction } from './engine.ts';
import { createKeyValueStore } from './key-value-store.ts';
import { paperFromRow } from './paper-row.ts';
import { savePapers } from './save-papers.ts';
import type { Database } from './schema.ts';

/** Ids in one `in (…)`: well under the least bind limit of SQLite (32,766) and PostgreSQL (65,535). */
const idsPerRead = 500;

/** The note that holds what trends. */
const trendingNote = 'trending papers';
const Trending = z.object({ ids: z.array(z.string()), at: z.string() });

/** Papers, the days they were featured on, and how their upvotes grew. */
export function createPaperStore(db: Kysely<Database>): PaperStore {
  const notes = createKeyValueStore(db);

  async function get(ids: readonly string[]): Promise<Paper[]> {
    const found = new Map<string, Paper>();
    for await (const some of batches([...new Set(ids)], idsPerRead)) {
      const rows = await db.selectFrom('papers').selectAll().where('id', 'in', some).execute();
      for (const row of rows) found.set(row.id, paperFromRow(row));
    }
    return ids.flatMap((id) => found.get(id) ?? []);
  }

  return {
    save: (papers, seenAt) => inTransaction(db, (tx) => savePapers(tx, papers, seenAt)),

    saveDay: (source, day, papers, askedAt, isSecondHand = false) =>
      inTransaction(db, async (tx) => {
        const saved = await savePapers(tx, papers, askedAt, { source, day, isSecondHand });
        // The mark comes last: a day counts as asked only with its papers.
        await markAsked(tx, { source, day, asked_at: askedAt.toISOString(), papers: papers.length });
        return saved;
      }),

    get,

    async featured(from, to, source) {
      const rows = await db
        .selectFrom('papers')
        .selectAll()
        .where('id', 'in', (day) =>
          ofSource(day.selectFrom('featured_days').select('paper'), source)
            .where('day', '>=', from)
            .where('day', '<=', to),
        )
        .orderBy(({ fn }) => fn.coalesce('upvotes', sql.lit(-1)), 'desc')
        .orderBy('id')
        .execute();
      return rows.map(paperFromRow);
    },

    async latestDays(count, upTo, source) {
      const rows = await ofSource(db.selectFrom('featured_days').select('day').distinct(), source)
        .where('day', '<=', upTo)
        .orderBy('day', 'desc')
        .limit(count)
        .execute();
      return rows.map(({ day }) => day);
    },

    keepTrending: (ids, at) => notes.set(trendingNote, JSON.stringify({ ids, at: at.toISOString() })),

    async trending() {
      const note = await notes.get(trendingNote);
      if (note === undefined) return undefined;
      const { ids, at } = Trending.parse(JSON.parse(note));
      return { papers: await get(ids), at };
    },

    async *all(sliceSize, changedSince) {
      let last: { changed_at: string; id: string } | undefined;
      while (true) {
        let slice = db.selectFrom('papers').selectAll();
        if (changedSince === undefined) {
          if (last !== undefined) slice = slice.where('id', '>', last.id);
        } else {
          const from = last;
          // In the order of the index of changes: by id, a few changed papers are found by reading every row.
          slice = slice
            .where(({ eb, refTuple, tuple }) =>
              from === undefined
                ? eb('changed_at', '>', changedSince.toISOString())
                : eb(refTuple('changed_at', 'id'), '>', tuple(from.changed_at, from.id)),
            )
            .orderBy('changed_at');
        }
        const rows = await slice.orderBy('id').limit(sliceSize).execute();
        if (rows.length > 0) yield rows.map(paperFromRow);
        if (rows.length < sliceSize) return;
        last = rows.at(-1);
        // SQLite has answered within the turn: without this a reader of all papers stops everything else.
        await setImmediate();
      }
    },

    async lastChange() {
      const { at } = await db
        .selectFrom('papers')
        .select(({ fn }) => fn.max('changed_at').as('at'))
        .executeTakeFirstOrThrow();
      return new Date(at ?? 0);
    },

    async count() {
      const { papers } = await db
        .selectFrom('papers')
        .select(({ fn }) => fn.countAll<number | string>().as('papers'))
        .executeTakeFirstOrThrow();
      // PostgreSQL counts in bigint, which arrives as text.
      return Number(papers);
    },

    async daysAsked(from, to, source) {
      const rows = await ofSource(db.selectFrom('days_asked').selectAll(), source)
        .where('day', '>=', from)
        .where('day', '<=', to)
        .orderBy('day')
        .execute();
      return rows.map(({ day, asked_at, papers }) => ({ day, askedAt: asked_at, papers }));
    },
  };
}

const ofSource = <Tables, Table extends keyof Tables, Row>(
  query: SelectQueryBuilder<Tables, Table, Row>,
  source: string | undefined,
) => (source === undefined ? query : query.where(sql.ref('source'), '=', source));

/** An older answer that arrives late does not move the mark back. */
const markAsked = (tx: Transaction<Database>, asked: Database['days_asked']) =>
  tx
    .insertInto('days_asked')
    .values(asked)
    .onConflict((day) =>
      day
        .columns(['source', 'day'])
        .doUpdateSet({ asked_at: asked.asked_at, papers: asked.papers })
        .where('days_asked.asked_at', '<=', asked.asked_at),
    )
    .execute();
