import { LRUCache } from 'lru-cache';
import { stemmer } from 'stemmer';
import { fold, isGreekName } from '../core/fold.ts';
import { plainApostrophes } from '../core/text.ts';
import { stopWords } from './stop-words.ts';

/** A word of a text, where it stands in it, and what of it is indexed. */
export type FoundWord = { start: number; end: number; word: AnalysedWord };

export type AnalysedWord = {
  /**
   * The places the word takes in the text, each with the index terms found there; none at the place of a stop word.
   * `GPT-4o` takes two: `gpt` and `gpt4o` at the first, `4o` at the second.
   */
  steps: readonly (readonly string[])[];
  /** The words as written (folded), before stemming: what spelling is repaired with. */
  written: readonly string[];
};

/** Calls back with every word of a text, in order. Text of papers is stemmed, names are kept as they are. */
export function eachWord(
  text: string,
  kind: 'text' | 'name',
  visit: (word: AnalysedWord, found: RegExpExecArray) => void,
) {
  const analyse = kind === 'text' ? analyseTextWord : analyseName;
  wordPattern.lastIndex = 0;
  for (let found = wordPattern.exec(text); found !== null; found = wordPattern.exec(text)) {
    const word = analyse(found[0]);
    if (word !== undefined) visit(word, found);
  }
}

export function wordsOf(text: string, kind: 'text' | 'name' = 'text'): FoundWord[] {
  const words: FoundWord[] = [];
  eachWord(text, kind, (word, { index, 0: raw }) => words.push({ start: index, end: index + raw.length, word }));
  return words;
}

/** The index terms of a text in order, compounds joined as well as split. Names begin with {@link nameMark}. */
export const termsOf = (text: string, kind: 'text' | 'name' = 'text'): string[] =>
  wordsOf(text, kind).flatMap(({ word }) => word.steps.flat());

/** Keeps names apart from words: the author Long from the word long. Never part of a folded word. */
export const nameMark = '@';

/**
 * A LaTeX command, or letters and digits with inner hyphens, slashes, points and apostrophes; `C++` and `C#` whole.
 * Shared and stateful: `lastIndex` is reset by its only user.
 */
const wordPattern =
  /\\[a-zA-Z]+|[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:[-‐‑–/_.'’‘‛′`´՚＇·][\p{L}\p{N}\p{M}]+)*(?:\+\+|#)?/gu;

/** Longer "words" are addresses, hashes and noise. Unspaced scripts are split before this counts. */
const longestWord = 64;

/** Written without spaces between words: indexed by character and by pair. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/u;

/** LaTeX commands that are formatting, not words. */
const formatting =
  /^(math(bb|cal|bf|rm|it|sf|frak|scr)|text(bf|it|tt|rm|sc)?|emph|left|right|frac|sqrt|cdot|ldots|url|href|cite|ref)$/;

/** Words repeat by Zipf's law: those met last are nearly all there are. What is no word is not remembered. */
const memo = (analyse: (raw: string) => AnalysedWord | undefined) => {
  const known = new LRUCache<string, AnalysedWord>({ max: 30_000 });
  return (raw: string): AnalysedWord | undefined => {
    const before = known.get(raw);
    if (before !== undefined) return before;
    const word = analyse(raw);
    known.set(raw, word);
    return word;
  };
};

const analyseTextWord = memo((raw) => {
  if (raw.startsWith('\\')) return latex(raw.slice(1));
  if (unspaced.test(raw)) return mixed(raw);
  const parts = partsOf(raw);
  return parts === undefined ? undefined : compound(parts, textTerms);
});

const analyseName = memo((raw) => {
  const parts = partsOf(raw);
  return parts === undefined ? undefined : compound(parts, (part) => [nameMark + part]);
});

const latex = (command: string): AnalysedWord | undefined => {
  if (formatting.test(command)) return undefined;
  const name = isGreekName(command) ? command.toLowerCase() : fold(command);
  return { steps: [[term(name) ?? name]], written: [name] };
};

function partsOf(raw: string): string[] | undefined {
  if (raw.length > longestWord) return undefined;
  const folded = fold(plainApostrophes(raw)).replace(/['’](s?)$|['’]s(?=[-/])/g, '');
  // A point holds numbers and initials together: 2.5, e.g.
  return folded
    .replace(/['’·]/g, '')
    .replace(/(?<!\d)\.|\.(?!\d)/g, '')
    .split(/[-‐‑–/_]/)
    .filter((part) => part !== '');
}

/** All parts at their places, and the whole, joined, at the first. */
function compound(parts: string[], termsOf: (part: string) => string[]): AnalysedWord | undefined {
  const steps = parts.map(termsOf);
  if (parts.length > 1 && parts.length < 6) {
    const [joined] = termsOf(parts.join(''));
    if (joined !== undefined && !steps[0]?.includes(joined)) steps[0]?.push(joined);
  }
  return parts.length === 0 ? undefined : { steps, written: parts };
}

/** `qwen2.5` is also `qwen`: people name a model without its version. */
function textTerms(part: string): string[] {
  const stem = term(part);
  const family = /^(\p{L}{3,})\d/u.exec(part)?.[1];
  return stem === undefined ? [] : family === undefined ? [stem] : [stem, family];
}

/** `quantisation`, `generalised`: what is written with a z elsewhere. */
const british = /is(?=ations?$)|(?<=al|er|im)is(?=e[sd]?$|ing$)/;

/** The stem of a folded word; undefined for a stop word. */
export function term(word: string): string | undefined {
  if (stopWords.has(word)) return undefined;
  return /^[a-z]{3,}$/.test(word) ? stemmer(word.replace(british, 'iz')) : word;
}

/** In a group, so that splitting keeps it. */
const unspacedStretch = new RegExp(`(${unspaced.source})`, 'u');

/** Text with stretches in a script without spaces: those by character and pair, the rest as usual. */
function mixed(raw: string): AnalysedWord | undefined {
  const steps: string[][] = [];
  const written: string[] = [];
  for (const stretch of raw.split(unspacedStretch)) {
    if (stretch === '') continue;
    if (unspaced.test(stretch)) {
      const characters = [...fold(stretch)];
      characters.forEach((character, at) => {
        const next = characters[at + 1];
        steps.push(next === undefined ? [character] : [character, character + next]);
      });
    } else {
      const word = compound(partsOf(stretch) ?? [], textTerms);
      steps.push(...(word?.steps.map((terms) => [...terms]) ?? []));
      written.push(...(word?.written ?? []));
    }
  }
  return { steps, written };
}
