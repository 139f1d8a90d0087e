import type { RawCell } from './table-grid.ts';

/**
 * A table whose rows are plain lines, as Hugging Face's Markdown has them: "EdgeTAM 70.0 87.7 72.3" under "Method MOSE val
 * DAVIS 2017 val SA-V val". Its cells are told from the right, where each row has as many values as most have; the line
 * of heads is divided among them where that can be told, and else stands over all of them. Undefined for a paragraph.
 */
export function plainRows(paragraph: string): RawCell[][] | undefined {
  const lines = paragraph
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.length < 2 || lines.length > 400) return undefined;
  const tabbed = lines.filter((line) => line.includes('\t')).length;
  if (tabbed > lines.length / 2) return lines.map((line) => line.split('\t').map(cell));
  const read = lines.map(readRow);
  const count = mostCommon(
    read
      .slice(1)
      .map(({ values }) => values.length)
      .filter((values) => values > 0),
  );
  if (count === undefined) return undefined;
  const fitting = read.filter(({ values }) => values.length >= count).length;
  if (fitting < (lines.length - 1) / 2) return undefined;
  return read
    .map((row) => withEmptyCell(row, count))
    .map(({ head, values }, at) => {
      if (values.length === count || (values.length > count && at > 0)) {
        const extra = values.slice(0, values.length - count);
        return [[head, ...extra].join(' ').trim(), ...values.slice(values.length - count)].map(cell);
      }
      // A title over the rows below it, or heads.
      const heads = at === 0 || /\d/.test(lines[at] ?? '') || count > 1 ? headsOf(lines[at] ?? '', count) : undefined;
      if (at < 3 && heads !== undefined) return heads.map((text) => ({ ...cell(text), isHead: true }));
      return [{ ...cell(lines[at] ?? ''), isHead: at === 0, columns: count + 1 }];
    });
}

const cell = (text: string): RawCell => ({ text: text.trim(), isHead: false, columns: 1, rows: 1 });

/** Nothing, or yes and no, at the end of a line; glued to what stands before it. */
const lastSign = /(?<!\p{L}-?)([-–—−✓✗✔✘]|n\/a)$|([✓✗✔✘])$/iu;
/** A number at the end of a line with what belongs to it: "58.1 (81.3)", "82.1 ± 0.3", "1.2M", "40.4↑". */
const lastNumber =
  /(?<=^|[\s)%✓✗✔✘–—−-])([+<>≥≤~∼≈]?\$?\d[\d.,:/]{0,20}(?:[eE][+-]?\d+)?\s?(?:%|×|x|[KMBTG](?![a-z])|ms|GB|h|s)?(?:\s?±\s?[\d.]{1,8}%?)?(?:\s?\([^()]{1,20}\))?[↑↓†‡*∗]{0,2})$/u;

/** The values at the end of a row, and what stands before them. A row has no more than forty. */
function readRow(line: string): { head: string; values: string[] } {
  let rest = line.replace(/\s?\[\d+(?:, ?\d+)*\]/g, ' ').trim();
  const values: string[] = [];
  while (values.length < 40) {
    const value = lastValue(rest.slice(-80));
    if (value === undefined) break;
    values.unshift(value.trim());
    rest = rest.slice(0, rest.length - value.length).trimEnd();
  }
  return { head: rest, values };
}

/** A minus belongs to a number behind a blank; glued to another value it is an empty cell; in "SA-1B" it joins a name. */
function lastValue(rest: string): string | undefined {
  const sign = lastSign.exec(rest);
  if (sign !== null) return sign[1] ?? sign[2];
  const number = lastNumber.exec(rest)?.[1];
  if (number === undefined) return undefined;
  const before = rest.slice(0, rest.length - number.length);
  if (/\p{L}[-–]$/u.test(before)) return undefined;
  return /(?:^|\s)[-−]$/.test(before) ? `${before.slice(-1)}${number}` : number;
}

/** "SimVOS-B -88.0 44.2" among rows of three: what looked like a minus was an empty cell. */
function withEmptyCell(row: { head: string; values: string[] }, count: number): { head: string; values: string[] } {
  const { head, values } = row;
  const minus = values.findIndex((value) => /^[-−]\d/.test(value));
  if (values.length !== count - 1 || minus === -1) return row;
  const value = values[minus] ?? '';
  return { head, values: [...values.slice(0, minus), '-', value.slice(1), ...values.slice(minus + 1)] };
}

function mostCommon(counts: readonly number[]): number | undefined {
  const times = new Map<number, number>();
  for (const count of counts) times.set(count, (times.get(count) ?? 0) + 1);
  return [...times].sort(([one, often], [other, less]) => less - often || other - one)[0]?.[0];
}

/** Words of a line of heads that begin none: "val", "2017", "(dev)", "↑". */
const goesOn = /^(?:\p{Ll}(?!\p{Ll}*\p{Lu})|\d{4}$|[^\p{L}\d#]|\d+(?:\.\d+)?[%KMB]?$)/u;

/** The heads of so many values, with the one of the rows' heads before them; undefined where that cannot be told. */
function headsOf(line: string, count: number): readonly string[] | undefined {
  const words = line.split(/\s+/);
  const begun: string[] = [];
  for (const word of words) {
    if (begun.length > 0 && goesOn.test(word)) begun[begun.length - 1] += ` ${word}`;
    else begun.push(word);
  }
  const heads = begun.length > count + 1 ? joinedByRepeats(begun, count + 1) : begun;
  if (heads.length === count + 1) return heads;
  if (heads.length === count && begun.length === words.length && !namesRows.test(words[0] ?? '')) return ['', ...heads];
  // The rows' own heads may be of two columns: "Model Data".
  if (heads.length === count + 2) return [`${heads[0]} ${heads[1]}`, ...heads.slice(2)];
  const last = heads.slice(-count);
  if (heads.length > count && last.every((head) => / |\d|↑|↓|\p{Lu}.*\p{Lu}/u.test(head)))
    return [heads.slice(0, -count).join(' '), ...last];
  return undefined;
}

/** What heads the heads of rows: a line that begins with it leaves no corner empty. */
const namesRows =
  /^(?:methods?|models?|datasets?|settings?|systems?|variants?|tasks?|approach(?:es)?|algorithms?|name|config\w*|baselines?|metrics?)$/i;

/** "SA-23 All SA-23 Image": a word that comes again and again begins a head each time, or ends one. */
function joinedByRepeats(words: readonly string[], wanted: number): readonly string[] {
  const again = new Set(words.filter((word, at) => words.indexOf(word) !== at));
  const beginning: string[] = [];
  let isOpen = false;
  for (const word of words) {
    if (isOpen && !again.has(word)) beginning[beginning.length - 1] += ` ${word}`;
    else beginning.push(word);
    isOpen = again.has(word);
  }
  if (beginning.length === wanted || beginning.length === wanted + 1) return beginning;
  const ending: string[] = [];
  for (const word of words) {
    if (ending.length > 0 && again.has(word)) ending[ending.length - 1] += ` ${word}`;
    else ending.push(word);
  }
  return ending.length === wanted || ending.length === wanted + 1 ? ending : words;
}
