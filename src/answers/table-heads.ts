import { rarity } from './analysis.ts';
import type { PaperText } from './passages.ts';
import type { Term } from './question.ts';
import type { Head } from './table-text.ts';
import { otherWordShare, stemShare, termShare } from './term-match.ts';

/** A word of a question as a table answers for it. `isOwn`: of the paper's title, or of the name its authors gave their work. `same`: stems that are it as well. */
export type WeighedTerm = { term: Term; weight: number; isOwn: boolean; same: readonly string[] };

/** What many abstracts hold is a word, not a shortened one. */
const leastRare = 3;
/** A word that a head shortens, of the word itself; one of what it stands for; one that is told of what it names. */
const shortened = 0.7;
const stoodFor = 0.85;
const toldOfIt = 0.5;

/** How far a head says a term, 0 to 1. */
export function heldBy(head: Head, { term, same }: WeighedTerm, text: PaperText): number {
  if (head.joined.has(term.stem) || same.some((stem) => head.stems.has(stem))) return 1;
  const short = isShortened(head, term) ? shortened : 0;
  return Math.max(
    termShare(term, head.stems, text),
    short > 0 && head.standsFor.has(term.stem) ? 1 : short,
    stoodFor * termShare(term, head.standsFor, text),
    toldOfIt * saysIt(term, head.told),
  );
}

/** A word or another for it; forms of it are not looked for among all words of a section. */
export const saysIt = (term: Term, told: ReadonlySet<string>): number =>
  told.has(term.stem) ? 1 : otherWordShare(term, told);

/** What else a word of a question is in a head: 10 for "ten", and with those beside it "Places2" for "Places 2", "ImageNet1K" for "ImageNet-1K". */
export function sameInHeads(stems: readonly string[], at: number, alternatives: Term['alternatives']): string[] {
  const numbers = [...alternatives.keys()].filter((stem) => /^\d+$/.test(stem));
  const joined = joins.flatMap(([from, to]) => (at + from < 0 ? [] : stems.slice(at + from, at + to).join('')));
  return [...numbers, ...joined];
}

/** Two or three words of which one is meant, by where they begin and end around it. */
const joins = [
  [-1, 1],
  [0, 2],
  [-2, 1],
  [-1, 2],
  [0, 3],
] as const;

/** Heads are short: "Int. Dom", "No. Params", "context_len"; "Hard" is a word of its own, and no hardware. */
const isShortened = ({ stems }: Head, { stem }: Term): boolean =>
  [...stems].some(
    (short) => short.length >= 3 && rarity(short) >= leastRare && /^\p{Ll}+$/u.test(short) && stem.startsWith(short),
  );

/** The share of a head's own words that were asked for: "Moebius" before "Moebius without distillation". */
export function share(head: Head | undefined, terms: readonly WeighedTerm[], text: PaperText): number {
  if (head === undefined || head.stems.size === 0) return 0;
  let asked = 0;
  for (const stem of head.stems) asked += Math.max(0, ...terms.map(({ term }) => stemShare(term, stem, text)));
  const short = Math.max(0, ...terms.map(({ term }) => stoodFor * termShare(term, head.standsFor, text)));
  return Math.max(asked / head.stems.size, short);
}

/**
 * How far a row is the authors' own, 0 to 1: "ours", "our model", or what the paper calls its work, the less the more
 * is said beside it ("Moebius without distillation").
 */
export function ownness({ path, stems }: Head, { ownStems }: PaperText): number {
  if (path.some((part) => /\bours?\b/i.test(part))) return 1;
  const own = [...stems].filter((stem) => ownStems.has(stem)).length;
  return own === 0 ? 0 : (own / stems.size + 1) / 2;
}
