import type { Steps } from '../core/yield.ts';
import { stemsOf } from './analysis.ts';

/**
 * Short forms a paper defines ("uniform diffusion language models (UDLMs)"), as stems: each short form with the words
 * of its long form, and each such word with the short form. After the idea of Schwartz and Hearst (2003): the letters
 * of the short form begin the words before it.
 */
export function* abbreviationsIn(texts: readonly string[]): Steps<Map<string, Set<string>>> {
  const found = new Map<string, Set<string>>();
  const link = (from: string, to: string) => {
    if (from === to) return;
    const linked = found.get(from);
    if (linked === undefined) found.set(from, new Set([to]));
    else linked.add(to);
  };
  for (const text of texts) {
    for (const match of text.matchAll(/\(([A-Z][A-Za-z]*[A-Z]s?)\)/g)) {
      yield;
      const short = match[1] ?? '';
      const long = longForm(text.slice(Math.max(0, match.index - 120), match.index), short);
      const [shortStem] = stemsOf(short);
      if (long === undefined || shortStem === undefined) continue;
      for (const stem of stemsOf(long)) {
        link(shortStem, stem);
        link(stem, shortStem);
      }
    }
  }
  return found;
}

/** The words at the end of `before` whose beginnings spell the short form. */
function longForm(before: string, short: string): string | undefined {
  const letters = short.replace(/s$/, '').toLowerCase();
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
