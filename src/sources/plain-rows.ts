import type { Phrases } from './phrases.ts';
import { groupsOver, headsOf, headsOverHeads, type RowsBelow, underOf } from './plain-heads.ts';
import { tabbedRows } from './tabbed-rows.ts';
import type { RawCell } from './table-grid.ts';

/**
 * A table whose rows are plain lines, as Hugging Face's Markdown has them: "EdgeTAM 70.0 87.7 72.3" under "Method MOSE val
 * DAVIS 2017 val SA-V val". Its cells are told from the right, where each row has as many values as most have; the lines
 * of heads are divided among them where that can be told, and else stand over all of them. Undefined for a paragraph.
 */
export function plainRows(paragraph: string, phrases: Phrases): RawCell[][] | undefined {
  const lines = paragraph
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.length < fewestLines || lines.length > mostLines) return undefined;
  const tabbed = lines.some((line) => line.includes('\t')) ? tabbedRows(lines) : undefined;
  if (tabbed !== undefined) return tabbed;
  if (lines.some(isProse)) return undefined;
  const read = lines.map((line) => readRow(line));
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
  const whole = read.map((strict, at) => {
    const loose = strict.length > 0 && strict.length < count ? readRow(lines[at] ?? '', true) : strict;
    const values = loose.length === count || loose.length === count + 1 ? loose : strict;
    return withEmptyCells(hasNegatives ? values : withEmptyCell(values, count), count);
  });
  const rows = whole.filter((values) => values.length >= count);
  // "✓" or nothing: where the first column has nothing but signs, a row without one has none.
  const areSigns = rows.every((values) => isSign(values.at(-count)?.text ?? ''));
  if (areSigns)
    for (const [at, values] of whole.entries())
      if (values.length === count - 1 && values[0] !== undefined)
        whole[at] = [{ text: '', before: values[0].before }, ...values];
  const names = rows.map((values) => values.at(-count)?.before ?? '');
  const hasNames = names.filter((name) => name !== '').length > rows.length / 2;
  const groupEnd = hasNames ? groupEndOf(names) : undefined;
  const below: RowsBelow = { count, names: groupEnd !== undefined ? 2 : hasNames ? 1 : 0 };
  const groups = groupsOver(lines[0] ?? '', lines[1] ?? '', count);
  const above = lines.slice(0, headsAbove(lines, whole, count));
  const heads = groups ?? headsOverHeads(above, below, phrases) ?? headLines(above, below, phrases);
  const body = whole.map((values, at) => heads[at] ?? rowOf(lines[at] ?? '', values, below));
  return groupEnd !== undefined ? withGroups(body, count, groupEnd) : hasNames ? withNames(body, count) : body;
}

/**
 * How many lines stand above the first that has as many values as most have, at most three; the last of them is a title
 * of the rows below it where others have one too.
 */
function headsAbove(lines: readonly string[], read: readonly (readonly Value[])[], count: number): number {
  const first = read.findIndex((values, line) => values.length === count || (values.length > count && line > 0));
  const above = first === -1 ? 1 : Math.min(first, 3);
  const last = (lines[above - 1] ?? '').split(/\s+/);
  const titles = lines.filter((_, at) => at >= above && read[at]?.length === 0);
  const isTitle = titles.some((title) => last.length < count || title.endsWith(` ${last.at(-1)}`));
  return above > 1 && isTitle ? above - 1 : above;
}

/** Lines of heads, each divided, or all of them over the whole table: one that is divided wrongly tells lies. */
function headLines(lines: readonly string[], below: RowsBelow, phrases: Phrases): RawCell[][] {
  const heads = lines.map((line, at) => {
    // What stands over a divided line spans some of its heads, nobody knows which.
    const isOver = lines.length === 2 && at === 0 && underOf(lines[1] ?? '', below, phrases) !== undefined;
    const parts = isOver ? undefined : at === 1 ? underOf(line, below, phrases) : headsOf(line, below, phrases);
    return parts?.map((text) => ({ ...cell(text), isHead: true }));
  });
  return heads.map((head, at) =>
    head !== undefined && (at === 1 || !heads.includes(undefined))
      ? head
      : [{ ...cell(lines[at] ?? ''), isHead: true, columns: below.count + Math.max(below.names, 1) }],
  );
}

/** Two lines with a number at their ends are a paragraph as well as not. */
const fewestLines = 3;
const mostLines = 400;
/** Several sentences, or how one goes on behind a formula, which stands on a line of its own. */
const isProse = (line: string): boolean =>
  /^[.,;:](?:\s|$)/.test(line) || (line.length > 150 && (line.match(/\p{Ll}{2}[.)] \p{Lu}/gu)?.length ?? 0) > 1);

const cell = (text: string): RawCell => ({ text: text.trim(), isHead: false, columns: 1, rows: 1 });

/** A line as a row of values, or as one title over all of them. */
function rowOf(line: string, values: readonly Value[], { count, names }: RowsBelow): RawCell[] {
  const own = values.slice(-count);
  const [first, ...others] = own;
  if (first === undefined || values.length < count) return [{ ...cell(line), columns: count + Math.max(names, 1) }];
  // "-63.5 62.1" among rows with names: the row whose name is a hyphen.
  const isUnnamed = names > 0 && first.before === '' && isNegative(first);
  const [name, value] = isUnnamed ? ['-', first.text.slice(1)] : [first.before, first.text];
  return [name, value, ...others.map(({ text }) => text)].map(cell);
}

