import type { Quote, QuotedCell } from '../core/discussions/answer.ts';
import type { Steps } from '../core/yield.ts';
import { stemsOf } from './analysis.ts';
import type { PaperText } from './passages.ts';
import type { Question, Term } from './question.ts';
import { rowText, tableName } from './table-row-text.ts';
import { type Head, lettersIn, type TableText } from './table-text.ts';
import { termShare } from './term-match.ts';

/** Rows of a table for a question, best first, and how likely they answer it, 0 to 1. */
export type FoundRows = {
  quotes: Quote[];
  confidence: number;
  /** Row and column are both meant: it is a cell that was asked for. */
  isCell: boolean;
};

/** A word of the caption, which all cells share. */
const inCaption = 0.7;
/** What a row or column gains for being headed by nothing but what was asked for. */
const exactness = 0.15;
/** A word that a head shortens, of the word itself. */
const shortened = 0.7;
/** What the authors' own row gains where a question names none. */
const ownRow = 0.2;
/** Cells are shown together where they are as good as the best, within this. */
const asGood = 0.02;
const mostRows = 3;
const mostCellsOfRow = 6;
/** Names and numbers of a question that nothing in the table says make its cells those of something else. */
const missingParticular = 0.45;

/** The rows of a paper's tables that answer a question, from the table that fits best. */
export function* findingRows(text: PaperText, question: Question): Steps<FoundRows | undefined> {
  if (text.tables.length === 0 || !mayBeInTable(question)) return undefined;
  const terms = termsOf(question, text);
  const asked = sum(terms.map(({ weight }) => weight));
  if (asked === 0) return undefined;
  let best: Scored | undefined;
  for (const table of text.tables) {
    const scored = yield* scoring(table, terms, asked, question, text);
    if (scored !== undefined && scored.score > (best?.score ?? 0)) best = scored;
  }
  if (best === undefined) return undefined;
  const quotes = quotesOf(best, text.paper);
  return { quotes, confidence: best.confidence, isCell: best.namesColumn && quotes.length === 1 };
}

/** What a letter that stands alone tells ("Track M"): as much as a word of every eighth paper. */
const letterWeight = 2;

type WeighedTerm = { term: Term; weight: number; isOwn: boolean };
type ScoredCell = { column: number; score: number };
type ScoredRow = { at: number; best: number; cells: ScoredCell[] };
type Scored = { table: TableText; score: number; confidence: number; namesColumn: boolean; rows: ScoredRow[] };

/** Why and how are told in sentences; a number, a choice, or how something does, in tables too. */
function mayBeInTable({ types, text, isStatement }: Question): boolean {
  if (
    isStatement ||
    ['cause', 'gist', 'person', 'place', 'code', 'licence', 'limitation'].some((type) => types.has(type as never))
  )
    return false;
  return !/^\s*(?:why|who|where|when)\b/i.test(text);
}

/** Words that ask for any number of a table, whatever it is called there. */
const anyNumber = new Set(
  stemsOf(
    'score scores result results performance perform performs number value reach achieve get report obtain do fare best table main final overall compare how',
  ),
);

function termsOf({ terms, text }: Question, { titleStems }: PaperText): WeighedTerm[] {
  const letters = lettersIn(text).map((stem): Term => ({ stem, weight: letterWeight, alternatives: new Set() }));
  return [...terms, ...letters].map((term) => {
    const isOwn = titleStems.has(term.stem);
    const weight = anyNumber.has(term.stem) ? Math.min(term.weight, 0.3) : isOwn ? term.weight * 0.5 : term.weight;
    return { term, weight, isOwn };
  });
}

