import type { Transaction } from 'kysely';
import type { Paper } from '../core/papers/paper.ts';
import { batches } from './batches.ts';
import { merge, type PaperFacts, paperRow } from './paper-row.ts';
import type { Database, PaperRow } from './schema.ts';

/** 19 columns each: 1,900 bound values a statement. */
const papersPerWrite = 100;

type Saved = { added: string[]; changed: string[] };

/**
 * Adds papers or merges them into what is known, inside the caller's transaction. `day`, when given, is a day all of
 * them were featured on.
 */
export async function savePapers(
  tx: Transaction<Database>,
  papers: readonly Paper[],
  seenAt: Date,
  day?: string,
): Promise<Saved> {
  const saved: Saved = { added: [], changed: [] };
  if (papers.length === 0) return saved;
  const when = { seen_at: seenAt.toISOString(), changed_at: await nextChange(tx, seenAt) };
  // A statement may not touch one row twice: of repeated ids the last one counts.
  const distinct = [...new Map(papers.map((paper) => [paper.id, paper])).values()];
  for await (const some of batches(distinct, papersPerWrite)) await saveSome(tx, some, when, saved, day);
  return saved;
}

/**
 * After the given time and after every change so far, also when an older answer is saved late or two saves share a
 * millisecond; otherwise a reader that asks for what changed since its last look would miss them.
 */
async function nextChange(tx: Transaction<Database>, seenAt: Date): Promise<string> {
  const last = await tx
    .selectFrom('papers')
    .select(({ fn }) => fn.max('changed_at').as('at'))
    .executeTakeFirst();
  const after = last?.at == null ? 0 : Date.parse(last.at) + 1;
  return new Date(Math.max(seenAt.getTime(), after)).toISOString();
}

async function saveSome(
  tx: Transaction<Database>,
  papers: Paper[],
  when: Pick<PaperRow, 'seen_at' | 'changed_at'>,
  saved: Saved,
  day: string | undefined,
): Promise<void> {
  const ids = papers.map(({ id }) => id);
  const knownRows = await tx.selectFrom('papers').selectAll().where('id', 'in', ids).execute();
  const known = new Map(knownRows.map((row) => [row.id, row]));

  const rows: PaperRow[] = [];
  const history: Database['upvote_history'][] = [];
  for (const paper of papers) {
    const told = paperRow(paper);
    if (day !== undefined && (told.featured_on ?? '') < day) told.featured_on = day;
    const before = known.get(paper.id);
    const facts = before === undefined ? told : merge(factsOf(before), told, when.seen_at >= before.seen_at);
    const changed = before === undefined || !same(factsOf(before), facts);
    if (before === undefined) saved.added.push(paper.id);
    else if (changed) saved.changed.push(paper.id);
    if (changed) rows.push({ ...facts, ...when, seen_at: laterOf(when.seen_at, before?.seen_at) });
    if (before === undefined || before.upvotes !== facts.upvotes) {
      history.push({ paper: paper.id, at: when.seen_at, upvotes: facts.upvotes });
    }
  }

  if (rows.length > 0) await upsert(tx, rows);
  await tx
    .updateTable('papers')
    .set({ seen_at: when.seen_at })
    .where('id', 'in', ids)
    .where('seen_at', '<', when.seen_at)
    .execute();
  if (history.length > 0) {
    await tx
      .insertInto('upvote_history')
      .values(history)
      .onConflict((row) =>
        row.columns(['paper', 'at']).doUpdateSet(({ ref }) => ({ upvotes: ref('excluded.upvotes') })),
      )
      .execute();
  }
  await addFeaturedDays(tx, papers, day);
}

const upsert = (tx: Transaction<Database>, rows: PaperRow[]) =>
  tx
    .insertInto('papers')
    .values(rows)
    .onConflict((paper) =>
      paper.column('id').doUpdateSet(({ ref }) => ({
        title: ref('excluded.title'),
        abstract: ref('excluded.abstract'),
        own_words: ref('excluded.own_words'),
        authors: ref('excluded.authors'),
        organisation: ref('excluded.organisation'),
        published_at: ref('excluded.published_at'),
        featured_on: ref('excluded.featured_on'),
        upvotes: ref('excluded.upvotes'),
        comments: ref('excluded.comments'),
        keywords: ref('excluded.keywords'),
        summary: ref('excluded.summary'),
        summary_by_model: ref('excluded.summary_by_model'),
        code_url: ref('excluded.code_url'),
        code_stars: ref('excluded.code_stars'),
        project_page: ref('excluded.project_page'),
        image: ref('excluded.image'),
        seen_at: ref('excluded.seen_at'),
        changed_at: ref('excluded.changed_at'),
      })),
    )
    .execute();

async function addFeaturedDays(tx: Transaction<Database>, papers: Paper[], day: string | undefined): Promise<void> {
  const days = papers.flatMap(({ id, featuredOn }) =>
    [...new Set([day, featuredOn])].flatMap((on) => (on === undefined ? [] : [{ day: on, paper: id }])),
  );
  if (days.length === 0) return;
  await tx
    .insertInto('featured_days')
    .values(days)
    .onConflict((row) => row.columns(['day', 'paper']).doNothing())
    .execute();
}

const factsOf = ({ seen_at: _seen, changed_at: _changed, ...facts }: PaperRow): PaperFacts => facts;

const laterOf = (a: string, b: string | undefined) => (b !== undefined && b > a ? b : a);

function same(a: PaperFacts, b: PaperFacts): boolean {
  const other = new Map<string, unknown>(Object.entries(b));
  return Object.entries(a).every(([column, value]) => other.get(column) === value);
}
