import { divided, type Unit } from './divide-heads.ts';
import type { Phrases } from './phrases.ts';
import type { RawCell } from './table-grid.ts';

/** What the rows below a line of heads are: how many values each has, and how many names stand before these. */
export type RowsBelow = { count: number; names: 0 | 1 | 2 };

/** The heads of such rows in a line, with those of the rows' names before them; undefined where that cannot be told. */
export function headsOf(line: string, below: RowsBelow, phrases: Phrases): readonly string[] | undefined {
  const { count, names } = below;
  const marked = names === 2 ? undefined : headsWithArrows(line, count);
  if (marked !== undefined) return marked;
  const words = unitsOf(line);
  const apart = cellsApart(words);
  if (names > 0 && apart.length === count + names) return apart;
  if (names === 1) return headsWithName(words, count, phrases);
  const parts = words.length === count + names ? words.map(({ text }) => text) : undefined;
  const heads = parts ?? divided(begunOf(words), [count + names], phrases) ?? divided(words, [count + names], phrases);
  return names === 0 && heads !== undefined ? ['', ...heads] : heads;
}

/** Where one name stands before the values, as in most tables. */
function headsWithName(words: Unit[], count: number, phrases: Phrases): readonly string[] | undefined {
  const [first, second] = words;
  const isNamed = namesRows.test(first?.text ?? '');
  if (second !== undefined && isNamed) second.isApart = true;
  const begun = begunOf(words);
  const texts = begun.map(({ text }) => text);
  const heads = texts.length > count + 1 ? joinedByRepeats(texts, count + 1) : texts;
  // A name is no corner: "Aria Phi-3 Vision GPT-4o" are models, under an empty one.
  const isName = !isNamed && /^\p{Lu}\p{Ll}+$/u.test(heads[0] ?? '') && !phrases.isWord(heads[0] ?? '');
  if (heads.length === count + 1 && !isName) return heads;
  if (heads.length === count && begun.length === words.length && !isNamed) return ['', ...heads];
  const units = begun.length > count + 1 ? begun : words;
  const parts = divided(units, isNamed ? [count + 1] : isName ? [count] : [count + 1, count], phrases);
  if (parts !== undefined) return parts.length === count ? ['', ...parts] : parts;
  if (isName) return undefined;
  // The rows' own heads may be of two columns: "Model Data".
  if (heads.length === count + 2 && /^\p{Lu}?\p{Ll}+$/u.test(heads[1] ?? ''))
    return [`${heads[0]} ${heads[1]}`, ...heads.slice(2)];
  const last = heads.slice(-count);
  if (heads.length > count && last.every((head) => / |\d|↑|↓|\p{Lu}.*\p{Lu}/u.test(head)))
    return [heads.slice(0, -count).join(' '), ...last];
  return undefined;
}

