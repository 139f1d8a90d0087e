import type { Transaction } from 'kysely';
import type { Paper } from '../core/papers/paper.ts';
import { batches } from './batches.ts';
import { merge, type PaperFacts, paperRow } from './paper-row.ts';
import { knownByDoi, takeOver } from './same-doi.ts';
import type { Database, PaperRow } from './schema.ts';

/** 25 columns each: 2,500 bound values a statement. */
const papersPerWrite = 100;

/** A day of a source. `isSecondHand`: what the source says of papers that are not its own are not the papers' words. */
type SourceDay = { source: string; day: string; isSecondHand: boolean };
type Saved = { added: string[]; changed: string[] };

/**
 * Adds papers or merges them into what is known, inside the caller's transaction. `of`, when given, is a day on which a
 * source showed all of them.
 */
export async function savePapers(
  tx: Transaction<Database>,
  papers: readonly Paper[],
  seenAt: Date,
  of?: SourceDay,
): Promise<Saved> {
  const saved: Saved = { added: [], changed: [] };
  if (papers.length === 0) return saved;
  const when = { seen_at: seenAt.toISOString(), changed_at: await nextChange(tx, seenAt) };
  // A statement may not touch one row twice: of repeated ids the last one counts.
  const distinct = [...new Map((await knownByDoi(tx, papers)).map((paper) => [paper.id, paper])).values()];
  for (const { paper, seenAt } of await takeOver(tx, distinct)) {
    await saveSome(tx, [paper], { ...when, seen_at: seenAt }, saved, undefined);
  }
  for await (const some of batches(distinct, papersPerWrite)) {
    const shown = of?.isSecondHand === true ? await shownBefore(tx, some, of) : new Set<string>();
    const left = some.filter(({ id }) => !shown.has(id));
    if (left.length > 0) await saveSome(tx, left, when, saved, of);
  }
  return saved;
}

/** Those that the source showed on another day: an item without a date bears that of its feed, which is a new one each day. */
async function shownBefore(tx: Transaction<Database>, papers: Paper[], of: SourceDay): Promise<Set<string>> {
  const ids = papers.map(({ id }) => id);
  const rows = await tx
    .selectFrom('featured_days')
    .select('paper')
    .where('source', '=', of.source)
    .where('day', '!=', of.day)
    .where('paper', 'in', ids)
    .execute();
  return new Set(rows.map(({ paper }) => paper));
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
  of: SourceDay | undefined,
): Promise<void> {
  const ids = papers.map(({ id }) => id);
  const knownRows = await tx.selectFrom('papers').selectAll().where('id', 'in', ids).execute();
  const known = new Map(knownRows.map((row) => [row.id, row]));

  const rows: PaperRow[] = [];
  const history: Database['upvote_history'][] = [];
  for (const paper of papers) {
    const told = paperRow(paper);
    if (of !== undefined && (told.featured_on ?? '') < of.day) told.featured_on = of.day;
    const before = known.get(paper.id);
    const decides = when.seen_at >= (before?.seen_at ?? '') && !isHearsay(paper.id, of);
    const facts = before === undefined ? told : merge(factsOf(before), told, decides);
    const changed = before === undefined || !same(factsOf(before), facts);
    if (before === undefined) saved.added.push(paper.id);
    else if (changed) saved.changed.push(paper.id);
    if (changed) rows.push({ ...facts, ...when, seen_at: laterOf(when.seen_at, before?.seen_at) });
    if (facts.upvotes !== null && before?.upvotes !== facts.upvotes) {
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
  await addFeaturedDays(tx, papers, of);
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
        listed: ref('excluded.listed'),
        upvotes: ref('excluded.upvotes'),
        comments: ref('excluded.comments'),
        keywords: ref('excluded.keywords'),
        summary: ref('excluded.summary'),
        summary_by_model: ref('excluded.summary_by_model'),
        code_url: ref('excluded.code_url'),
        code_stars: ref('excluded.code_stars'),
        project_page: ref('excluded.project_page'),
        categories: ref('excluded.categories'),
        withdrawn: ref('excluded.withdrawn'),
        doi: ref('excluded.doi'),
        page_url: ref('excluded.page_url'),
        page_site: ref('excluded.page_site'),
        image: ref('excluded.image'),
        seen_at: ref('excluded.seen_at'),
        changed_at: ref('excluded.changed_at'),
      })),
    )
    .execute();

async function addFeaturedDays(tx: Transaction<Database>, papers: Paper[], of: SourceDay | undefined): Promise<void> {
  const days = papers.flatMap(({ id, listed = [] }) => [
    ...(of === undefined ? [] : [{ source: of.source, day: of.day, paper: id }]),
    ...listed.map(({ source, on }) => ({ source, day: on, paper: id })),
  ]);
  if (days.length === 0) return;
  await tx
    .insertInto('featured_days')
    .values(days)
    .onConflict((row) => row.columns(['source', 'day', 'paper']).doNothing())
    .execute();
}

/** Whether the day's source tells of a paper that others know better. */
const isHearsay = (id: string, of: SourceDay | undefined) =>
  of?.isSecondHand === true && !id.startsWith(`${of.source}:`);

const factsOf = ({ seen_at: _seen, changed_at: _changed, ...facts }: PaperRow): PaperFacts => facts;

const laterOf = (a: string, b: string | undefined) => (b !== undefined && b > a ? b : a);

function same(a: PaperFacts, b: PaperFacts): boolean {
  const other = new Map<string, unknown>(Object.entries(b));
  return Object.entries(a).every(([column, value]) => other.get(column) === value);
}
