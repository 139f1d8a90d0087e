import { beginsWith, holds, phrases } from '../words/phrases.ts';
import { allWords, type Part, type Word } from '../words/words.ts';
import { dayPart, daySaid, namedTime, someDay, timeWords } from './time-words.ts';

/**
 * Whether a time is wanted besides those that there are, and nothing else is said: "a second post at 18:00", "in the evening as
 * well". Who says "also" and means a change says so: "also move it to 9".
 */
export function addsTime(parts: readonly Part[], isTime: (word: string) => boolean): boolean {
  // "Also, could you post at 9?"
  const [first] = parts;
  const said = allWords(first?.words.length === 1 ? parts.slice(1) : parts);
  const found = holds(said, beginsWith(said, addedDays) === undefined ? added : addedDays);
  return (
    found !== undefined &&
    !(namesDays(said.slice(0, found.start)) && namesDays(said.slice(found.end))) &&
    said.every(({ text }) => isTime(text) || timeWords.has(text) || /^\d/.test(text) || besides.has(text))
  );
}

/** "Weekdays plus Saturday" are all that there are to be. */
const namesDays = (words: readonly Word[]): boolean => words.some((word) => daySaid(word).length > 0);

const added = phrases([
  'also|too|additionally|plus',
  'as well',
  'in addition',
  'on top',
  'once|one more',
  'again at|around|in|by',
  'a|an|one second|another|additional|extra|further|2nd|later',
  'another|second|additional|extra|further post|digest|list|round|batch|delivery|update|message|time|slot|one',
  `add a|an|one? post|digest|list|round|batch|delivery|update|message|time|slot|${dayPart}|${namedTime}`,
]);
const addedDays = phrases([`and|add on|the? the? ${someDay}`]);
const besides = new Set(
  `i we you it us me here there is can could would will should please like want need to have get see receive send post posts
  posting bring deliver schedule add do come go out digest list round batch delivery update message time slot one another second
  additional extra further 2nd later also too additionally plus as well in addition on top more once again at around about by for
  papers paper the a an of every each day daily and but same still this that them our my your channel be with let oclock lunch`.split(
    /\s+/,
  ),
);
