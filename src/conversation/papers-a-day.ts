import { anyNumber, numberIn, numberWords } from './numbers.ts';
import { holds, phrases } from './phrases.ts';
import type { Word } from './words.ts';

/** "only 3 papers a day", "max 5", "10 is too many, just 5": the number that is wanted. */
export function papersADay(words: readonly Word[]): number | undefined {
  if (holds(words, single) !== undefined) return 1;
  const isLess = holds(words, lessening) !== undefined;
  for (const list of [wanted, ...(isLess ? [down] : []), few, many]) {
    const found = holds(words, list);
    if (found === undefined) continue;
    const said = words.slice(found.start, found.end).map(({ text }) => numberIn(text));
    const count = said.find((one) => one !== undefined);
    if (count !== undefined) return count;
  }
  return undefined;
}

export const number = `${numberWords.slice(0, 10).join('|')}|${anyNumber(10)}`;
/** What is wanted in the place of another number. */
const wanted = phrases([
  `make it|that|them just|only? ${number}`,
  `${number} papers|items? instead of|rather`,
  `${number} not ${number}`,
  `the ${number} best|top|most`,
  `top|number|count|limit|maximum|max|amount of? papers|posts|items? a|per? day|post? to|at|is|= ${number}`,
  `contain|show|have|hold|bring|send ${number} papers|items`,
]);
const single = phrases([
  'the|only single|one best|top',
  'the best|top paper',
  'a|one single paper a|per|each|every day',
]);
const few = phrases([
  `only|just|max|maximum|most|top|best the? top|best|first? ${number}`,
  `to ${number} papers|items|posts`,
]);
const many = phrases([`${number} papers|paper|items|a|per|is|only|max|instead|would|tops`]);
const lessening = phrases(['shrink|trim|reduce|cut|limit|cap|shorten|down|restrict']);
const down = phrases([`to|at ${number}`]);
