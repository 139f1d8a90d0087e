import type { Table } from '../core/discussions/answer.ts';
import type { Steps } from '../core/yield.ts';
import { stemsOf } from './analysis.ts';
import type { PaperText } from './passages.ts';
import type { Question } from './question.ts';
import { bestOf } from './table-best.ts';
import { asksCount, likelihoodOf, weigh } from './table-confidence.ts';
import { heldBy, ownness, saysIt, share, type WeighedTerm } from './table-heads.ts';
import { type MeasureAsked, measureAsked } from './table-measures.ts';
import { agrees, agreesSign, agreesWithout, settingsOf } from './table-settings.ts';
import { extremesOf, isExtreme, saysExtreme } from './table-sizes.ts';
import type { Head, TableText } from './table-text.ts';
import { termShare } from './term-match.ts';

export type ScoredCell = { column: number; score: number };
/** `set`: the columns that say how the row was set, as the question sets them. */
export type ScoredRow = { at: number; set: number[]; cells: ScoredCell[] };
/**
 * A table's cells, its best cell's score, how well it answers among all tables, and how likely it answers at all.
 * `namesColumn`: the best cell's column is meant.
 */
export type Scored = {
  table: TableText;
  rows: ScoredRow[];
  top: number;
  merit: number;
  confidence: number;
  namesColumn: boolean;
};

/** A word of the caption, which all cells share. */
const inCaption = 0.7;
/** One that is told around the table, in its section. */
const inSection = 0.4;
/** What a row or column gains for being headed by nothing but what was asked for. */
const exactness = 0.15;
/** What the best of a column gains where that is asked for. */
const superlative = 0.3;
/** What the authors' own row gains where a question names no other more. */
const ownRow = 0.2;
/** What a row headed by yes or no gains or loses for what the question sets. */
const setting = 0.1;
/** What a row gains for being named to the last sign. */
const spelling = 0.05;
/** What a column gains for measuring what is asked for, or a row, where no column does. */
const measuring = 0.25;
/** A word that tells less chooses neither row nor column. */
const leastTelling = 0.5;

/** Each cell of a table by how far its heads and its caption say the question's words. Undefined where no head says any. */
export function* scoring(
  table: TableText,
  terms: readonly WeighedTerm[],
  question: Question,
  text: PaperText,
): Steps<Scored | undefined> {
  const asked: Asked = { terms, question, text, measures: measureAsked(question.text) };
  const columns = yield* readingColumns(table, asked);
  const isMeant = columns.map((column) => column.isMeant);
  const settings = settingsOf(table.table, question.text, isMeant);
  const values = columns.filter((column) => !settings.columns.has(column.at) && mayAnswer(column, table.table));
  const rows = yield* readingRows(table, columns, settings, asked);
  const meant = columns.map(({ held }) => weigh(held, terms));
  const best = bestOf(table, meant, question.text);
  const around = terms.map(({ term }) =>
    Math.max(termShare(term, table.around, text) * inCaption, saysIt(term, table.near) * inSection),
  );
  const hasOwnRow = rows.some(({ ours }) => ours > 0);
  const mostNamed = Math.max(...rows.map(({ held }) => weigh(held, terms)));
  const isSaid = terms.map((_, nth) => rows.some(({ held }) => held[nth] === 1));
  let found: { score: number; held: number[]; heads: number[]; ofOwnRow: number; column: Column; row: Row } | undefined;
  const scored: ScoredRow[] = [];
  for (const row of rows) {
    yield;
    const ofOwnRow = best !== undefined || weigh(row.held, terms) < mostNamed ? 0 : ownRow * row.ours;
    const cells = values.map((column): ScoredCell => {
      const byHeads = terms.map((_, nth) => Math.max(row.held[nth] ?? 0, column.held[nth] ?? 0));
      const held = terms.map(({ isOwn }, nth) => {
        // The authors' name for their work is said by their row, but where another row has that very name.
        const ofOwn = !isOwn || isSaid[nth] ? 0 : row.ours > 0 ? 1 : hasOwnRow ? 0 : 0.5;
        return Math.max(byHeads[nth] ?? 0, around[nth] ?? 0, ofOwn);
      });
      const isBest = best?.at === row.at && best.column === column.at;
      const ofRow = (names(row.held, terms) ? row.gain : 0) + ofOwnRow + setting * agrees(row.head.path, question.text);
      const gain = ofRow + column.gain + (isBest || row.isExtreme ? superlative : 0);
      const score = weigh(held, terms) + gain + worth(table.table.rows[row.at]?.[column.at] ?? '');
      if (score > (found?.score ?? 0)) found = { score, held, heads: byHeads, ofOwnRow, column, row };
      return { column: column.at, score };
    });
    scored.push({ at: row.at, set: row.set, cells });
  }
  if (found === undefined || weigh(found.heads, terms) === 0) return undefined;
  const { score, held, heads, ofOwnRow, column, row } = found;
  const cell = {
    row: row.head,
    column: column.head,
    text: table.table.rows[row.at]?.[column.at] ?? '',
    caption: table.table.caption,
    measures: [row.head, column.head].some((head) => asked.measures?.(head)),
  };
  const confidence = likelihoodOf(
    { row: row.held, column: column.held, heads, all: held },
    cell,
    terms,
    question,
    text,
  );
  return {
    table,
    rows: scored,
    top: score,
    // Whose row it is chooses among the rows of a table, not among tables.
    merit: (score - ofOwnRow) * (confidence / (weigh(held, terms) || 1)),
    confidence,
    namesColumn: values.length === 1 || column.isMeant,
  };
}

