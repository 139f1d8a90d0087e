import { nearest } from '../core/nearest.ts';
import { type Steps, withoutYields } from '../core/yield.ts';
import { isCommon } from './analysis.ts';
import type { PaperText } from './passages.ts';

/** Shorter words have too many others a letter off. */
const fewestLetters = 5;
/** What people ask for in words that a paper need not hold. */
const asked = `weights license licence parameters released released available datasets latency hardware languages
  limitations successful faster slower better evaluated compared comparison benchmarks resolution training trained funding
  inference accuracy performance baselines participants annotators optimizer`.split(/\s+/);

/** The question with misspelt words as the paper, or anybody who asks, would write them: "wieghts" are weights. */
export const respelt = (question: string, text: PaperText): string => withoutYields(respelling(question, text));

/** The same in steps, for a text that may be long. */
export function* respelling(question: string, { passages }: PaperText): Steps<string> {
  const doubtful = [...new Set(question.match(plainWord))].filter(
    (word) => word.length >= fewestLetters && !isCommon(word),
  );
  if (doubtful.length === 0) return question;
  const known = new Set(asked);
  for (const { sentence } of passages) {
    for (const [word] of sentence.text.toLowerCase().matchAll(/\p{L}+/gu)) known.add(word);
    yield;
  }
  const meant = new Map<string, string>();
  for (const word of doubtful.slice(0, mostDoubtful)) {
    if (known.has(word)) continue;
    const alike = [...known].filter((other) => other[0] === word[0] && other.length >= fewestLetters);
    const found = nearest(word, alike, 1);
    if (found !== undefined) meant.set(word, found);
    yield;
  }
  return question.replace(plainWord, (word) => meant.get(word) ?? word);
}

/** More words than this that no abstract holds are no slips. */
const mostDoubtful = 20;
const plainWord = /(?<![\p{L}\d-])\p{Ll}+(?![\p{L}\d-])/gu;
