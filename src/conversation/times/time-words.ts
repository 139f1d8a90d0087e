import { dayOf } from '../../core/schedules/week.ts';
import { titleShare } from '../words/title-share.ts';
import type { Word } from '../words/words.ts';

export const weekdays: readonly string[] = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
];

/** Any of them, and any that comes each week, as a phrase has it. */
export const oneWeekday = weekdays.join('|');
export const eachWeekday = weekdays.map((day) => `${day}s`).join('|');
const shortWeekdays = 'mon tue tues wed weds thu thur thurs fri sat sun'.split(' ');
/** As `oneWeekday`, short ones among them: where it is sure that a day is named, as "sun" and "sat" are words as well. */
export const anyWeekday = [oneWeekday, ...shortWeekdays].join('|');

const groups = ['weekday', 'workday', 'weekend'].flatMap((days) => [days, `${days}s`]);
/** Any day, and any days that go together, in one word. What is denied, added or left out of days needs all of them. */
export const someDay = [anyWeekday, eachWeekday, ...groups].join('|');

/** The same in two words. */
export const workingDays = 'work|working|business|week day|days';

/** "Fri" is friday; undefined where a word names none. */
export function weekdayOf(word: string): string | undefined {
  const day = word.length < 3 ? undefined : dayOf(word);
  return day === undefined ? undefined : weekdays.at(day - 1);
}

/** The days that a word names, as the command is told them: "fri" is `fridays`, "weekend" `weekends`. */
export function daySaid({ text }: Pick<Word, 'text'>): string[] {
  const day = weekdayOf(text);
  if (day !== undefined) return [`${day}s`];
  return groups.includes(text) ? [/^weekend/.test(text) ? 'weekends' : 'weekdays'] : [];
}

const months = 'january february march april may june july august september october november december'.split(' ');
const shortMonths = new Map([
  ...months.map((name): [string, string] => [name.slice(0, 3), name]),
  ['sept', 'september'],
]);

/** Any of them, long or short, as a phrase has it. "May" is one, and a wish as well. */
export const oneMonth = [...new Set([...months, ...shortMonths.keys()])].join('|');

/** January is 0; undefined for what is no month. */
export function monthOf(word: string): number | undefined {
  const at = months.indexOf(shortMonths.get(word) ?? word);
  return at === -1 ? undefined : at;
}

/** "Monday's digest", "mondays digest": of one day. */
export const possessiveWeekday = weekdays.flatMap((day) => [`${day}'s`, `${day}s`]).join('|');

/** What people name a time by that is over, in days and what is longer, as a bag has them. */
export const wordsOfPast = `day days week weeks weekend month months fortnight today todays yesterday yesterdays morning afternoon evening
  night last past previous early earlier before so far lately recently since while during over until till few couple two three four
  five six seven eight nine ten ${[anyWeekday, possessiveWeekday, oneMonth].join(' ').replaceAll('|', ' ')}`;

/** Parts of the day, and times of it that have a name, as a phrase has them. */
export const dayPart = 'morning|mornings|afternoon|afternoons|evening|evenings|night|nights';
export const namedTime = 'noon|midday|midnight|lunch|lunchtime';

const partsOfDay = new Set([...dayPart.split('|'), 'tonight']);
export const isDayPart = (word: string): boolean => partsOfDay.has(word);

/** An hour of a part of the day, of 24: 8 in the evening and at night is 20, 2 at night is 2. */
export function hourIn(part: string, hour: number): number {
  const isNight = /night/.test(part);
  if (isNight && hour === 12) return 0;
  const isLater = /^(?:afternoon|evening)/.test(part) || (isNight && hour > 4);
  return isLater && hour < 12 ? hour + 12 : hour;
}

/** Words that say when something is to come. */
export const timeWords = new Set([
  ...someDay.split('|'),
  ...'daily everyday weekly once twice every each at'.split(' '),
  ...partsOfDay,
  ...'noon midday midnight lunchtime am pm a.m p.m oclock time sharp'.split(' '),
  // As the topic's tokens are cut: "8:30 mon,thu" is four of them.
  ...['o', 'clock', 'a', 'm', 'p'],
]);

/** "Time series at 9", "night vision at 8", "2 bit quantization": no time says when before what titles say. */
export function beginsTopic(words: readonly Word[], at: number): boolean {
  const [before = '', text = '', behind = ''] = [words[at - 1]?.text, words[at]?.text, words[at + 1]?.text];
  const isTime = (word: string) => timeWords.has(word) || /\d/.test(word);
  const isLone = !isTime(before) && !beforeTimes.has(before) && !isTime(behind) && !behindTimes.has(behind);
  if (!isLone || titleShare(behind) === 0 || adjectival.has(behind)) return false;
  // "Follow weekly forecasting", "papers about daily life"; "weekly robotics papers" are to come each week.
  if (text === 'weekly' || text === 'daily')
    return topical.has(before) && !words.slice(at + 1).some((word) => adjectival.has(word.text));
  return /^\d+$/.test(text) || ambiguous.has(text);
}
const topical = new Set('follow track watch about on regarding of'.split(' '));
const ambiguous = new Set('time night morning evening noon sat sun'.split(' '));
const beforeTimes = new Set('at in by around each every this'.split(' '));
const behindTimes = new Set(
  'at on in by of for from and or to is the us me here please a per only max with'.split(' '),
);

/** What comes: "the daily digest" says no days. */
export const adjectival = new Set(
  'papers paper digest post posts list thing update updates summary email message'.split(' '),
);
