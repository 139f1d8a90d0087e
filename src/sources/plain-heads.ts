import { divided, type Unit } from './divide-heads.ts';
import type { Phrases } from './phrases.ts';
import type { RawCell } from './table-grid.ts';

/** What the rows below a line of heads are: how many values each has, and whether names stand before these. */
export type RowsBelow = { count: number; hasNames: boolean };

/** The heads of such rows in a line, with the one of the rows' heads before them; undefined where that cannot be told. */
export function headsOf(line: string, { count, hasNames }: RowsBelow, phrases: Phrases): readonly string[] | undefined {
  const marked = headsWithArrows(line, count);
  if (marked !== undefined) return marked;
  const words = unitsOf(line);
  const [first, second] = words;
  if (second !== undefined && namesRows.test(first?.text ?? '')) second.isApart = true;
  const begun: Unit[] = [];
  for (const word of words) {
    const last = begun.at(-1);
    if (last !== undefined && !word.isApart && goesOn.test(word.text)) last.text += ` ${word.text}`;
    else begun.push({ ...word });
  }
  const wanted = hasNames ? count + 1 : count;
  const texts = begun.map(({ text }) => text);
  const heads = texts.length > wanted && hasNames ? joinedByRepeats(texts, wanted) : texts;
  if (heads.length === wanted) return hasNames ? heads : ['', ...heads];
  if (hasNames && heads.length === count && begun.length === words.length && !namesRows.test(heads[0] ?? ''))
    return ['', ...heads];
  const counts = !hasNames ? [count] : namesRows.test(words[0]?.text ?? '') ? [count + 1] : [count + 1, count];
  const parts = divided(begun.length > wanted ? begun : words, counts, phrases);
  if (parts !== undefined) return parts.length === count ? ['', ...parts] : parts;
  if (!hasNames) return undefined;
  // The rows' own heads may be of two columns: "Model Data".
  if (heads.length === count + 2) return [`${heads[0]} ${heads[1]}`, ...heads.slice(2)];
  const last = heads.slice(-count);
  if (heads.length > count && last.every((head) => / |\d|↑|↓|\p{Lu}.*\p{Lu}/u.test(head)))
    return [heads.slice(0, -count).join(' '), ...last];
  return undefined;
}

/** A word glued to a bracket begins a cell: "Size (B)Latency (ms)". */
const unitsOf = (line: string): Unit[] =>
  line.split(/\s+/).flatMap((word) => word.split(/(?<=\))(?=\p{L})/u).map((text, at) => ({ text, isApart: at > 0 })));

/** Words of a line of heads that begin none: "val", "2017", "(dev)", "↑". */
const goesOn = /^(?:\p{Ll}(?!\p{Ll}*\p{Lu})|\d{4}$|[^\p{L}\d#]|\d+(?:\.\d+)?[%KMB]?$)/u;

/** What heads the heads of rows: a line that begins with it leaves no corner empty. */
const namesRows =
  /^(?:methods?|models?|datasets?|settings?|systems?|variants?|tasks?|approach(?:es)?|algorithms?|name|config\w*|baselines?|metrics?)$/i;

/** "Overall↑ Text Edit↓": an arrow ends each head. Undefined where one has none. */
function partsOf(line: string): string[] | undefined {
  const parts = line.split(/(?<=[↑↓]\)?)\s+/);
  return parts.every((part) => /[↑↓]\)?$/.test(part)) ? parts : undefined;
}

/** "Method Params Overall↑ Text Edit↓": the words before the first arrow are heads each, and what is left heads the rows. */
function headsWithArrows(line: string, count: number): readonly string[] | undefined {
  const [first = '', ...others] = partsOf(line) ?? [];
  const words = first.split(/\s+/);
  const own = count - others.length;
  if (others.length === 0 || own < 1 || words.length <= own) return undefined;
  return [words.slice(0, -own).join(' '), ...words.slice(-own), ...others];
}

/**
 * Two lines of heads, "Method Overall↑ Text Edit↓ Table TEDS↑" over "EN ZH EN ZH": each of the first stands over as many of
 * the second, or the first of them over none. Undefined where they do not come out even.
 */
export function groupsOver(line: string, below: string, count: number): RawCell[][] | undefined {
  const parts = partsOf(line) ?? [];
  const words = below.split(/\s+/);
  if (parts.length < 2 || /\d/.test(below)) return undefined;
  const isAlone = words.length === count - 1;
  const wide = words.length / (isAlone ? parts.length - 1 : parts.length);
  if ((!isAlone && words.length !== count) || !Number.isInteger(wide) || wide < 2) return undefined;
  const [first = '', ...others] = parts;
  const at = first.lastIndexOf(' ');
  const [corner, own] = [first.slice(0, Math.max(at, 0)), first.slice(at + 1)];
  return [
    [head(corner), head(own, isAlone ? 1 : wide), ...others.map((part) => head(part, wide))],
    [head(''), ...(isAlone ? [head('')] : []), ...words.map((word) => head(word))],
  ];
}

const head = (text: string, columns = 1): RawCell => ({ text, isHead: true, columns, rows: 1 });

/** "SA-23 All SA-23 Image": a word that comes again and again begins a head each time, or ends one. */
function joinedByRepeats(words: readonly string[], wanted: number): readonly string[] {
  const again = new Set(words.filter((word, at) => words.indexOf(word) !== at));
  // Few that come again are parts of heads: "Old Scans Math Tables Old Scans".
  if (words.filter((word) => again.has(word)).length < wanted / 2) return words;
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
