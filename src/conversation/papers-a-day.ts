import { holds, phrases } from './phrases.ts';
import type { Word } from './words.ts';

/** "only 3 papers a day", "max 5", "10 is too many, just 5": the number that is wanted. */
export function papersADay(words: readonly Word[]): number | undefined {
  const isLess = holds(words, lessening) !== undefined;
  for (const list of [...(isLess ? [down] : []), few, many]) {
    const found = holds(words, list);
    const word = words.slice(found?.start, found?.end).find(({ text }) => numbers.has(text) || /^\d+$/.test(text));
    if (found !== undefined && word !== undefined) return numbers.get(word.text) ?? Number(word.text);
  }
  return undefined;
}

const numbers = new Map(
  'one two three four five six seven eight nine ten'.split(' ').map((word, at) => [word, at + 1]),
);
export const number = `${[...numbers.keys()].join('|')}|${Array.from({ length: 10 }, (_, at) => at + 1).join('|')}`;
const few = phrases([
  `only|just|max|maximum|most|top|best the? top|best|first? ${number}`,
  `to ${number} papers|items|posts`,
]);
const many = phrases([`${number} papers|paper|items|a|per|is|only|max|instead|would|tops`]);
const lessening = phrases(['shrink|reduce|cut|limit|cap|shorten|down|restrict']);
const down = phrases([`to|at ${number}`]);
