import type { PaperText } from './passages.ts';
import type { Question } from './question.ts';
import { lacksRequired } from './question-types.ts';
import { sum } from './sum.ts';
import type { WeighedTerm } from './table-heads.ts';
import type { Head } from './table-text.ts';

/** How far a cell's row, its column, both or what is around them say each word of a question, from 0 to 1. */
export type HeldByCell = {
  row: readonly number[];
  column: readonly number[];
  heads: readonly number[];
  all: readonly number[];
};

/** `measures`: a measure is asked for, and one of its heads has it. */
type Cell = { row: Head; column: Head; text: string; caption: string; measures: boolean };

/** A name or a number that nothing around the table says makes its cells those of something else; less so if the paper has it. */
const missingInTable = 0.65;
const missingInText = 0.45;
/** What is counted or measured heads neither row nor column. */
const ofOtherCount = 0.6;
/** Nor is it of the kind that is asked for: no dollars, no hours. */
const ofOtherKind = 0.45;
/** Words of a question that tell nothing of a cell are many in a chat: where it names row and column, each by words of its own, it is that cell. */
const bothNamed = 0.15;
/** A word that tells so much, and is said so far, names. */
const leastNaming = 2;
const leastSaid = 0.6;

/** How likely a cell answers at all, 0 to 1. */
export function likelihoodOf(
  { row, column, heads, all }: HeldByCell,
  cell: Cell,
  terms: readonly WeighedTerm[],
  question: Question,
  text: PaperText,
): number {
  const named = (held: readonly number[], apart: readonly number[]) =>
    terms.some(
      ({ term }, at) =>
        term.weight >= leastNaming && (held[at] ?? 0) >= leastSaid && (held[at] ?? 0) > (apart[at] ?? 0),
    );
  const isNamed = (named(row, column) || isAsked(cell.row, terms)) && (named(column, row) || isWhole(cell.row, terms));
  const missing = terms
    .filter(({ term, isOwn }, at) => all[at] === 0 && !isOwn && question.particulars.has(term.stem))
    .reduce((share, { term }) => share * (text.spread.has(term.stem) ? missingInTable : missingInText), 1);
  return (weigh(all, terms) + (isNamed ? bothNamed : 0)) * missing * ofKind(heads, all, cell, terms, question);
}

/** How far a cell is of the kind that is asked for. */
function ofKind(
  heads: readonly number[],
  all: readonly number[],
  cell: Cell,
  terms: readonly WeighedTerm[],
  question: Question,
): number {
  if (cell.measures) return 1;
  const said = `${cell.column.path.join(' ')} ${cell.row.path.join(' ')}: ${cell.text}. ${cell.caption}`;
  if (lacksRequired(said, question.types)) return ofOtherKind;
  return saysCounted(heads, all, cell, terms, question) ? 1 : ofOtherCount;
}

/** All of its name is asked for, though it be a word that tells little: "big". */
const isAsked = ({ stems }: Head, terms: readonly WeighedTerm[]): boolean =>
  stems.size > 0 && [...stems].every((stem) => terms.some(({ term }) => term.stem === stem));

/** Each part of a row's name is asked for: "DeepSeek, Hard". */
const isWhole = ({ path, stems }: Head, terms: readonly WeighedTerm[]): boolean =>
  path.length > 1 && [...stems].filter((stem) => terms.some(({ term }) => term.stem === stem)).length >= path.length;

export const weigh = (held: readonly number[], terms: readonly WeighedTerm[]): number =>
  sum(held.map((share, at) => share * (terms[at]?.weight ?? 0))) / sum(terms.map(({ weight }) => weight));

export const asksCount = /\bhow many\b|\bnumber of\b/i;

/**
 * "how many steps …?": what is counted heads the cell's row or column, or these count something, or the caption says that all cells
 * do; a measure may be said around.
 */
function saysCounted(
  heads: readonly number[],
  all: readonly number[],
  { caption }: Cell,
  terms: readonly WeighedTerm[],
  { counted, text }: Question,
): boolean {
  if (!asksCount.test(text) || measured.test(text)) return true;
  const said = /\b(?:numbers?|counts?) of\b/i.test(caption) ? all : heads;
  return (
    terms.every(({ term }) => !counted.has(term.stem)) ||
    terms.some(({ term }, at) => counted.has(term.stem) && (said[at] ?? 0) > 0)
  );
}

const measured =
  /\bhow many (?:fps|points?|percent\w*|ms|milliseconds|seconds|minutes|hours|days|tokens|frames|[kmgt]?flops|[kmgt]b|gigabytes?)\b/i;
