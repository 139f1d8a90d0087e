import { ends } from '../words/ends.ts';
import { beginsWith, type Classes, holds, phrases } from '../words/phrases.ts';
import { isTalk } from '../words/talk.ts';
import { titleShare } from '../words/title-share.ts';
import type { Part, Word } from '../words/words.ts';
import { daySaid, eachWeekday, oneWeekday, someDay, timeWords, workingDays } from './time-words.ts';

/** "Not on Fridays", "every day except Sunday": the days that are not wanted, and what else is said. */
export function daysOut(said: readonly (readonly Word[])[]): { out: string[]; rest: readonly Word[] } {
  const out: string[] = [];
  const parts = said.map((words) => keptAlone(inOneWord(words)));
  const rest = parts.flatMap((words, part) => {
    // "Not on Mondays, Tuesdays or Fridays" goes on in the next part; "not on Mondays, Tuesdays instead" does not.
    if (part > 0 && out.length > 0 && daysEnd(words, 0) === words.length) {
      out.push(...words.flatMap(daySaid));
      return [];
    }
    let left = words;
    for (let at = leftOutIn(left, parts[part - 1]); at !== undefined; at = leftOutIn(left, parts[part - 1])) {
      out.push(...left.slice(at.start, at.end).flatMap(daySaid));
      left = left.toSpliced(at.start, at.end - at.start);
    }
    return left;
  });
  // "Fridays are busy, so not on Fridays"
  return { out: [...new Set(out)], rest: rest.filter((word) => !daySaid(word).some((day) => out.includes(day))) };
}

/** "Working days" are weekdays. */
function inOneWord(words: readonly Word[]): readonly Word[] {
  const found = holds(words, twoWords);
  return found === undefined
    ? words
    : inOneWord(words.toSpliced(found.start, 2, { text: 'weekdays', written: 'weekdays' }));
}
const twoWords = phrases([workingDays]);

/** "Nothing but on Fridays", "stop posting except on Fridays": without what is denied beside those days. */
function keptAlone(words: readonly Word[]): readonly Word[] {
  const found = holds(words, keepingAlone);
  return found === undefined ? words : words.toSpliced(found.start, found.end - found.start - 1);
}

/** Whether nothing is to come but on days that are named. */
export const keepsDaysAlone = (words: readonly Word[]): boolean => holds(words, keepingAlone) !== undefined;

/** Whether days are left out, and nothing is said besides them but when posts come: no topic is meant. */
export function leavesDaysOut(parts: readonly Part[], isTime: (word: string) => boolean): boolean {
  if (parts.some(leavesThemAsTheyAre)) return false;
  const { out, rest } = daysOut(parts.map(({ words }) => words));
  return out.length > 0 && rest.every(({ text }) => isTime(text) || timeWords.has(text) || besides.has(text));
}
const besides = new Set(
  `any all whole entire day days week and at on in for the a an of from us me our my your we i it them posts post posting papers digest digests schedule
  list channel please thanks can could would you should anymore like want to have get send bring deliver make do just only so utc now being
  moment`.split(/\s+/),
);

/** "We got nothing on monday", "is there no digest on fridays?", "not on fridays before 9": no day is wished away. */
export function leavesThemAsTheyAre({ words, asks }: Part): boolean {
  const isWish = holds(words, wishing) !== undefined || holds(words, awayOn) !== undefined;
  if (!isWish && (asks || beginsWith(words, questions) !== undefined)) return words.some((w) => daySaid(w).length > 0);
  return (
    (!isWish && holds(words, remarks) !== undefined) || holds(words, otherwise) !== undefined || words.some(isOfTitle)
  );
}

/** "The weekend effect": a day that is named, and no title, is followed by what says when posts come. */
function isOfTitle({ text }: Word, at: number, words: readonly Word[]): boolean {
  const behind = words[at + 1]?.text ?? '';
  const isTold = [besides, timeWords, joining, outside].some((list) => list.has(behind)) || isTalk(behind);
  return !text.endsWith('s') && daySaid({ text }).length > 0 && titleShare(behind) > 0 && !isTold;
}

/** Where days are left out, with all of them; `before` is the part that stands before. */
function leftOutIn(
  words: readonly Word[],
  before: readonly Word[] | undefined,
): { start: number; end: number } | undefined {
  // "Every day but Sunday": its "but" begins a part; "at 9, but on Fridays at 10" leaves none out.
  const excepted = holds(words, exceptDays);
  const behind = excepted && (excepted.start === 0 ? before?.at(-1) : words[excepted.start - 1]);
  const found =
    (allDays.has(behind?.text ?? '') ? excepted : undefined) ?? holds(words, leavingOut) ?? holds(words, awayOn);
  if (found !== undefined) return { start: found.start, end: behindOut(words, daysEnd(words, found.end)) };
  return holds(words, areOut);
}