/** A row without a name goes on with the name above it, which spanned both. */
function withNames(rows: readonly RawCell[][], count: number): RawCell[][] {
  let above = cell('');
  return rows.map((row) => {
    const [name, ...others] = row;
    if (name === undefined || name.isHead || others.length !== count) return row;
    if (name.text !== '') above = name;
    return [above, ...others];
  });
}

/**
 * "HotpotQA Acc." over "EM" and "F1", again and again: what names the first of each group ends with, beside the name of the
 * group. Undefined where rows are not so grouped.
 */
function groupEndOf(names: readonly string[]): string | undefined {
  const rare = names.filter((name) => names.indexOf(name) === names.lastIndexOf(name));
  const ends = new Set(rare.map(lastWord));
  const [end] = ends;
  const isGrouped = rare.length >= 2 && rare.length <= names.length / 2 && rare.every((name) => name.includes(' '));
  return isGrouped && ends.size === 1 ? end : undefined;
}

/** "Acc.", "# Params" */
function lastWord(name: string): string {
  const words = name.split(' ');
  return words.slice(words.at(-2) === '#' ? -2 : -1).join(' ');
}

/** Each row under the name of its group. */
function withGroups(rows: readonly RawCell[][], count: number, end: string): RawCell[][] {
  let group = '';
  return rows.map((row) => {
    const [name, ...others] = row;
    if (name === undefined || name.isHead || others.length !== count) return row;
    const isFirst = name.text.endsWith(` ${end}`);
    if (isFirst) group = name.text.slice(0, -end.length);
    return [cell(group), isFirst ? cell(end) : name, ...others];
  });
}

/** Nothing, or yes and no, at the end of a line; signs may be glued to what stands before them. */
const lastSign = /(?<!\p{L}-?)([-–—−✓✗✔✘]|n\/a)$|([✓✗✔✘])$|(?<=\s)(yes|no|none|all)$/iu;
/** A number at the end of a line with what belongs to it: "58.1 (81.3)", "82.1 ± 0.3", "1.2M", "40.4↑", "5×10⁻⁵", "43.3 / 20.1 / 35.1". It may be glued to a full stop. */
const lastNumber =
  /(?<=^|[\s)%✓✗✔✘–—−-]|\p{L}\.)([+<>≥≤~∼≈]?\$?\d[\d.,:/]{0,20}(?:[eE][+-]?\d+|× ?10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}|(?: ?× ?\d[\d.,]{0,8}){1,3}|(?: \/ \d[\d.]{0,8}){1,3})?\s?(?:%|×|x|[KMBTG](?![a-z])|ms|GB|h|s)?(?:\s?±\s?[\d.]{1,8}%?)?(?:\s?\([^()]{1,20}\))?[↑↓†‡*∗]{0,2})$/u;
/** "[12, 13]", "[achiam2023gpt]", "(achiam2023gpt)", "(Achiam et al., 2023)": what a row is taken from, glued to its first value. */
const cited =
  /\s?\[(?:\d+|[\w:.+&-]{3,60})(?:[,;] ?[\w:.+&-]{1,60}){0,9}\]|\s?\((?:[\p{L}_-]{2,60}\d{4}[\p{L}\d_]{0,80}|\p{Lu}[^()\d]{1,60},? \d{4}[a-z]?)\)/gu;

/** A value at the end of a row, and what stands before it. */
type Value = { text: string; before: string };

/**
 * The values at the end of a row. A row has no more than forty. `isLoose`: what looks like a name ("Baseline-17.5") ends
 * with an empty cell.
 */
function readRow(line: string, isLoose = false): Value[] {
  let rest = line
    .replace(cited, ' ')
    .replace(/(?<=[\p{L}\d])# (?=\p{L})/gu, ' # ')
    .trim();
  const values: Value[] = [];
  while (values.length < 40) {
    const glued = isLoose ? /[\p{L}\d](-)(\d+\.\d+)$/u.exec(rest.slice(-80)) : null;
    const text = glued?.[2] ?? lastValue(rest.slice(-80));
    if (text === undefined) break;
    rest = rest.slice(0, rest.length - text.length).trimEnd();
    values.unshift({ text: text.trim(), before: rest });
    if (glued === null) continue;
    rest = rest.slice(0, -1);
    values.unshift({ text: '-', before: rest });
  }
  return values;
}

/**
 * A minus belongs to a number behind a blank; glued to another value it is an empty cell; in "SA-1B" it joins a name, and
 * the dash of "Average–0.76" stands for an empty cell behind it.
 */
function lastValue(rest: string): string | undefined {
  const sign = lastSign.exec(rest);
  if (sign !== null) return sign[1] ?? sign[2] ?? sign[3];
  const number = lastNumber.exec(rest)?.[1];
  if (number === undefined) return undefined;
  const before = rest.slice(0, rest.length - number.length);
  if (/\p{L}\S{0,40}-$/u.test(before) || (/\p{L}–$/u.test(before) && !/^\d+\.\d/.test(number))) return undefined;
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

/** "26031--9.870": two empty cells, which typesetters make a dash. */
function withEmptyCells(values: readonly Value[], count: number): readonly Value[] {
  const at = values.findIndex(({ text }) => text === '–');
  const dash = values[at];
  return values.length !== count - 1 || dash === undefined
    ? values
    : [...values.slice(0, at), dash, ...values.slice(at)];
}

const isSign = (text: string): boolean => /^[✓✗✔✘-]$/.test(text);
const isNegative = ({ text }: Value) => /^[-−]\d/.test(text);

function mostCommon(counts: readonly number[]): number | undefined {
  const times = new Map<number, number>();
  for (const count of counts) times.set(count, (times.get(count) ?? 0) + 1);
  return [...times].sort(([one, often], [other, less]) => less - often || other - one)[0]?.[0];
}
