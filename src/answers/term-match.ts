import { otherFormsOf } from './abbreviations.ts';
import type { PaperText } from './passages.ts';
import type { Term } from './question.ts';

/** A word with the same long beginning, of the word itself. */
export const prefixWeight = 0.6;
/** What a short form counts of one word of its long form, and the other way round. */
export const abbreviationWeight = 0.7;

/** Stems of a sentence or of a table's head; their counts may stand beside them. */
type Stems = Pick<ReadonlyMap<string, unknown>, 'has'> & { keys(): Iterable<string> };

/** How far these stems hold a question's word, 0 to 1: itself, a form of it, or another word for it. */
export function termShare(term: Term, stems: Stems, { abbreviations }: PaperText): number {
  if (stems.has(term.stem)) return 1;
  let most = 0;
  for (const other of otherFormsOf(term.stem, abbreviations)) if (stems.has(other)) most = abbreviationWeight;
  for (const stem of stems.keys()) most = Math.max(most, formShare(term, stem));
  return most;
}

/** How far one stem is a question's word. */
export const stemShare = (term: Term, stem: string, { abbreviations }: PaperText): number =>
  stem === term.stem
    ? 1
    : Math.max(formShare(term, stem), otherFormsOf(term.stem, abbreviations).has(stem) ? abbreviationWeight : 0);

function formShare({ stem: asked, alternatives }: Term, stem: string): number {
  if (stem.endsWith(asked) && /^\d/.test(asked) && /^\p{L}+$/u.test(stem.slice(0, -asked.length))) return 1;
  return sharesBeginning(stem, asked) ? prefixWeight : (alternatives.get(stem) ?? 0);
}

/** What other words for it count that these stems hold. */
export function otherWordShare({ alternatives }: Pick<Term, 'alternatives'>, stems: Stems): number {
  let most = 0;
  for (const [stem, share] of alternatives) if (share > most && stems.has(stem)) most = share;
  return most;
}

/** "inhibit" and "inhibitor", "activ" and "activate": six letters, or all of a word of five; not "compare" and "compact". */
export function sharesBeginning(one: string, other: string): boolean {
  if (one === other || one[0] !== other[0]) return false;
  if (isVersion(one, other) || isVersion(other, one)) return true;
  if (one[3] !== other[3]) return false;
  const shorter = Math.min(one.length, other.length);
  if (shorter < 5) return false;
  let same = 0;
  while (same < shorter && one[same] === other[same]) same += 1;
  return same >= 6 || (same === shorter && Math.max(one.length, other.length) - same <= 3);
}

/** "aime2024" of "aime", "llama3" of "llama", "gpt4o" of "gpt". */
const isVersion = (one: string, other: string): boolean =>
  other.length >= 3 &&
  one.length > other.length &&
  one.startsWith(other) &&
  /^[\d.]+[a-z]?$/.test(one.slice(other.length));
