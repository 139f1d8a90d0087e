import { type Steps, withoutYields } from './yield.ts';

/** A sentence as a slice of its text: `text.slice(start, start + sentence.length)` is the sentence. */
export type SentenceSlice = { text: string; start: number };

/**
 * Splits a text into sentences that are verbatim slices of it, in order and without overlap. The Unicode rules
 * (UAX 29, as ICU ships them) find the candidates; papers need two repairs to them. Boundaries are taken back after
 * abbreviations and inside formulae and brackets, and added where a sentence begins with a lower-case name
 * ("vLLM", "δ-mem") or a numeral in brackets, before which the Unicode rules never split.
 */
export const splitSentences = (text: string): SentenceSlice[] => withoutYields(splitting(text));

/** The same in steps, for a text that may be long. */
export function* splitting(text: string): Steps<SentenceSlice[]> {
  const sentences: SentenceSlice[] = [];
  let start = 0;
  for (const end of [...(yield* boundaries(text)), text.length]) {
    const raw = text.slice(start, end);
    const trimmed = raw.trim();
    if (trimmed !== '') sentences.push({ text: trimmed, start: start + raw.indexOf(trimmed) });
    start = end;
    yield;
  }
  return sentences;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

function* boundaries(text: string): Steps<number[]> {
  const candidates = new Set<number>();
  for (const { 0: piece, index } of text.matchAll(pieces)) {
    yield;
    candidates.add(index);
    if (!mayEndWithin.test(piece)) continue;
    for (const segment of segmenter.segment(piece)) candidates.add(index + segment.index);
  }
  candidates.delete(0);
  for (const pattern of [lowerCaseStart, missingSpace])
    for (const match of text.matchAll(pattern)) {
      yield;
      candidates.add(match.index + match[0].length);
    }
  const kept: number[] = [];
  for (const at of [...candidates].sort((a, b) => a - b)) {
    const start = kept.at(-1) ?? 0;
    if (at - start >= longest || endsSentence(text, start, at)) kept.push(at);
    yield;
  }
  return kept;
}

/** More characters without an end are no sentence but a list or noise, and would be read slowly; a long one has 900. */
const longest = 2_000;

/**
 * Lines, after which the Unicode rules always split, and very long ones in pieces: the segmenter's time grows with the
 * square of what it is given. A piece ends between two characters, never within one.
 */
const pieces = /[^\n]{0,2000}(?:\s|$)|[^\n]{2000}/gu;

/**
 * The only characters after which the Unicode rules split. For each piece the segmenter takes memory that only a full
 * collection of garbage gives back, which stops everything; a text of short lines has a hundred thousand pieces.
 */
const mayEndWithin = /[\p{STerm}.\u2024\uFE52\uFF0E\r\u0085\u2028\u2029]/u;

/** A stop before "vLLM", "iTryOn", "δ-mem", "(ii)" or a link. */
const lowerCaseStart =
  /[.!?]["'”’)\]]*\s+(?=[a-z]+[A-Z][A-Za-z]|(?![a-z])\p{Ll}-?\p{L}|\((?:i{1,3}|iv|v|\d{1,2}|[a-e])\)\s|https?:)/gu;

/**
 * "… a large corpus.We evaluate": a space that was lost on the way. The stop is looked for first: to look back from
 * every character takes fifty times as long.
 */
const missingSpace =
  /\.(?=(?:We|Our|This|The|These|In|To|However|Experiments|Extensive|Moreover|Specifically)\s)(?<=\p{Ll}{2}[)\]]?\.)/gu;

/** How far back a boundary is judged by, in characters; a text without an end of a sentence is read once, not over and over. */
const farthest = 1_000;

