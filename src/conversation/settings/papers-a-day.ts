import { anyNumber, numberIn, numberWords } from '../words/numbers.ts';
import { type Classes, holds, phrases } from '../words/phrases.ts';
import type { Word } from '../words/words.ts';

/** "only 3 papers a day", "max 5", "10 is too many, just 5": the number that is wanted. */
export function papersADay(said: readonly Word[]): number | undefined {
  const refused = holds(said, tooMany);
  const words = refused === undefined ? said : said.toSpliced(refused.start, refused.end - refused.start);
  if (holds(words, single) !== undefined) return 1;
  const isLess = holds(words, lessening) !== undefined;
  for (const list of [enough, wanted, ...(isLess ? [down] : []), few, many]) {
    const found = holds(words, list);
    if (found === undefined) continue;
    const wish = words.slice(found.start, found.end).map(({ text }) => text);
    const at = wish.findIndex((word) => numberIn(word) !== undefined);
    // "Two or three": so many at most.
    const most = /^(?:or|to)$/.test(wish[at + 1] ?? '') ? numberIn(wish[at + 2] ?? '') : undefined;
    const count = most ?? numberIn(wish[at] ?? '');
    if (count !== undefined) return count;
  }
  return undefined;
}

export const number = `${numberWords.slice(0, 10).join('|')}|${anyNumber(10)}`;
const classes: Classes = {
  count: [number, `${number} or|to ${number}`],
  items: ['papers|paper|items'],
  per: ['a|per|each|every|in|for a|one|the|each|every? post|posting|digest|message|day|time|morning|week'],
};
/** "Two or three papers a post are enough", in the place of another number. */
export const enough = phrases(
  [
    '{count} {items}? {per}? is|are|would|will|should be? more? than? enough|plenty|sufficient|fine|ok|do|suffice',
    '{count} {items}? {per}? suffice|suffices|max|maximum|tops',
  ],
  classes,
);
/** "Twenty is too many". */
export const tooMany = phrases(['{count} {items}? {per}? is|are|feels|seems way|far|a? bit|little? too many|much'], {
  ...classes,
  count: [`${numberWords.join('|')}|${anyNumber(30)}`],
});
const wanted = phrases(
  [
    '{count} {items} {per}',
    'how|what about {count}',
    `make it|that|them just|only? ${number}`,
    `${number} papers|items? instead of|rather`,
    `${number} not ${number}`,
    `the ${number} best|top|most`,
    `top|number|count|limit|maximum|max|amount of? papers|posts|items? a|per? day|post? to|at|is|= ${number}`,
    `contain|show|have|hold|bring|send ${number} papers|items`,
  ],
  classes,
);
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