function* scoring(
  table: TableText,
  terms: readonly WeighedTerm[],
  asked: number,
  question: Question,
  text: PaperText,
): Steps<Scored | undefined> {
  const around = terms.map(({ term }) => termShare(term, table.around, text) * inCaption);
  const byColumn = table.columns.map((head) => terms.map((one) => heldBy(head, one, terms, text)));
  const valueColumns = table.columns.flatMap((_, at) => (at >= table.table.headColumns ? [at] : []));
  const hasOwnRow = table.rows.some((head) => ownness(head, text) > 0);
  const rows: ScoredRow[] = [];
  let top: { cover: number; own: number; missing: number; column: number } | undefined;
  let topScore = 0;
  for (const [at, head] of table.rows.entries()) {
    yield;
    const byRow = terms.map((one) => heldBy(head, one, terms, text));
    const namesRow = byRow.some((held, nth) => held > 0 && (terms[nth]?.weight ?? 0) >= 0.5);
    const own = ownness(head, text);
    const cells = valueColumns.map((column): ScoredCell => {
      const value = table.table.rows[at]?.[column] ?? '';
      const columnHeld = byColumn[column] ?? [];
      const held = terms.map((one, nth) =>
        Math.max(
          byRow[nth] ?? 0,
          columnHeld[nth] ?? 0,
          around[nth] ?? 0,
          one.isOwn && own > 0 ? 1 : 0,
          one.isOwn && !hasOwnRow ? 0.5 : 0,
        ),
      );
      const cover = sum(held.map((share, nth) => share * (terms[nth]?.weight ?? 0))) / asked;
      const byHeads =
        sum(terms.map(({ weight }, nth) => weight * Math.max(byRow[nth] ?? 0, columnHeld[nth] ?? 0))) / asked;
      const score =
        cover +
        exactness * (namesRow ? share(head, terms, text) : 0) +
        exactness * share(table.columns[column], terms, text) +
        (namesRow ? 0 : ownRow * own) -
        (isEmpty(value) ? 0.5 : 0) +
        (/\d/.test(value) ? 0.1 : 0);
      if (score > topScore) {
        topScore = score;
        const missing = terms.filter(
          ({ term, isOwn: mine }, nth) => (held[nth] ?? 0) === 0 && !mine && question.particulars.has(term.stem),
        ).length;
        top = { cover, own: byHeads, missing, column };
      }
      return { column, score };
    });
    rows.push({ at, cells, best: cells.reduce((most, cell) => Math.max(most, cell.score), 0) });
  }
  if (top === undefined || top.own === 0) return undefined;
  const confidence = top.cover * missingParticular ** top.missing;
  const namesColumn = terms.some(({ weight }, nth) => weight >= 0.5 && (byColumn[top?.column ?? 0]?.[nth] ?? 0) > 0);
  return { table, namesColumn, score: topScore * missingParticular ** top.missing, confidence, rows };
}

/** How far a head says a term, 0 to 1. */
function heldBy(head: Head, { term }: WeighedTerm, terms: readonly WeighedTerm[], text: PaperText): number {
  if (head.joined.has(term.stem)) return 1;
  const held = Math.max(termShare(term, head.stems, text), isShortened(head, term) ? shortened : 0);
  if (held === 1) return 1;
  // "Places 2" for "Places2".
  const at = terms.findIndex((other) => other.term === term);
  const [before, after] = [terms[at - 1]?.term.stem ?? '', terms[at + 1]?.term.stem ?? ''];
  return head.stems.has(`${before}${term.stem}`) || head.stems.has(`${term.stem}${after}`) ? 1 : held;
}

/** Heads are short: "Int. Dom", "No. Params", "context_len". */
const isShortened = ({ stems }: Head, { stem }: Term): boolean =>
  [...stems].some((short) => short.length >= 3 && /^\p{Ll}+$/u.test(short) && stem.startsWith(short));

/** The share of a head's own words that were asked for: "Moebius" before "Moebius without distillation". */
function share(head: Head | undefined, terms: readonly WeighedTerm[], text: PaperText): number {
  if (head === undefined || head.stems.size === 0) return 0;
  let asked = 0;
  for (const stem of head.stems) if (terms.some(({ term }) => termShare(term, new Set([stem]), text) > 0)) asked += 1;
  return asked / head.stems.size;
}

/**
 * How far a row is the authors' own, 0 to 1: "ours", "our model", or what the paper calls its work, the less the more
 * is said beside it ("Moebius without distillation").
 */
function ownness({ path, stems }: Head, { ownStems }: PaperText): number {
  if (path.some((part) => /\bours?\b/i.test(part))) return 1;
  const own = [...stems].filter((stem) => ownStems.has(stem)).length;
  return own === 0 ? 0 : (own / stems.size + 1) / 2;
}

const isEmpty = (value: string) => /^[-–—−]?$/.test(value);

function quotesOf({ table, score, rows }: Scored, paper: string): Quote[] {
  const top = rows.reduce((most, { best }) => Math.max(most, best), 0);
  const good = rows.filter(({ best }) => best >= top - asGood);
  // A question that names no row means the authors', which stand last where they do not say so.
  const chosen = good.length > mostRows ? good.slice(-1) : good;
  return chosen.map(({ at, cells }) => {
    const shown = cells.filter((cell) => cell.score >= top - asGood).slice(0, mostCellsOfRow);
    const quoted = shown.map(
      ({ column }): QuotedCell => ({
        row: table.rows[at]?.path ?? [],
        column: table.columns[column]?.path ?? [],
        text: table.table.rows[at]?.[column] ?? '',
      }),
    );
    const { id } = table.table;
    return {
      paper,
      text: rowText(quoted, table.table.label),
      section: tableName(table.table),
      number: at + 1,
      score,
      ...(id === undefined ? {} : { id }),
      cells: quoted,
    };
  });
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
