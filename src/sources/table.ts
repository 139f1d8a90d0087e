import type { Table } from '../core/discussions/answer.ts';
import { isPlace } from './place.ts';
import { type GridCell, gridOf, type RawTable, wholeCharacters } from './table-grid.ts';

/** The longest on record has 900 characters; longer ones are a converter's mistake. */
const longestCaption = 2_000;

/**
 * What a table says, told by its structure: which rows head the columns, which columns head the rows, and which rows are
 * titles of those below them. Undefined for one that has no cell to quote: a layout, an equation, a single row.
 */
export function tableOf(raw: RawTable): Table | undefined {
  const grid = gridOf(raw).filter((row) => row.some(({ text }) => text !== ''));
  const width = grid[0]?.length ?? 0;
  if (grid.length < 2 || width < 2) return undefined;
  const headRows = headRowsOf(grid);
  const body = grid.slice(headRows);
  const headColumns = headColumnsOf(body);
  const { rows, hasTitles } = withTitles(body);
  if (rows.length === 0) return undefined;
  const { label, caption } = captionOf(wholeCharacters(raw.caption, longestCaption));
  const heads = grid.slice(0, headRows).map((row) => row.map(({ text }) => text));
  return {
    ...(label === undefined ? {} : { label }),
    caption,
    ...(raw.id !== undefined && isPlace.test(raw.id) ? { id: raw.id } : {}),
    heads: hasTitles ? heads.map((row) => ['', ...row]) : heads,
    rows: filledDown(rows, headColumns + (hasTitles ? 1 : 0)),
    headColumns: headColumns + (hasTitles ? 1 : 0),
  };
}

/** Characters of all its cells, spans written out, and of its caption. */
export const lengthOfTable = ({ caption, heads, rows }: Table): number =>
  [...heads, ...rows].reduce((sum, row) => row.reduce((all, { length }) => all + length, sum), caption.length);

/** "12.3", "4.82 ± 0.1", "95%", "✓", "-": what stands under a head rather than being one. */
const isValue = (text: string): boolean =>
  /^(?:[-–—−✓✗✔✘×√]{0,3}|n\/a)$/i.test(text) ||
  (/\d/.test(text) && !/\p{L}/u.test(text.replace(units, '').replace(powers, '')));
const units = /(?<=\d ?)(?:GB|ms|[xKMBGksh])(?!\p{L})/giu;
const powers = /(?<=\d)e(?=[-+−]?\d)/gi;

/** The rows of nothing but heads, or else those above the first that has a number; one, where nothing tells them apart. */
function headRowsOf(grid: readonly GridCell[][]): number {
  if (isOfPairs(grid)) return 0;
  const most = Math.min(grid.length - 1, grid[0]?.length === 2 ? 1 : 4);
  let marked = 0;
  while (marked < most && isAllHeads(grid[marked] ?? [])) marked += 1;
  let rows = marked;
  while (rows < most && isAbove(grid[rows] ?? [], grid.slice(rows + 1), rows)) rows += 1;
  return Math.max(rows, 1);
}

/** "Optimizer, AdamW" over "Batch size, 256": names and what they are set to, with no line of heads. */
function isOfPairs(grid: readonly GridCell[][]): boolean {
  const [first = [], ...others] = grid;
  const [name, value] = first;
  if (first.length !== 2 || name === undefined || value === undefined) return false;
  if (name.text === '' || value.text === '' || isAllHeads(first) || headsPairs.test(`${name.text}\n${value.text}`))
    return false;
  if (isValue(value.text)) return !isValue(name.text);
  if (isSet.test(name.text)) return true;
  const below = others.map((row) => row[1]?.text ?? '').filter((text) => text !== '');
  return below.some(isValue) && !below.every(isValue);
}

/** What is set to words in nearly every paper, and counts nothing. */
const isSet = /\b(?:optimi[sz]er|scheduler?|precision|hardware|gpus?|backbone|base model|activation|tokenizer)\b/i;
/** What heads names, or what heads their values. */
const headsPairs =
  /^(?:hyper-?)?param(?:eter)?s?\b|^(?:settings?|config\w*|options?|names?|items?|models?|methods?|datasets?|metrics?)\b|\n(?:values?|settings?|config\w*|choices?|descriptions?)\b/i;

const isAllHeads = (row: readonly GridCell[]) => row.every(({ text, isHead }) => isHead || text === '');

/** Words over numbers: a second line of heads, or the first where none is marked. */
function isAbove(row: readonly GridCell[], below: readonly GridCell[][], at: number): boolean {
  const body = row.slice(1);
  const named = body.filter(({ text }) => text !== '');
  const values = named.filter(({ text }) => isValue(text)).length;
  if (named.length === 0 || values > named.length / 5) return false;
  // One title over the whole width stands over the rows below it, not over columns.
  if (at > 0 && isTitle(row)) return false;
  return below
    .slice(0, 3)
    .some((other) => other.slice(1).filter(({ text }) => text !== '' && isValue(text)).length > body.length / 3);
}

/** One cell across the table, or alone in its row. */
const isTitle = (row: readonly GridCell[]): boolean => {
  const [first] = row;
  if (first === undefined || first.text === '' || isValue(first.text)) return false;
  return first.columns >= row.length || row.slice(1).every(({ text }) => text === '');
};

/** Rows that are titles become the first head of each row below them. */
function withTitles(body: readonly GridCell[][]): { rows: string[][]; hasTitles: boolean } {
  const hasTitles = body.some(isTitle);
  let title = '';
  const rows: string[][] = [];
  for (const row of body) {
    if (isTitle(row)) title = row[0]?.text ?? '';
    else rows.push([...(hasTitles ? [title] : []), ...row.map(({ text }) => text)]);
  }
  return { rows, hasTitles };
}

/** A head stands once, over the rows that it heads; what it heads has inner heads of its own. */
function filledDown(rows: readonly string[][], columns: number): string[][] {
  const above: string[] = [];
  return rows.map((row) =>
    row.map((text, column) => {
      if (column >= columns) return text;
      if (text !== '' && text !== above[column]) {
        above.length = column;
        above[column] = text;
      }
      return above[column] ?? '';
    }),
  );
}

/** The columns up to the last of the first four that holds mostly words and has values behind it; one at least. */
function headColumnsOf(body: readonly GridCell[][]): number {
  const width = body[0]?.length ?? 0;
  const most = Math.min(width - 1, 4);
  const ofWords = Array.from({ length: most }, (_, column) => isOfWords(body.map((row) => row[column]?.text ?? '')));
  const hasValues = (from: number) =>
    body.some((row) => row.slice(from).some(({ text }) => text !== '' && isValue(text)));
  return Math.max(ofWords.findLastIndex((isHead, at) => isHead && hasValues(at + 1)) + 1, 1);
}

function isOfWords(column: readonly string[]): boolean {
  const filled = column.filter((text) => text !== '');
  return filled.length > 0 && filled.filter((text) => !isValue(text)).length > filled.length * 0.7;
}

/** "Table 2: Results on Places2." is numbered. */
function captionOf(text: string): { label?: string; caption: string } {
  const found = /^(table|tab\.?) ?([A-Z]{0,2}\.?\d{1,3}(?:\.\d{1,2})?|[IVX]{1,5})(?: ?\([a-z]\))? ?[.:|–—-]? ?/i.exec(
    text,
  );
  if (found === null) return { caption: text };
  return { label: `Table ${found[2]}`, caption: text.slice(found[0].length) };
}
