import type { TableText } from './table-text.ts';

/**
 * The cell with the best value of the column that a question means, where it asks which is best: the least of what is better
 * low (its head says so by an arrow, or it is an error, a cost …), else the most. `meant`: how far it means each column.
 */
export function bestOf(
  { table, columns }: TableText,
  meant: readonly number[],
  question: string,
): { at: number; column: number } | undefined {
  if (!asksBest.test(question)) return undefined;
  const from = table.headColumns;
  const most = Math.max(...meant.slice(from), 0);
  const column = meant.findIndex((each, at) => at >= from && each === most && each > 0);
  if (column === -1) return undefined;
  const head = columns[column]?.path.join(' ') ?? '';
  const isLow = asksLeast.test(question) || (!asksMost.test(question) && !/↑/.test(head) && betterLow.test(head));
  const isWorst = /\bworst\b/i.test(question);
  let found: { at: number; value: number } | undefined;
  for (const [at, row] of table.rows.entries()) {
    const value = numberIn(row[column] ?? '');
    if (value === undefined) continue;
    const isBetter = found === undefined || (isLow === isWorst ? value > found.value : value < found.value);
    if (isBetter) found = { at, value };
  }
  return found === undefined ? undefined : { at: found.at, column };
}

/** Which is best, or most: a number of one answers it. */
export const asksBest =
  /\b(?:which|what|who)\b.{0,120}\b(?:best|worst|highest|lowest|top|fastest|smallest|largest|strongest|most accurate|wins?|leads?)\b/i;
const asksMost = /\b(?:highest|largest|most)\b/i;
const asksLeast = /\b(?:lowest|smallest|fastest|fewest|least)\b/i;
const betterLow =
  /↓|\b(?:errors?|loss|latency|time|cost|fid|fvd|perplexity|ppl|wer|cer|edit|distance|mae|mse|rmse|lpips|params?|parameters|flops|memory)\b/i;

/** The first number of a cell. */
function numberIn(text: string): number | undefined {
  const found = /[-−]?\d[\d,]*(?:\.\d+)?/.exec(text)?.[0].replace(/,/g, '').replace('−', '-');
  return found === undefined ? undefined : Number.parseFloat(found);
}