/** What a cell ended before begins another: a word glued to a bracket or a source, a formula glued to a word. */
const unitsOf = (line: string): Unit[] =>
  line
    .replace(source, '\n')
    .replace(/(?<=\))(?=\p{L})|(?<=\p{Ll}{2})(?=\p{Script=Greek}|#)|(?<=[↑↓])(?=[#\p{L}])/gu, '\n')
    .split('\n')
    .flatMap((part) =>
      part
        .trim()
        .split(/ +/)
        .filter((text) => text !== '')
        .map((text, at) => ({ text, isApart: at === 0 })),
    );

/** "[12]", "[motus]" behind a name in a line of heads. */
const source = / ?\[[\w:.,;+& -]{1,80}\]/g;

const begunOf = (words: readonly Unit[]): Unit[] => {
  const begun: Unit[] = [];
  for (const word of words) {
    const last = begun.at(-1);
    if (last !== undefined && !word.isApart && (goesOn.test(word.text) || last.text === '#'))
      last.text += ` ${word.text}`;
    else begun.push({ ...word });
  }
  return begun;
};

/** The words between places where cells surely ended. */
function cellsApart(words: readonly Unit[]): string[] {
  const cells: string[] = [];
  for (const { text, isApart } of words) {
    if (isApart || cells.length === 0) cells.push(text);
    else cells[cells.length - 1] += ` ${text}`;
  }
  return cells;
}

/** Words of a line of heads that begin none: "val", "2017", "(dev)", "↑". */
const goesOn = /^(?:\p{Ll}(?!\p{Ll}*\p{Lu})|\d{4}$|[^\p{L}\d#]|\d+(?:\.\d+)?[%KMB]?$)/u;

/** What heads the heads of rows: a line that begins with it leaves no corner empty. */
const namesRows =
  /^(?:methods?|models?|datasets?|settings?|systems?|variants?|tasks?|approach(?:es)?|algorithms?|name|config\w*|baselines?|metrics?|stages?|kinds?|benchmarks?|categor(?:y|ies)|types?|domains?|languages?|groups?|components?|backbones?|encoders?|strateg(?:y|ies)|agents?|polic(?:y|ies)|environments?|splits?|quant\.?)$/i;

/** "Overall↑ Text Edit↓": an arrow ends each head. Undefined where one has none. */
function partsOf(line: string): string[] | undefined {
  const parts = line.split(/(?<=[↑↓]\)?)\s+/);
  return parts.every((part) => /[↑↓]\)?$/.test(part)) ? parts : undefined;
}

/** "Method Params Overall↑ Text Edit↓": the words before the first arrow are heads each, and what is left heads the rows. */
function headsWithArrows(line: string, count: number): readonly string[] | undefined {
  const [first = '', ...others] = partsOf(line) ?? [];
  const words = first.replace(/ (?=[↑↓])/g, '').split(/\s+/);
  const own = count - others.length;
  if (others.length === 0 || own < 1 || words.length <= own) return undefined;
  // "Method Latency (ms)↓": all behind the rows' own head is one.
  if (own === 1 && namesRows.test(words[0] ?? '')) return [words[0] ?? '', words.slice(1).join(' '), ...others];
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

/**
 * A second line of heads, with nothing over the rows' names, nor over a first column that has none. Undefined where it
 * cannot be divided.
 */
export function underOf(line: string, { count, names }: RowsBelow, phrases: Phrases): readonly string[] | undefined {
  const words = unitsOf(line);
  const texts = words.map(({ text }) => text);
  const heads =
    texts.length === count ? texts : texts.length === count - 1 ? ['', ...texts] : divided(words, [count], phrases);
  return heads === undefined ? undefined : [...Array.from({ length: Math.max(names, 1) }, () => ''), ...heads];
}

/**
 * Two lines of heads without a mark: "Model Metric 16-bit 4-bit" over "LoRA OFTv2 QLoRA QOFT", or "Model #Params BookQA MapQA"
 * over "total val test val test", whose first stands over one. Undefined where they do not come out even.
 */
export function headsOverHeads(
  [over, under, ...more]: readonly string[],
  { count, names }: RowsBelow,
  phrases: Phrases,
): RawCell[][] | undefined {
  if (over === undefined || under === undefined || more.length > 0 || names === 0) return undefined;
  const heads = underOf(under, { count, names }, phrases)?.slice(names);
  const parts = begunOf(unitsOf(over)).map(({ text }) => text);
  const groups = parts.slice(names);
  const isEven = groups.length > 1 && count % groups.length === 0 && count > groups.length;
  const isAlone = groups.length > 2 && (count - 1) % (groups.length - 1) === 0 && count > groups.length;
  if (heads === undefined || (!isEven && !isAlone)) return undefined;
  const wide = isEven ? count / groups.length : (count - 1) / (groups.length - 1);
  return [
    [
      ...parts.slice(0, names).map((text) => head(text)),
      ...groups.map((text, at) => head(text, isEven || at > 0 ? wide : 1)),
    ],
    [...parts.slice(0, names).map(() => head('')), ...heads.map((text) => head(text))],
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
