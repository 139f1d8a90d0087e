/** A cell as a document has it. Spans count from 1, below 0 they go upwards (`\multirow{-2}`), and may say anything. */
export type RawCell = { text: string; isHead: boolean; columns: number; rows: number };
export type RawTable = { rows: RawCell[][]; caption: string; id?: string };

/** A cell where it stands: one that spans others stands in each of their places. */
export type GridCell = { text: string; isHead: boolean; columns: number };

/** The largest table on record has 140 rows and 31 columns. A person is shown a few of its cells. */
const mostColumns = 40;
const mostRows = 300;
/** Longer ones hold prose or a picture's text. */
const longestCell = 300;

/**
 * A table with its spans written out: each row has as many cells as the widest has. What a document says of spans is
 * believed no further than a table may go, so that nothing grows by more than that.
 */
export function gridOf(table: RawTable): GridCell[][] {
  const grid: (GridCell | undefined)[][] = [];
  for (const [at, cells] of table.rows.slice(0, mostRows).entries()) {
    const row = placesOf(grid, at);
    let column = 0;
    for (const { text, isHead, columns, rows } of cells) {
      while (row[column] !== undefined) column += 1;
      if (column >= mostColumns) break;
      const wide = Math.min(Math.max(columns, 1), mostColumns - column);
      const high = Math.min(Math.max(rows, 1), table.rows.length - at, mostRows - at);
      const cell = { text: wholeCharacters(withoutRules(text), longestCell), isHead, columns: wide };
      for (let up = 1; up < Math.min(-rows, at + 1) && isEmpty(grid[at - up], column, wide); up += 1)
        for (let across = 0; across < wide; across += 1) placesOf(grid, at - up)[column + across] = cell;
      for (let down = 0; down < high; down += 1)
        for (let across = 0; across < wide; across += 1) placesOf(grid, at + down)[column + across] ??= cell;
      column += wide;
    }
  }
  const width = grid.reduce((most, row) => Math.max(most, row.length), 0);
  return grid.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? empty));
}

/** `\cmidrule(lr){3-5}` that a converter took for text: "(lr)3-5 (lr)6-8 Model". */
export const withoutRules = (text: string): string => text.replace(/^(?:\([lr]{1,2}\) ?\d{1,2}[-–]\d{1,2} ?)+/, '');

/** At most so much of a text, in UTF-16 units, without half of a character at its end. */
export const wholeCharacters = (text: string, most: number): string =>
  text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '');

/** What a span upwards may fill. */
const isEmpty = (row: readonly (GridCell | undefined)[] = [], column: number, wide: number): boolean =>
  row.slice(column, column + wide).every((cell) => cell === undefined || cell.text === '');

const empty: GridCell = { text: '', isHead: false, columns: 1 };

function placesOf(grid: (GridCell | undefined)[][], at: number): (GridCell | undefined)[] {
  const row = grid[at] ?? [];
  grid[at] = row;
  return row;
}
