import { withoutDoubles } from './doubled-formulae.ts';
import { readableProse } from './formula.ts';
import type { Writer } from './full-text-writer.ts';
import type { Phrases } from './phrases.ts';
import { isOfLines, plainPairs } from './plain-pairs.ts';
import { plainRows } from './plain-rows.ts';
import { type RawCell, withoutRules } from './table-grid.ts';

/** More rows than are kept of any table. */
export const mostRows = 400;
/** A longer line is no row. */
const longestRow = 4_000;

/** `| a | b |`: converters leave out the line under the head, so that no grammar knows them for a table. */
export const isTableRow = (line: string): boolean => /^ {0,3}\|[^|]*\|/.test(line) && line.length <= longestRow;

/**
 * What bars divide nothing in: escapes, code and formulae. A formula with a bar in it touches both of its signs and is
 * followed by no digit: "$5 | $6" are two prices.
 */
const undivided = /(\\.|`[^`]+`|\$[^$|]*\$(?!\d)|\$(?![\s\d|])[^$]*[^\s$|]\$(?!\d)|\|)/;

/** Between bars that are neither escaped nor within a formula or code. */
export function cellsOf(row: string): string[] {
  const line = row
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  const cells = [''];
  for (const part of line.split(undivided)) {
    if (part === '|') cells.push('');
    else cells[cells.length - 1] += part;
  }
  return cells.map((cell) => cell.trim());
}

/** A table whose caption may stand behind it: the words it was made of, and what its own part is called, "(a) Scripts". */
type Waiting = { rows: RawCell[][]; words?: string; part: string };

/**
 * Puts tables together with their captions, which stand in a paragraph before or behind them, and writes the other
 * paragraphs. Where Hugging Face's converter found no head, rows are plain lines; those without a caption stay a paragraph.
 * A caption without a table is dropped: it names numbers that are not there.
 */
export function createMarkdownTables(writer: Writer, phrases: Phrases) {
  /** A caption that waits for its table, and tables that wait for their caption. */
  let caption: string | undefined;
  let waiting: Waiting[] = [];
  /** The caption of a table in parts, "(a)", "(b)". */
  let whole = '';
  /** Short lines without an end, which may be heads that a converter divided. */
  let pieces: string[] = [];

  function prose(text: string): void {
    writer.paragraph();
    writer.text(`${readableProse(text)} `);
  }

  /** What waited is no table with a caption. */
  function flush(): void {
    for (const { rows, words, part } of waiting) {
      if (words === undefined) writer.table({ rows, caption: part });
      else prose(words);
    }
    for (const piece of pieces) prose(piece);
    waiting = [];
    pieces = [];
  }

  function table(rows: RawCell[][], words?: string): void {
    if (caption !== undefined) writer.table({ rows, caption });
    else waiting.push({ rows, part: '', ...(words === undefined ? {} : { words }) });
    caption = undefined;
  }

  function readCaption(line: string): void {
    // Lines that nobody can read are dropped; whether the caption was theirs the next paragraph tells.
    const tables = waiting.filter(({ rows }) => rows.length > 0);
    if (tables.length === 0) caption = line;
    for (const { rows, part } of tables) writer.table({ rows, caption: `${line} ${part}`.trim() });
    waiting = [];
    whole = line;
  }

  function readPart(line: string): void {
    const last = waiting.at(-1);
    if (last?.part === '') last.part = line;
    else caption = `${whole} ${line}`;
  }

  return {
    /** Rows of cells; a line of hyphens ends the heads. */
    rows(all: string[][]) {
      const under = all.findIndex(
        (cells) => cells.every((cell) => /^[:\s-]*$/.test(cell)) && cells.some((cell) => cell.includes('-')),
      );
      // An empty line of heads stands where the grammar wants one and the table's own come later.
      const said = (cells: readonly string[]) => cells.some((cell) => cell !== '');
      const heads = all.slice(0, Math.max(under, 0)).filter(said).length;
      const rows = all.filter((cells, at) => at !== under && said(cells)).map((cells) => cells.map(withoutRules));
      if (waiting.every(({ words }) => words !== undefined)) flush();
      table(
        withSpans(rows).map((cells, at) => cells.map((text) => ({ text, isHead: at < heads, columns: 1, rows: 1 }))),
      );
    },
    paragraph(text: string) {
      const once = withoutDoubles(text);
      const line = once.trim();
      if (isCaption(line)) return readCaption(readableProse(line).replace(/\s+/g, ' '));
      if (isPart.test(line) && line.length < 200 && (whole !== '' || waiting.at(-1)?.part === ''))
        return readPart(readableProse(line));
      const words = [...pieces, line].join(' ');
      const rows =
        plainRows(readableProse(words), phrases) ??
        plainRows(readableProse(line), phrases) ??
        plainPairs(readableProse(line), caption) ??
        (isOfLines(line.split('\n')) ? [] : undefined);
      if (rows !== undefined) {
        pieces = [];
        return table(rows, words);
      }
      if (isPiece(line) && pieces.length < mostPieces) {
        pieces.push(line);
        return;
      }
      flush();
      caption = undefined;
      whole = '';
      prose(once);
    },
    /** What waits is for what stands under this heading. */
    heading() {
      flush();
      caption = undefined;
      whole = '';
    },
  };
}

const isPart = /^\([a-h]\)/;

/** The heads of a table with twelve columns. */
const mostPieces = 12;

/** "Literature Book Colorful": no sentence, and few words. */
const isPiece = (line: string) => line.length <= 80 && /^[^.?!;]*[\p{L})]$/u.test(line) && !line.includes('://');

/** Bars have no spans: where a line of heads stands over another, an empty cell belongs to the head before it. */
function withSpans(rows: readonly string[][]): string[][] {
  const [first = [], second = [], ...others] = rows;
  const isOver = others.length > 0 && second.some((cell) => cell !== '') && !second.some((cell) => /^\W*\d/.test(cell));
  const filled = first.map((cell, at) =>
    cell !== '' || at < 2 ? cell : (first.slice(1, at).findLast((one) => one !== '') ?? ''),
  );
  return [isOver ? filled : first, second, ...others].filter((cells) => cells.length > 0);
}

/** "Table 2: …", "Table 2.1. …", "TABLE IV …"; not "Table 2 shows …" nor "Table 2.1 shows …". */
const isCaption = (line: string) =>
  /^(?:table|tab\.) ?(?:[A-Z]{0,2}\.?\d{1,3}(?:\.\d{1,2}){0,2}|[IVX]{1,5})(?: ?\([a-z]\))? ?(?:[:|)–—-]|\.(?!\d))/i.test(
    line,
  ) || /^(?:Table|TABLE) (?:[A-Z]{0,2}\.?\d{1,3}(?:\.\d{1,2})?|[IVX]{1,5}) {1,3}\p{Lu}/u.test(line);
