import { nearest } from '../core/nearest.ts';
import { isCommon } from './analysis.ts';
import type { PaperText } from './passages.ts';

/** Shorter words have too many others a letter off. */
const fewestLetters = 5;
/** What people ask for in words that a paper need not hold. */
const asked = `weights license licence parameters released released available datasets latency hardware languages
  limitations successful faster slower better evaluated compared comparison benchmarks resolution training trained funding
  inference accuracy performance baselines participants annotators optimizer`.split(/\s+/);

/** The question with misspelt words as the paper, or anybody who asks, would write them: "wieghts" are weights. */
export function respelt(question: string, { passages }: PaperText): string {
  let words: string[] | undefined;
  return question.replace(/(?<![\p{L}\d-])\p{Ll}+(?![\p{L}\d-])/gu, (word) => {
    if (word.length < fewestLetters || isCommon(word)) return word;
    words ??= [
      ...asked,
      ...new Set(passages.flatMap(({ sentence }) => sentence.text.toLowerCase().match(/\p{L}+/gu) ?? [])),
    ];
    if (words.includes(word)) return word;
    const alike = words.filter((other) => other[0] === word[0] && other.length >= fewestLetters);
    return nearest(word, alike, 1) ?? word;
  });
}