/** What heads rows by a number ("Layers, 12") is asked for, too. */
const mayAnswer = ({ at, isMeant }: Column, { headColumns, rows }: Table): boolean =>
  at >= headColumns || (at > 0 && isMeant && rows.every((row) => /^\W*\d[\d.,]*[kKMBT]?$|^\W*$/.test(row[at] ?? '')));

type Asked = { terms: readonly WeighedTerm[]; question: Question; text: PaperText; measures: MeasureAsked | undefined };

/** How far a column's heads say each word; what it gains as a whole; whether the question names it. */
type Column = { at: number; head: Head; held: number[]; gain: number; isMeant: boolean };

function* readingColumns(table: TableText, { terms, question, text, measures }: Asked): Steps<Column[]> {
  const columns: Column[] = [];
  for (const [at, head] of table.columns.entries()) {
    const held = terms.map((one) => heldBy(head, one, text));
    const isCounted = asksCount.test(question.text) && isCount(head);
    const isNamed = names(held, terms);
    const polarity = setting * agreesWithout(head, isNamed, question.text);
    const sign = superlative * agreesSign(head, isNamed, question.text);
    const gain =
      exactness * (share(head, terms, text) + (isCounted ? 1 : 0)) +
      polarity +
      sign +
      (measures?.(head) ? measuring : 0) +
      (saysExtreme(head, question.text) ? superlative : 0);
    columns.push({ at, head, held, gain, isMeant: isCounted || isNamed });
    yield;
  }
  return columns;
}

/** How far a row says each word, by its heads and by how it is set; how far it is the authors'. */
type Row = { at: number; head: Head; held: number[]; set: number[]; gain: number; ours: number; isExtreme: boolean };

function* readingRows(
  table: TableText,
  columns: readonly Column[],
  settings: ReturnType<typeof settingsOf>,
  { terms, question, text, measures }: Asked,
): Steps<Row[]> {
  const rows: Row[] = [];
  const extremes = extremesOf(table, question.text);
  const measuresRows = columns.some(({ head }) => measures?.(head)) ? undefined : measures;
  for (const [at, head] of table.rows.entries()) {
    const set = settings.setIn(at);
    const held = terms.map((one, nth) => {
      if (extremes !== undefined && isExtreme(one.term.stem)) return extremes.has(at) ? 1 : 0;
      const isNumber = set.length > 0 && settings.numbers.has(one.term.stem);
      const ofSettings = set.map((column) => columns[column]?.held[nth] ?? 0);
      return Math.max(heldBy(head, one, text), isNumber ? 1 : 0, ...ofSettings);
    });
    const gain =
      exactness * share(head, terms, text) +
      (isSpelt(head, question.text) ? spelling : 0) +
      (measuresRows?.(head) ? measuring : 0);
    rows.push({ at, head, held, set, gain, ours: ownness(head, text), isExtreme: extremes?.has(at) === true });
    yield;
  }
  return rows;
}

/** Whether the question has a row's own name to the last sign: "Cutie+", and not "Cutie". */
function isSpelt({ path }: Head, question: string): boolean {
  const name = path.at(-1)?.toLowerCase() ?? '';
  const at = name === '' ? -1 : question.toLowerCase().indexOf(name);
  return at !== -1 && !/^[\p{L}\p{N}+*-]/u.test(question.slice(at + name.length));
}

/** Whether one of the words that are said tells something. */
const names = (held: readonly number[], terms: readonly WeighedTerm[]): boolean =>
  held.some((share, at) => share > 0 && (terms[at]?.weight ?? 0) >= leastTelling);

/** An empty cell says nothing, and a number more than a word. */
const worth = (value: string): number => (/^[-–—−]?$/.test(value) ? -0.5 : /\d/.test(value) ? 0.1 : 0);

const countStems = new Set(stemsOf('count number total frequency size amount'));
const isCount = ({ stems }: Head): boolean => [...stems].some((stem) => countStems.has(stem));
