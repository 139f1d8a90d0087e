import type { Steps } from '../core/yield.ts';
import { stemsOf } from './analysis.ts';
import type { PaperText } from './passages.ts';
import type { Question } from './question.ts';
import { sum } from './sum.ts';
import { bestOf } from './table-best.ts';
import { heldBy, ownness, share, type WeighedTerm } from './table-heads.ts';
import type { Head, TableText } from './table-text.ts';
import { termShare } from './term-match.ts';

export type ScoredCell = { column: number; score: number };
export type ScoredRow = { at: number; cells: ScoredCell[] };
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
/** What the authors' own row gains where a question names none. */
const ownRow = 0.2;
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
  const weigh = (held: readonly number[]) =>
    sum(held.map((share, at) => share * (terms[at]?.weight ?? 0))) / sum(terms.map(({ weight }) => weight));
  const names = (held: readonly number[]) =>
    held.some((share, at) => share > 0 && (terms[at]?.weight ?? 0) >= leastTelling);
  const around = terms.map(({ term }) => termShare(term, table.around, text) * inCaption);
  const columns: Column[] = [];
  for (const [at, head] of table.columns.entries()) {
    const held = terms.map((one) => heldBy(head, one, terms, text));
    const isCounted = asksCount.test(question.text) && isCount(head);
    const gain = exactness * (share(head, terms, text) + (isCounted ? 1 : 0));
    columns.push({ at, held, gain, isMeant: isCounted || names(held) });
    yield;
  }
  const best = bestOf(
    table,
    columns.map(({ held }) => weigh(held)),
    question.text,
  );
  const values = columns.slice(table.table.headColumns);
  const hasOwnRow = table.rows.some((head) => ownness(head, text) > 0);
  const rows: ScoredRow[] = [];
  let found:
    | { score: number; cover: number; byHeads: number; ofOwnRow: number; missing: number; column: Column }
    | undefined;
  for (const [at, head] of table.rows.entries()) {
    yield;
    const byRow = terms.map((one) => heldBy(head, one, terms, text));
    const ours = ownness(head, text);
    const ofOwnRow = names(byRow) || best !== undefined ? 0 : ownRow * ours;
    const ofRow = names(byRow) ? exactness * share(head, terms, text) : ofOwnRow;
    const cells = values.map((column): ScoredCell => {
      const byHeads = terms.map((_, nth) => Math.max(byRow[nth] ?? 0, column.held[nth] ?? 0));
      const held = terms.map(({ isOwn }, nth) =>
        Math.max(byHeads[nth] ?? 0, around[nth] ?? 0, !isOwn ? 0 : ours > 0 ? 1 : hasOwnRow ? 0 : 0.5),
      );
      const isBest = best?.at === at && best.column === column.at;
      const cover = weigh(held);
      const score =
        cover + ofRow + column.gain + (isBest ? superlative : 0) + worth(table.table.rows[at]?.[column.at] ?? '');
      if (score > (found?.score ?? 0)) {
        const missing = terms.filter(
          ({ term, isOwn }, nth) => held[nth] === 0 && !isOwn && question.particulars.has(term.stem),
        ).length;
        found = { score, cover, byHeads: weigh(byHeads), ofOwnRow, missing, column };
      }
      return { column: column.at, score };
    });
    rows.push({ at, cells });
  }
  if (found === undefined || found.byHeads === 0) return undefined;
  const { score, cover, ofOwnRow, missing, column } = found;
  const ofSomethingElse = missingParticular ** missing;
  return {
    table,
    rows,
    top: score,
    // Whose row it is chooses among the rows of a table, not among tables.
    merit: (score - ofOwnRow) * ofSomethingElse,
    confidence: cover * ofSomethingElse,
    namesColumn: values.length === 1 || column.isMeant,
  };
}

type Column = { at: number; held: number[]; gain: number; isMeant: boolean };

/** An empty cell says nothing, and a number more than a word. */
const worth = (value: string): number => (/^[-–—−]?$/.test(value) ? -0.5 : /\d/.test(value) ? 0.1 : 0);

const asksCount = /\bhow many\b|\bnumber of\b/i;
const countStems = new Set(stemsOf('count number total frequency size amount'));
const isCount = ({ stems }: Head): boolean => [...stems].some((stem) => countStems.has(stem));
