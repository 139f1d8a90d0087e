import type { QuotedCell, Table } from '../core/discussions/answer.ts';
import { shorten } from '../core/text.ts';

/** "Table 2: Results on Places2.", at most so long, in characters. */
const longestName = 160;

export function tableName({ label, caption }: Table): string {
  const name = [label, caption].filter((part) => part !== undefined && part !== '').join(': ');
  if (name === '') return 'A table';
  return shorten(name, longestName);
}

/**
 * Cells of one row with what heads them, each word as the table has it: "FID: 4.82, LPIPS: 0.11 (Places2, Table 2:
 * Moebius)". What heads all of them stands once, behind them.
 */
export function rowText(cells: readonly QuotedCell[], label: string | undefined): string {
  const row = cells[0]?.row.join(', ') ?? '';
  const shared = sharedHeads(cells);
  const values = cells.map(({ column, text }) => {
    const own = column.slice(shared.length).join(' ');
    return own === '' ? text : `${own}: ${text}`;
  });
  const place = [label ?? '', row].filter((part) => part !== '').join(': ');
  const around = [...shared, place].filter((part) => part !== '').join(', ');
  return around === '' ? values.join(', ') : `${values.join(', ')} (${around})`;
}

/**
 * The outer heads of the first cell's column that head the others' too. The innermost stands with its cell, but where one
 * line of heads that nobody could divide stands over all of them.
 */
function sharedHeads(cells: readonly QuotedCell[]): string[] {
  const [first] = cells;
  const outer = first?.column.slice(0, areUndivided(cells) ? undefined : -1) ?? [];
  const count = outer.findIndex((head, at) => cells.some(({ column }) => column[at] !== head));
  return count === -1 ? outer : outer.slice(0, count);
}

/** Cells of a row whose columns are all headed by the same. */
export const areUndivided = ([first, ...others]: readonly QuotedCell[]): boolean =>
  others.length > 0 && others.every(({ column }) => column.join('\n') === first?.column.join('\n'));
