import type { Steps } from '../core/yield.ts';
import { stemsOf } from './analysis.ts';
import type { PaperText } from './passages.ts';
import type { Question } from './question.ts';
import { sum } from './sum.ts';
import { bestOf } from './table-best.ts';
import { heldBy, ownness, share, type WeighedTerm } from './table-heads.ts';
import { agrees, agreesWithout, settingsOf } from './table-settings.ts';
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
/** Names and numbers of a question that nothing in the table says make its cells those of something else. */
const missingParticular = 0.45;
/** A word that tells less chooses neither row nor column. */
const leastTelling = 0.5;

/** Each cell of a table by how far its heads and its caption say the question's words. Undefined where no head says any. */
export function* scoring(
  table: TableText,
  terms: readonly WeighedTerm[],
  question: Question,
  text: PaperText,
): Steps<Scored | undefined> {
  const asked: Asked = { terms, question, text };
  const columns = yield* readingColumns(table, asked);
  const isMeant = columns.map((column) => column.isMeant);
  const settings = settingsOf(table.table, question.text, isMeant);
  const values = columns.slice(table.table.headColumns).filter(({ at }) => !settings.columns.has(at));
  const rows = yield* readingRows(table, columns, settings, asked);
  const meant = columns.map(({ held }) => weigh(held, terms));
  const best = bestOf(table, meant, question.text);
  const around = terms.map(({ term }) => termShare(term, table.around, text) * inCaption);
  const hasOwnRow = rows.some(({ ours }) => ours > 0);
  const mostNamed = Math.max(...rows.map(({ held }) => weigh(held, terms)));
  const isSaid = terms.map((_, nth) => rows.some(({ held }) => held[nth] === 1));
  let found: { score: number; held: number[]; heads: number[]; ofOwnRow: number; column: Column } | undefined;
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
      const gain = ofRow + column.gain + (isBest ? superlative : 0);
      const score = weigh(held, terms) + gain + worth(table.table.rows[row.at]?.[column.at] ?? '');
      if (score > (found?.score ?? 0)) found = { score, held, heads: byHeads, ofOwnRow, column };
      return { column: column.at, score };
    });
    scored.push({ at: row.at, set: row.set, cells });
  }
  if (found === undefined || weigh(found.heads, terms) === 0) return undefined;
  const { score, held, ofOwnRow, column } = found;
  const isOther = asksCount.test(question.text) && !saysCounted(found.heads, asked);
  const ofSomethingElse = missingParticular ** (missingIn(held, asked) + (isOther ? 1 : 0));
  return {
    table,
    rows: scored,
    top: score,
    // Whose row it is chooses among the rows of a table, not among tables.
    merit: (score - ofOwnRow) * ofSomethingElse,
    confidence: weigh(held, terms) * ofSomethingElse,
    namesColumn: values.length === 1 || column.isMeant,
  };
}

type Asked = { terms: readonly WeighedTerm[]; question: Question; text: PaperText };

/** How far a column's heads say each word; what it gains as a whole; whether the question names it. */
type Column = { at: number; held: number[]; gain: number; isMeant: boolean };

function* readingColumns(table: TableText, { terms, question, text }: Asked): Steps<Column[]> {
  const columns: Column[] = [];
  for (const [at, head] of table.columns.entries()) {
    const held = terms.map((one) => heldBy(head, one, terms, text));
    const isCounted = asksCount.test(question.text) && isCount(head);
    const isNamed = names(held, terms);
    const polarity = setting * agreesWithout(head, isNamed, question.text);
    const gain = exactness * (share(head, terms, text) + (isCounted ? 1 : 0)) + polarity;
    columns.push({ at, held, gain, isMeant: isCounted || isNamed });
    yield;
  }
  return columns;
}

/** How far a row says each word, by its heads and by how it is set; how far it is the authors'. */
type Row = { at: number; head: Head; held: number[]; set: number[]; gain: number; ours: number };

function* readingRows(
  table: TableText,
  columns: readonly Column[],
  settings: ReturnType<typeof settingsOf>,
  { terms, question, text }: Asked,
): Steps<Row[]> {
  const rows: Row[] = [];
  for (const [at, head] of table.rows.entries()) {
    const set = settings.setIn(at);
    const held = terms.map((one, nth) => {
      const isNumber = set.length > 0 && settings.numbers.has(one.term.stem);
      const ofSettings = set.map((column) => columns[column]?.held[nth] ?? 0);
      return Math.max(heldBy(head, one, terms, text), isNumber ? 1 : 0, ...ofSettings);
    });
    const gain = exactness * share(head, terms, text) + (isSpelt(head, question.text) ? spelling : 0);
    rows.push({ at, head, held, set, gain, ours: ownness(head, text) });
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

const weigh = (held: readonly number[], terms: readonly WeighedTerm[]): number =>
  sum(held.map((share, at) => share * (terms[at]?.weight ?? 0))) / sum(terms.map(({ weight }) => weight));

/** Whether one of the words that are said tells something. */
const names = (held: readonly number[], terms: readonly WeighedTerm[]): boolean =>
  held.some((share, at) => share > 0 && (terms[at]?.weight ?? 0) >= leastTelling);

/** How many names and numbers of the question a cell's heads and caption do not say. */
const missingIn = (held: readonly number[], { terms, question }: Asked): number =>
  terms.filter(({ term, isOwn }, nth) => held[nth] === 0 && !isOwn && question.particulars.has(term.stem)).length;

/** "how many steps …?": what is counted heads the cell's row or column, or these count something; a measure may be said around. */
function saysCounted(heads: readonly number[], { terms, question: { counted, text } }: Asked): boolean {
  if (measured.test(text)) return true;
  return (
    terms.every(({ term }) => !counted.has(term.stem)) ||
    terms.some(({ term }, at) => counted.has(term.stem) && (heads[at] ?? 0) > 0)
  );
}

const measured =
  /\bhow many (?:fps|points?|percent\w*|ms|milliseconds|seconds|minutes|hours|days|tokens|frames|[kmgt]?flops|[kmgt]b|gigabytes?)\b/i;

/** An empty cell says nothing, and a number more than a word. */
const worth = (value: string): number => (/^[-–—−]?$/.test(value) ? -0.5 : /\d/.test(value) ? 0.1 : 0);

const asksCount = /\bhow many\b|\bnumber of\b/i;
const countStems = new Set(stemsOf('count number total frequency size amount'));
const isCount = ({ stems }: Head): boolean => [...stems].some((stem) => countStems.has(stem));
