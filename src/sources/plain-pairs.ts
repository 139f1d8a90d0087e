import type { RawCell } from './table-grid.ts';

/**
 * Settings in plain lines, "optimizer AdamW" over "batch size 128": names and what they are set to, under "Config Value" or
 * under a caption that says so. A line whose value cannot be told is left out. Undefined for any other paragraph.
 */
export function plainPairs(paragraph: string, caption: string | undefined): RawCell[][] | undefined {
  const lines = paragraph
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const [first = '', ...others] = lines;
  const head = pairHead.exec(first);
  if (head === null && !isOfSettings.test(caption ?? '')) return undefined;
  const below = head === null ? lines : others;
  if (below.length < fewestLines || !isOfLines(below)) return undefined;
  const pairs = below.flatMap((line) => {
    const [, name, value] = pair.exec(line) ?? lastWord.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [[cell(name), cell(value)]];
  });
  if (pairs.length < below.length / 2) return undefined;
  const heads = head?.slice(1).map((text) => ({ ...cell(text), isHead: true }));
  return [...(heads === undefined ? [] : [heads]), ...pairs];
}

/** Whether lines are no prose: short, each with a word, and hardly one ends as a sentence does; a formula has lines of signs. */
export const isOfLines = (lines: readonly string[]): boolean =>
  lines.length >= fewestLines &&
  lines.every((line) => line.length <= longestLine && /\p{L}{3}/u.test(line) && !/^[.,;:)]/.test(line)) &&
  lines.filter((line) => /[\p{L})][.?!]$/u.test(line)).length <= lines.length / 5;

const fewestLines = 3;
const longestLine = 120;

const pairHead =
  /^((?:hyper-?)?parameters?|config(?:uration)?s?|settings?|options?|items?|names?) (values?|settings?|choices?|descriptions?)$/i;
const isOfSettings =
  /\bhyper-?parameters?\b|\b(?:training|optimi[sz]ation|implementation) (?:settings?|details|config\w*)\b/i;

/** A name in plain words, and from the first that is none: a number, a name, what a sign divides. */
const pair =
  /^((?:[\p{Ll}#/.-]+|\p{Lu}\p{Ll}+)(?: [\p{Ll}#/.-]+| \([^()]{1,30}\))*?)[ :=]{1,3}?((?:[\d∼~≈<>≤≥$+-]|\p{L}*[\p{Lu}\d]|\p{Ll}+[:,]).{0,100})$/u;
const lastWord = /^([\p{L}.-]{2,30}(?: [\p{L}.-]{2,30})?) ([\p{L}-]{2,40})$/u;

const cell = (text: string): RawCell => ({ text: text.trim(), isHead: false, columns: 1, rows: 1 });
