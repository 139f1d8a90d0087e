import { nameMark } from './analysis.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * Names within so many edits of a word, with the number of their papers. Reads all names: half of the vocabulary are
 * names, most of one paper, and a tree of them would take more memory than all else that spelling needs.
 */
export function nearestNames(vocabulary: Vocabulary, word: string, distance: number): Map<string, number> {
  const found = new Map<string, number>();
  const letters = lettersOf(word);
  for (let number = 0; number < vocabulary.size; number++) {
    const term = vocabulary.term(number);
    if (!term.startsWith(nameMark) || Math.abs(term.length - nameMark.length - word.length) > distance) continue;
    // An edit changes at most two letters of the set; most names are turned away here.
    if (differing(lettersOf(term), letters) > 2 * distance) continue;
    const name = term.slice(nameMark.length);
    if (edits(name, word) <= distance && vocabulary.papers(number) > 0) found.set(name, vocabulary.papers(number));
  }
  return found;
}

/** Which of 32 kinds of letters occur, as bits. */
function lettersOf(word: string): number {
  let bits = 0;
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at);
    if (code !== 64) bits |= 1 << (code & 31);
  }
  return bits;
}

function differing(a: number, b: number): number {
  let bits = a ^ b;
  let count = 0;
  for (; bits !== 0; bits &= bits - 1) count++;
  return count;
}

/** Levenshtein distance. */
function edits(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const change = (above[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(change, (above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    above = current;
  }
  return above[b.length] ?? 0;
}