/** "Leave Fridays out": the end of what leaves them out. */
const behindOut = (words: readonly Word[], end: number) => (outside.has(words[end]?.text ?? '') ? end + 1 : end);
const outside = new Set(['out', 'off', 'away']);

/** Where the days that stand from a place on end. */
function daysEnd(words: readonly Word[], from: number): number {
  const behind = words.slice(from).findIndex((word) => daySaid(word).length === 0 && !joining.has(word.text));
  return behind === -1 ? words.length : from + behind;
}

const joining = new Set(['and', 'or', 'nor', 'on', 'the']);

const allDays = new Set('day days daily everyday week weekday weekdays'.split(' '));

const classes: Classes = {
  day: [someDay],
  ...ends,
  days: ['{day} and|or? {day}?'],
  each: [
    `on|over|during? the? ${eachWeekday}|weekends|weekdays`,
    `on? every|each ${oneWeekday}|weekend`,
    'over|at|on the weekend',
  ],
  us: ['i|we|they|everyone|everybody|nobody|noone|lab|team|office|group|channel|people'],
  // Between the two nothing else stands: "not before 9 on Mondays" leaves none out.
  between: [
    Array(6)
      .fill(
        'on|at|the|daily|during|over|for|any|more|anything|me|us|here|to|it|them|need|want|have|get|receive|see|should|be|come|go|post|posts|posted|posting|send|sent|sending|papers|digest?',
      )
      .join(' '),
  ],
};
const leavingOut = phrases(
  [
    'not|never|no|nothing|skip|exclude|omit|without {between} {day}',
    'not from {between} {day}',
    '{apart} {between} {day}',
    'stop|quit posting|sending {between} {day}',
    'leave|leaving|take|cut|keep|drop|throw out|off|away {between} {day}',
    'leave|take|cut|keep|drop|throw the|our|all|any? {days} out|off|away',
    '{ends} the|our|all|any? {days}',
    '{removes} the|our posts|post|papers|digest on|for|of the? {day}',
  ],
  classes,
);
/** "We're off on Fridays": why posts would be in vain then. One day off is no habit. */
const awayOn = phrases(
  [
    '{us} am|are|is all|usually|always|mostly? off|away|closed|shut|absent|out of? office|work? {each}',
    '{us} am|are|is usually|always|mostly? not|never here|in|around|there|working|online {each}',
    'nobody|noone is here|in|around|there|working|online {each}',
    'nobody|noone here? works|reads|looks|checks it|this|them|anything|papers|here? {each}',
    '{us} do not work|read|look|check it|this|them|anything|papers|here? {each}',
  ],
  classes,
);
const keepingAlone = phrases(
  [
    'no|not|never|nothing|stop|quit|pause|mute {between} {except} on|for|during? the? {day}',
    'no|not|never|nothing|stop|quit|pause|mute {between} unless|bar on|for|during? the? {day}',
  ],
  classes,
);
const exceptDays = phrases(['but|bar|save on|for? the? {day}'], classes);
const areOut = phrases(
  [
    '{days} out|off|excluded|excepted|omitted',
    '{days} is|are out|off|excluded|unnecessary',
    '{days} i|we|everyone|everybody am|are|is off|away|closed',
    '{days} nobody|noone is here|in|around|there|working',
    '{days} do|does not work|suit|fit for? me|us?',
    '{days} is|are not good|ideal|great|possible|convenient|ok|fine for? me|us?',
    '{days} is|are no good|use for? me|us?',
    '{days} is|are bad|impossible|terrible|awful|inconvenient for? me|us?',
    '{days} should|must|can|could|may be left|taken|skipped|excluded|dropped|omitted|removed out|off?',
  ],
  classes,
);

const wishing = phrases(['can|could|would|will|may|might|shall|please']);
const questions = phrases([
  'is|are|was|were|does|did|have|has|why|when|how|what|which',
  'do i|we|you|they|posts|papers',
]);
const remarks = phrases([
  'i|we|you|they|there got|get|have|had|see|saw|received|is|are|was|were|posted|sent still|usually|currently|really|been? no|not|nothing|none|never',
]);
const otherwise = phrases(
  [
    '{day} before|until|till|than|after',
    'skip|jump|cut|ahead|forward to {day}',
    'not|never|no|nothing without',
    'papers|paper|posts? without sun|sat',
  ],
  classes,
);
