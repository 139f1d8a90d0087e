import type { Steps } from '../core/yield.ts';
import { rarity, stemsOf } from './analysis.ts';
import everydayForms from './everyday-abbreviations.json' with { type: 'json' };

/**
 * Short forms a paper defines ("uniform diffusion language models (UDLMs)"), as stems: each short form with the words
 * of its long form, and each such word with the short form.
 */
export function* abbreviationsIn(texts: readonly string[]): Steps<Map<string, Set<string>>> {
  return linksOf(yield* abbreviationsOf(texts));
}

/**
 * What a stem is short for, or the short form of it: as the paper says, else as nearly everybody means it ("OCR"). Words
 * that half of all abstracts hold ("model") tell no short form.
 */
export const otherFormsOf = (stem: string, own: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string> =>
  own.get(stem) ?? everyday.get(stem) ?? none;

const none: ReadonlySet<string> = new Set();
const leastTelling = 2;
const everyday = new Map(
  [...linksOf(Object.entries(everydayForms).flatMap(([short, longs]) => longs.map((long) => ({ short, long }))))].map(
    ([stem, others]) => [
      stem,
      new Set([...others].filter((other) => Math.min(rarity(stem), rarity(other)) >= leastTelling)),
    ],
  ),
);

export type Abbreviation = { short: string; long: string };

/** Each short form with the words before it. After the idea of Schwartz and Hearst (2003): its letters begin them. */
export function* abbreviationsOf(texts: readonly string[]): Steps<Abbreviation[]> {
  const found: Abbreviation[] = [];
  for (const text of texts) {
    for (const match of text.matchAll(/\(([A-Z][A-Za-z]*[A-Z]\d{0,3}s?)(?=\)|[,;] )/g)) {
      yield;
      const short = match[1] ?? '';
      const long = longForm(text.slice(Math.max(0, match.index - 120), match.index), short);
      if (long !== undefined) found.push({ short, long });
    }
    // "MRCNN (Mask R-CNN)".
    for (const [, short = '', long = ''] of text.matchAll(/\b([A-Z][A-Za-z]*[A-Z]s?) \(([A-Z][^()]{3,60})\)/g)) {
      yield;
      if (longForm(long, short) === long.split(/[\s-]+/).join(' ')) found.push({ short, long });
    }
  }
  return found;
}

function linksOf(abbreviations: readonly Abbreviation[]): Map<string, Set<string>> {
  const links = new Map<string, Set<string>>();
  const link = (from: string, to: string) => {
    if (from !== to) links.set(from, (links.get(from) ?? new Set()).add(to));
  };
  for (const { short, long } of abbreviations) {
    const [shortStem] = stemsOf(short);
    if (shortStem === undefined) continue;
    for (const stem of stemsOf(long)) {
      link(shortStem, stem);
      link(stem, shortStem);
    }
  }
  return links;
}

/** The words at the end of `before` whose beginnings spell the short form. */
function longForm(before: string, short: string): string | undefined {
  const letters = short.replace(/(?<!\d)\d{0,3}s?$/, '').toLowerCase();
  const words = before.trim().split(/[\s-]+/);
  for (let count = 1; count <= Math.min(words.length, letters.length + 3); count += 1) {
    const last = words.slice(-count);
    if (last[0]?.[0]?.toLowerCase() === letters[0] && spells(last, letters)) return last.join(' ');
  }
  return undefined;
}

function spells(words: readonly string[], letters: string): boolean {
  let at = 0;
  for (const word of words) {
    for (const [position, letter] of [...word.toLowerCase()].entries()) {
      if (letter !== letters[at]) {
        if (position === 0) break;
        continue;
      }
      at += 1;
    }
  }
  return at >= letters.length;
}
