import { withoutDoubles } from './doubled-formulae.ts';
import { readableProse } from './formula.ts';
import type { Writer } from './full-text-writer.ts';
import { plainRows } from './plain-rows.ts';
import type { RawCell } from './table-grid.ts';

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

/**
 * Puts tables together with their captions, which stand in a paragraph before or behind them, and writes the other
 * paragraphs. Where Hugging Face's converter found no head, rows are plain lines under a caption. A caption without a
 * table is dropped: it names numbers that are not there.
 */
export function createMarkdownTables(writer: Writer) {
  /** A caption that waits for its table, and a table that waits for its caption. */
  let caption: string | undefined;
  let waiting: RawCell[][] | undefined;
  /** The caption of a table in parts, "(a)", "(b)". */
  let whole = '';

  function flush(): void {
    if (waiting !== undefined) writer.table({ rows: waiting, caption: '' });
    waiting = undefined;
  }

  function table(rows: RawCell[][]): void {
    flush();
    if (caption === undefined) waiting = rows;
    else writer.table({ rows, caption });
    caption = undefined;
  }

  return {
    /** Rows of cells; a line of hyphens ends the heads. */
    rows(rows: string[][]) {
      const under = rows.findIndex(
        (cells) => cells.every((cell) => /^[:\s-]*$/.test(cell)) && cells.some((cell) => cell.includes('-')),
      );
      table(
        withSpans(rows.filter((_, at) => at !== under)).map((cells, at) =>
          cells.map((text) => ({ text, isHead: at < under, columns: 1, rows: 1 })),
        ),
      );
    },
    paragraph(text: string) {
      const line = text.trim();
      if (isCaption(line)) {
        if (waiting === undefined) {
          caption = readableProse(line);
          whole = caption;
        } else {
          writer.table({ rows: waiting, caption: readableProse(line) });
          waiting = undefined;
        }
        return;
      }
      flush();
      const rows = caption === undefined && whole === '' ? undefined : plainRows(line);
      if (rows !== undefined) return table(rows);
      if (whole !== '' && /^\([a-h]\)/.test(line) && line.length < 200) {
        caption = `${whole} ${readableProse(line)}`;
        return;
      }
      if (caption === undefined) whole = '';
      writer.paragraph();
      writer.text(`${readableProse(withoutDoubles(text))} `);
    },
    /** What waits is for what stands under this heading. */
    heading() {
      flush();
      caption = undefined;
      whole = '';
    },
  };
}

/** Bars have no spans: where a line of heads stands over another, an empty cell belongs to the head before it. */
function withSpans(rows: readonly string[][]): string[][] {
  const [first = [], second = [], ...others] = rows;
  const isOver = others.length > 0 && second.some((cell) => cell !== '') && !second.some((cell) => /\d/.test(cell));
  const filled = first.map((cell, at) =>
    cell !== '' || at < 2 ? cell : (first.slice(1, at).findLast((one) => one !== '') ?? ''),
  );
  return [isOver ? filled : first, second, ...others].filter((cells) => cells.length > 0);
}

const isCaption = (line: string) =>
  /^(?:table|tab\.) ?(?:[A-Z]?\.?\d|[IVX]{1,5}[.: ])/i.test(line) &&
  /^\S{1,10} ?\S{1,12}?[.:|)–—-]|^table \S{1,12} {1,3}\p{Lu}/iu.test(line);
