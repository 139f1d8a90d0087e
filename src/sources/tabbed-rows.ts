import type { RawCell } from './table-grid.ts';

/**
 * A table whose cells are divided by tabs, as converters to plain text write it, with a formula on lines of its own where
 * a cell has one. Undefined where few lines have tabs.
 */
export function tabbedRows(lines: readonly string[]): RawCell[][] | undefined {
  const rows = wholeLines(lines).map((line) => line.split('\t').map((text) => text.trim()));
  if (rows.filter((cells) => cells.length > 1).length <= rows.length / 2) return undefined;
  const [over = [], under = []] = rows;
  const wide = under.length / (over.length - 1);
  const width = Math.max(...rows.map((cells) => cells.length));
  // "Method, Alpaca, Debug" over "MAT, Tokens, MAT, Tokens": a head over as many of the second line each, and none over names.
  if (under.length !== width - 1 || !Number.isInteger(wide) || wide < 2) return rows.map((cells) => cells.map(cell));
  const [corner = '', ...groups] = over;
  return [
    [head(corner), ...groups.map((text) => head(text, wide))],
    [head(''), ...under.map((text) => head(text))],
    ...rows.slice(2).map((cells) => cells.map(cell)),
  ];
}

/** Lines put together where a bracket is open: "MAT(", "↑", ")". */
function wholeLines(lines: readonly string[]): string[] {
  const whole: string[] = [];
  let open = 0;
  for (const line of lines) {
    if (open > 0 && whole.length > 0) whole[whole.length - 1] += line;
    else whole.push(line);
    open = Math.max(0, open + (line.match(/\(/g)?.length ?? 0) - (line.match(/\)/g)?.length ?? 0));
  }
  return whole;
}

const cell = (text: string): RawCell => ({ text, isHead: false, columns: 1, rows: 1 });
const head = (text: string, columns = 1): RawCell => ({ text, isHead: true, columns, rows: 1 });