function endsSentence(text: string, start: number, at: number): boolean {
  const raw = text.slice(Math.max(start, at - farthest), at);
  const before = raw.trimEnd();
  const after = text.slice(at, at + 40);
  // A heading, a list item or a paragraph ends at its line break, whatever stands before it; a wrapped line does not.
  if (raw.slice(before.length).includes('\n') && !isWrapped(text, at)) return true;
  if (!/[.!?]["'”’)\]}*]*$/.test(before)) return false;
  // `("Why this?") and …`: a quoted question inside a sentence, unless what follows is a lower-case name.
  if (/^[a-z]+(?![A-Z])\b/.test(after) && !/^https?:/.test(after)) return false;
  if (insideFormula(before) || insideBrackets(before, text.slice(at))) return false;
  const last =
    before
      .slice(-40)
      .split(/\s/)
      .at(-1)
      ?.replace(/^[("'“‘[]+/, '') ?? '';
  if (neverEnds.test(last)) return false;
  // "Fig. 3", "no. 5", "et al. 2023": an abbreviation that a number or a lower-case word follows.
  if (rarelyEnds.test(last))
    return /^\p{Lu}/u.test(after) && !/^(?:I|II|III|IV|V|VI)\b/.test(after) && mayEnd.test(last);
  // An initial, "J. Smith", unless it stands where a sentence ends: "in Group B. We".
  if (/^\p{Lu}\.$/u.test(last)) return sentenceOpeners.test(after);
  return true;
}

/** Text copied with its line breaks, as arXiv's abstracts are: a line of usual width that stops amid a sentence. */
function isWrapped(text: string, at: number): boolean {
  const raw = text.slice(Math.max(0, at - 160), at);
  const lines = raw.trimEnd();
  if (raw.slice(lines.length).split('\n').length !== 2) return false;
  const width = lines.slice(lines.lastIndexOf('\n') + 1).trim().length;
  const after = text.slice(at, at + 12);
  return width >= 40 && width <= 110 && !/^\s*(?:[-*•#|]|\d+[.)]\s|\p{Lu}\.\s|(?:Figure|Table) \d)/u.test(after);
}

const neverEnds =
  /^(?:e\.g|i\.e|cf|vs|resp|approx|ca|viz|w\.r\.t|i\.i\.d|a\.k\.a|s\.t|dr|prof|mr|mrs|ms|st|avg|incl|esp|dept|univ)\.,?$/i;
/** Abbreviations that mostly stand before a number or name. */
const rarelyEnds =
  /^(?:al|figs?|eqs?|eqns?|secs?|sects?|tabs?|refs?|apps?|appx|algs?|thms?|lems?|defs?|props?|chs?|nos?|vols?|pp|etc|inc|ltd|co|corp|u\.s|u\.k|ph\.d|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.\)?$/i;
/** Of those, the ones that can end a sentence when a capital follows. */
const mayEnd = /^(?:al|etc|inc|ltd|corp|ph\.d|props?|refs?|apps?)\.\)?$/i;
const sentenceOpeners = /^(?:We|The|This|These|Our|In|It|However|Moreover|To|For|A|An|As|Finally|Here|On|By)\s/;

/** An odd number of dollar signs: the stop belongs to a formula. Escaped ones and prices ("\$5") do not count. */
function insideFormula(before: string): boolean {
  const dollars = before.match(/(?<!\\)\$(?!\d)|(?<=[\w\\})\]=+-])\$/g)?.length ?? 0;
  return dollars % 2 === 1 && before.length - before.lastIndexOf('$') < 400;
}

/** Inside "( … )" or "[ … ]" that closes soon: "(see Sec. 2. It helps.)". A bracket that never closes counts for nothing. */
function insideBrackets(before: string, rest: string): boolean {
  let depth = 0;
  for (const character of before.slice(-240)) {
    if (character === '(' || character === '[') depth += 1;
    else if ((character === ')' || character === ']') && depth > 0) depth -= 1;
  }
  if (depth === 0) return false;
  const close = rest.slice(0, 160).search(/[)\]]/);
  const open = rest.slice(0, 160).search(/[([]/);
  return close >= 0 && (open < 0 || close < open);
}
