import { groupsOver, headsOf } from './plain-heads.ts';
import type { RawCell } from './table-grid.ts';

/**
 * A table whose rows are plain lines, as Hugging Face's Markdown has them: "EdgeTAM 70.0 87.7 72.3" under "Method MOSE val
 * DAVIS 2017 val SA-V val". Its cells are told from the right, where each row has as many values as most have; the lines
 * of heads are divided among them where that can be told, and else stand over all of them. Undefined for a paragraph.
 */
export function plainRows(paragraph: string): RawCell[][] | undefined {
  const lines = paragraph
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.length < fewestLines || lines.length > mostLines) return undefined;
  const tabbed = lines.filter((line) => line.includes('\t')).length;
  if (tabbed > lines.length / 2) return lines.map((line) => line.split('\t').map(cell));
  const read = lines.map(readRow);
  const count = mostCommon(
    read
      .slice(1)
      .map((values) => values.length)
      .filter((values) => values > 0),
  );
  if (count === undefined) return undefined;
  const fitting = read.filter((values) => values.length >= count).length;
  if (fitting < (lines.length - 1) / 2) return undefined;
  const hasNegatives = read.some((values) => values.length === count && values.some(isNegative));
  const divided = hasNegatives ? read : read.map((values) => withEmptyCell(values, count));
  const groups = groupsOver(lines[0] ?? '', lines[1] ?? '', count);
  return divided.map((values, at) => groups?.[at] ?? rowOf(lines[at] ?? '', values, count, at));
}

/** Two lines with a number at their ends are a paragraph as well as not. */
const fewestLines = 3;
const mostLines = 400;

const cell = (text: string): RawCell => ({ text: text.trim(), isHead: false, columns: 1, rows: 1 });

/** A line as a row of values, as heads of so many values, or as one title over all of them. */
function rowOf(line: string, values: readonly Value[], count: number, at: number): RawCell[] {
  const own = values.slice(-count);
  const [first] = own;
  if (first !== undefined && (values.length === count || (values.length > count && at > 0)))
    return [first.before, ...own.map(({ text }) => text)].map(cell);
  const mayBeHeads = at === 0 || (at < 3 && (/\d/.test(line) || count > 1));
  const heads = mayBeHeads ? headsOf(line, count) : undefined;
  if (heads !== undefined) return heads.map((text) => ({ ...cell(text), isHead: true }));
  return [{ ...cell(line), isHead: at === 0 || (at === 1 && line.split(/\s+/).length >= count), columns: count + 1 }];
}

/** Nothing, or yes and no, at the end of a line; signs may be glued to what stands before them. */
const lastSign = /(?<!\p{L}-?)([-–—−✓✗✔✘]|n\/a)$|([✓✗✔✘])$|(?<=\s)(yes|no|none|all)$/iu;
/** A number at the end of a line with what belongs to it: "58.1 (81.3)", "82.1 ± 0.3", "1.2M", "40.4↑", "5×10⁻⁵". */
const lastNumber =
  /(?<=^|[\s)%✓✗✔✘–—−-])([+<>≥≤~∼≈]?\$?\d[\d.,:/]{0,20}(?:[eE][+-]?\d+|× ?10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}|(?: ?× ?\d[\d.,]{0,8}){1,3})?\s?(?:%|×|x|[KMBTG](?![a-z])|ms|GB|h|s)?(?:\s?±\s?[\d.]{1,8}%?)?(?:\s?\([^()]{1,20}\))?[↑↓†‡*∗]{0,2})$/u;
/** "[12, 13]", "[achiam2023gpt]": what a row is taken from, glued to its first value. */
const cited = /\s?\[(?:\d+|[\w:.+&-]{3,60})(?:[,;] ?[\w:.+&-]{1,60}){0,9}\]/g;

/** A value at the end of a row, and what stands before it. */
type Value = { text: string; before: string };

/** The values at the end of a row. A row has no more than forty. */
function readRow(line: string): Value[] {
  let rest = line.replace(cited, ' ').trim();
  const values: Value[] = [];
  while (values.length < 40) {
    const text = lastValue(rest.slice(-80));
    if (text === undefined) break;
    rest = rest.slice(0, rest.length - text.length).trimEnd();
    values.unshift({ text: text.trim(), before: rest });
  }
  return values;
}

/** A minus belongs to a number behind a blank; glued to another value it is an empty cell; in "SA-1B" it joins a name. */
function lastValue(rest: string): string | undefined {
  const sign = lastSign.exec(rest);
  if (sign !== null) return sign[1] ?? sign[2] ?? sign[3];
  const number = lastNumber.exec(rest)?.[1];
  if (number === undefined) return undefined;
  const before = rest.slice(0, rest.length - number.length);
  if (/\p{L}\S{0,40}[-–]$/u.test(before)) return undefined;
  return /(?:^|\s)[-−]$/.test(before) ? `${before.slice(-1)}${number}` : number;
}

/** "SimVOS-B -88.0 44.2" among rows of three of which none has a minus: what looked like one was an empty cell. */
function withEmptyCell(values: readonly Value[], count: number): readonly Value[] {
  const at = values.findIndex(isNegative);
  const minus = values[at];
  if (values.length !== count - 1 || minus === undefined) return values;
  const number = { ...minus, text: minus.text.slice(1) };
  return [...values.slice(0, at), { text: '-', before: minus.before }, number, ...values.slice(at + 1)];
}

const isNegative = ({ text }: Value) => /^[-−]\d/.test(text);

function mostCommon(counts: readonly number[]): number | undefined {
  const times = new Map<number, number>();
  for (const count of counts) times.set(count, (times.get(count) ?? 0) + 1);
  return [...times].sort(([one, often], [other, less]) => less - often || other - one)[0]?.[0];
}
