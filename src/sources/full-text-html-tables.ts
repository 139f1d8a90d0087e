import { tidy, type Writer } from './full-text-writer.ts';
import type { RawCell, RawTable } from './table-grid.ts';

type Reading = {
  writer: Writer;
  /** Takes the text of the element that was just met apart from what is around it. */
  readApart(end: (text: string) => void, isDeaf?: boolean): void;
};

/**
 * A figure with what stands in it; LaTeXML makes one of every float, and others within it of its parts, whose captions, "(a)
 * Error", stand before its own.
 */
type Figure = { depth: number; id: string; captions: Set<string>; tables: RawTable[] };
type OpenTable = { depth: number; id: string; caption: string; rows: RawCell[][]; isInHead: boolean };

/** More rows, and cells in a row, than are kept of any table. */
const enoughRows = 400;
const enoughCells = 60;

/**
 * Finds the tables of a page of HTML with their captions, which stand in the figure around them. Told by the elements of
 * HTML, and by LaTeXML's classes where it draws a table in a line of text. A table within a cell is read as the cell's
 * text; LaTeXML's tables of equations are none.
 */
export function createHtmlTables({ writer, readApart }: Reading) {
  const figures: Figure[] = [];
  let table: OpenTable | undefined;
  let isInCell = false;

  /** True when the element is a part of a table or a figure. */
  function meet(name: string, attributes: Record<string, string>, depth: number): boolean {
    const { class: classes = '', id = '' } = attributes;
    const is = (tag: string, ltx: RegExp) => name === tag || (name === 'span' && ltx.test(classes));
    if (name === 'figure') figures.push({ depth, id, captions: new Set(), tables: [] });
    else if (name === 'figcaption' || name === 'caption') readCaption();
    else if (isInCell || /\bltx_eq/.test(classes)) return false;
    else if (is('table', /\bltx_tabular\b/)) {
      table = { depth, id, caption: '', rows: [], isInHead: false };
      readApart(() => undefined);
    } else if (table === undefined) return false;
    else if (is('thead', /\bltx_thead\b/)) table.isInHead = true;
    else if (is('tbody', /\bltx_tbody\b/)) table.isInHead = false;
    else if (is('tr', /\bltx_tr\b/)) {
      if (table.rows.length < enoughRows) table.rows.push([]);
    } else if (is('th', /\bltx_th\b/))
      readCell(attributes, !/\bltx_th_row\b/.test(classes) || /\bltx_th_column\b/.test(classes));
    else if (is('td', /\bltx_td\b/)) readCell(attributes, table.isInHead);
    else return false;
    return true;
  }

  function readCaption(): void {
    readApart((text) => {
      const caption = tidy(text);
      const figure = figures.at(-1);
      if (table !== undefined) table.caption = caption;
      else if (figure !== undefined) figure.captions.add(caption);
      else writer.text(text);
    });
  }

  function readCell(attributes: Record<string, string>, isHead: boolean): void {
    const row = table?.rows.at(-1);
    isInCell = true;
    readApart((text) => {
      isInCell = false;
      if (row === undefined || row.length >= enoughCells) return;
      const columns = spanOf(attributes.colspan, /\bltx_colspan_(-?\d+)/, attributes.class);
      const rows = spanOf(attributes.rowspan, /\bltx_rowspan_(-?\d+)/, attributes.class);
      row.push({ text: tidy(text), isHead, columns, rows });
    });
  }

  /** An element has ended. */
  function leave(depth: number): void {
    if (table?.depth === depth) {
      const { caption, id, rows } = table;
      table = undefined;
      const figure = figures.at(-1);
      const raw = { caption, rows, ...(id === '' ? {} : { id }) };
      if (figure === undefined) writer.table(raw);
      else figure.tables.push(raw);
    }
    const figure = figures.at(-1);
    if (figure?.depth !== depth) return;
    figures.pop();
    endFigure(figure);
  }

  /** A figure gives its caption to its tables, but to none that is numbered by a figure of its own within it. */
  function endFigure({ id, captions, tables }: Figure): void {
    const outer = figures.at(-1);
    const numbered = [...captions].filter(isNumbered);
    const parts = [...captions].filter((each) => !isNumbered(each));
    const caption = [...numbered, ...parts].join(' ');
    const captioned = tables.map((raw) =>
      isTableCaption(raw.caption)
        ? raw
        : { ...raw, caption: `${caption} ${raw.caption}`.trim(), ...(id === '' ? {} : { id }) },
    );
    if (outer !== undefined) outer.tables.push(...captioned);
    else for (const raw of captioned) writer.table(raw);
    if (tables.length > 0) return;
    if (outer !== undefined) {
      for (const each of captions) outer.captions.add(each);
      if (isTableCaption(caption)) outer.id = id;
    } else if (numbered.length < 2) writeCaption(caption);
    else for (const each of captions) writeCaption(each);
  }

  function writeCaption(caption: string): void {
    if (isTableCaption(caption)) return;
    writer.paragraph();
    writer.text(caption);
    writer.paragraph();
  }

  return { meet, leave };
}

/** "Figure 3: …", and not "(a) Error". */
const isNumbered = (caption: string) => /^(?:table|fig(?:ure|\.)|algorithm|listing)\b/i.test(caption);
const isTableCaption = (caption: string) => /^table\b/i.test(caption);

function spanOf(attribute: string | undefined, pattern: RegExp, classes = ''): number {
  const span = Number.parseInt(attribute ?? pattern.exec(classes)?.[1] ?? '1', 10);
  return Number.isFinite(span) ? span : 1;
}
