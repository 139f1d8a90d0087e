import type { ChangeCommand, Intent } from '../intent.ts';
import { daysApart } from '../times/day-words.ts';
import { keepsDaysAlone, leavesDaysOut } from '../times/days-out.ts';
import { addedIn, behindNo, tellsTimes, timesApartIn, timesIn } from '../times/schedule-words.ts';
import { daySaid, eachWeekday, possessiveWeekday, someDay, timeWords, weekdayOf } from '../times/time-words.ts';
import { plainly } from '../words/manners.ts';
import { anyNumber } from '../words/numbers.ts';
import { beginsWith, type Classes, holds, isPhrase, type Match, phrases } from '../words/phrases.ts';
import { allWords, type Part, type Word, writtenAs } from '../words/words.ts';
import { movedBy } from './change-options.ts';

/** What a phrase says that leaves no doubt. `words`: without what they are wrapped in for politeness; `all`: with it. */
export type Told = (found: Match, words: readonly Word[], all: readonly Word[]) => Intent | undefined;

/** A change that is to be offered. */
export const change = (
  command: ChangeCommand,
  options: Extract<Intent, { kind: 'change' }>['options'],
): Extract<Intent, { kind: 'change' }> => ({
  kind: 'change',
  command,
  options,
});

/** What has to be said instead, of times and numbers. */
export const says = (what: string): Intent => ({ kind: 'change', command: 'schedule', options: {}, says: what });

/** What is said of days and times alone, or as what somebody would rather have. */
export const timesWanted = (parts: readonly Part[]): Intent | undefined =>
  addedTime(parts) ??
  movedApart(parts) ??
  movedDay(parts) ??
  laterOnDays(parts) ??
  (parts.some(({ words }) => keepsDaysAlone(words)) ? scheduleOf(parts) : undefined) ??
  (areOnlyTimes(parts) ? scheduleOf(parts) : undefined) ??
  (leavesDaysOut(parts, tellsTimes(parts)) ? scheduleOf(parts) : undefined) ??
  (prefersTime(parts) ? scheduleIn(allWords(parts)) : undefined);

/** "Could it come a bit later? Half an hour or so": by how much is said beside it. */
function movedApart(parts: readonly Part[]): Intent | undefined {
  const way = parts.flatMap(({ words }) => {
    const asked = plainly(words);
    return isPhrase(asked, shifted) === undefined ? [] : asked.filter(({ text }) => ways.has(text));
  })[0];
  const amount = parts.find(({ words }) => isPhrase(words, aboutSo) !== undefined)?.words ?? [];
  const length = holds(amount, lengths);
  if (way === undefined || length === undefined) return undefined;
  const to = way.text === 'later' ? 'later' : 'earlier';
  const when = movedBy(`${writtenAs(amount.slice(length.start, length.end))} ${to}`);
  return when === undefined ? undefined : change('schedule', { when });
}
/** "Move Friday's post to Thursday", "swap Mondays for Tuesdays": the other days stay. */
function movedDay(parts: readonly Part[]): Intent | undefined {
  const asked = plainly(allWords(parts));
  if (isPhrase(asked, dayForDay) === undefined)
    return beginsWith(asked, daysMoved) === undefined ? undefined : says(sayAll);
  const [from, to] = asked.flatMap((word) => daySaid({ text: word.text.replace(/'s$/, '') }));
  return change('schedule', { when: `also ${to} not ${from}` });
}
const moves: Classes = {
  move: ['move|change|switch|shift|swap|reschedule|push|replace|exchange the|our|my|all?'],
  day: [`${someDay}|${possessiveWeekday}`],
  post: ['post|posts|digest|papers|delivery|one|list'],
  to: ['to|with|for|by|into on? the?'],
};
const dayForDay = phrases(['{move} {day} {post}? {to} {day} please|instead|thanks?'], moves);
/** "Move Monday and Tuesday to Friday", "move Friday's post to Thursday at 10" */
const daysMoved = phrases(['{move} {day} ... {to} ...'], moves);

/** "A bit earlier on Mondays": no day has a time of its own. */
const laterOnDays = (parts: readonly Part[]): Intent | undefined =>
  parts.some(({ words }) => holds(words, laterOn) !== undefined) && timesIn(parts).when?.includes(':') !== true
    ? {
        ...change('schedule', {}),
        says: 'A channel has the same times on all its days. Say one for all, as in "post at 8".',
      }
    : undefined;
const laterOn = phrases([`later|earlier|sooner on|at|over|during the? ${someDay}`]);

const ways = new Set(['later', 'earlier', 'sooner']);
const shifted = phrases([
  'can|could|should|might|may? i|we|you|it|this|that|they|the|our? daily? post|posts|digest|papers|list? get|have|come|arrive|be|post|send|go|land? it|this|that|them|the|out|posted|sent? posts|post|digest|papers? a? bit|little|lot|touch|somewhat|rather|much? later|earlier|sooner',
]);
const length = [`half? a|an|one|two|three|four|${anyNumber(240)} hour|hours|hr|hrs|h|min|mins|minutes|minute`];
const lengths = phrases(length);
const aboutSo = phrases(
  [
    'like|say|maybe|perhaps|about|by|around|just|only|something? like|say|maybe|about|by|around? {length} or? so|maybe|please|perhaps|something|enough?',
  ],
  { length },
);

/** "Wed thru fri, 11:15", "weekdays and Saturday": both days and a time, or days that come each week, and nothing else. */
function areOnlyTimes(parts: readonly Part[]): boolean {
  const isTime = tellsTimes(parts);
  const words = daysApart(allWords(parts));
  const isDay = words.some(({ text }) => weekdayOf(text) !== undefined);
  const isOther = ({ text }: Word) => !isTime(text) && !timeWords.has(text) && !besideTimes.has(text);
  const isSure =
    (isDay && (timesIn(parts).when?.includes(':') === true || holds(words, aWeek) !== undefined)) ||
    words.some(({ text }) => comeEachWeek.has(text));
  return isSure && !words.some(isOther);
}
const comeEachWeek = new Set([...eachWeekday.split('|'), 'weekdays', 'weekends', 'workdays']);
const aWeek = phrases([
  'once|twice|thrice a|per|each|every week',
  'two|three|four|five times|days a|per|each|every week',
]);
const besideTimes = new Set(
  'to thru through till until from between on and plus just only please a per week times days two three four five'.split(
    ' ',
  ),
);

/** The days, the time and the zone that words name, as a change of the schedule. */
export const scheduleIn = (words: readonly Word[]): Intent | undefined =>
  scheduleOf([{ words: [...words], asks: false }]);

/** The same of parts, which may begin with "but". */
function scheduleOf(parts: readonly Part[]): Intent | undefined {
  const { when, timezone } = timesIn(parts);
  if (when === undefined) return undefined;
  const says = timesApartIn(parts);
  const changed = change('schedule', { when, ...(timezone === undefined ? {} : { timezone }) });
  return says === undefined ? changed : { ...changed, says };
}
export const daysSaid: Told = (_, words) => scheduleIn(words);

/** "A second post at 18:00": besides the times that the channel has. */
function addedTime(parts: readonly Part[]): Intent | undefined {
  const added = addedIn(parts);
  if (added === undefined) return undefined;
  const isOfDays = added.when?.startsWith('also ') !== true;
  return isOfDays
    ? {
        ...change('schedule', {}),
        says: sayAll,
      }
    : change('schedule', added);
}

const sayAll = 'Say all the days and times, as in "post on mondays and fridays at 9:00 and 18:00".';

/** "Post sun 9", "send mondays and thursdays 8:30": days and a time, and nothing that might be of a topic. */
export const onlyTimes: Told = (found, words) => {
  const isTime = tellsTimes([{ words: [...words], asks: false }]);
  const isAll = found.name?.every(({ text }) => isTime(text) || /^(?:and|at|on|\+|utc|\d.*)$/.test(text)) === true;
  return isAll && found.name?.some(({ text }) => /^\d/.test(text)) ? scheduleIn(words) : undefined;
};

/** "Never post before 10": then is the earliest time. */
export const notBefore: Told = ({ name = [] }) => {
  const at = { text: 'at', written: 'at' };
  const { when, timezone } = timesIn([{ words: [at, ...name], asks: false }]);
  return when?.includes(':') === true && name.length <= 4
    ? change('schedule', { when, ...(timezone === undefined ? {} : { timezone }) })
    : undefined;
};

/** "An hour earlier". */
export const movedSaid: Told = (_, words) => {
  const when = movedBy(writtenAs(words));
  return when === undefined ? undefined : change('schedule', { when });
};

/** "No, Tuesday instead", "no, 9am": days and a time, and nothing else. */
export function instead(parts: readonly Part[]): Intent | undefined {
  const rest = behindNo(parts);
  const said = allWords(rest);
  const only = rest === parts ? isPhrase(said, other)?.name : said;
  if (only === undefined || only.length > 8) return undefined;
  return scheduleIn(only);
}

const other = phrases(['no|nope|nah {name} instead|rather', 'no|nope|nah on|at {name}']);

/** "We'd rather have it in the afternoon, 14h Paris time"; "we'd like papers on kites every weekday" names a topic. */
function prefersTime(parts: readonly Part[]): boolean {
  const first = parts[0]?.words ?? [];
  return [first, plainly(first)].some((words) => isPreferred(words, parts));
}

function isPreferred(words: readonly Word[], parts: readonly Part[]): boolean {
  const found = beginsWith(words, preferred);
  if (found === undefined) return false;
  const behind = words.slice(found.end).find(({ text }) => !/^(?:a|an|the|my|our)$/.test(text))?.text ?? '';
  return !/^(?:on|in|by)$/.test(words[found.end - 1]?.text ?? '') || tellsTimes(parts)(behind) || /\d/.test(behind);
}
const preferred = phrases([
  'can|could|should|might|may it|this|that|the|these|they|our? post|posts|digest|papers? come|arrive|land|drop|be|go posted|sent|out|here? a? bit|little|lot? earlier|later|sooner|at|around|by|before|after',
  'i|we? would|will|could? rather|better|prefer|prefered|like to? have|get|receive|see|read|want? it|them|these|posts|papers|the|our? post|posts|digest|papers? in|at|on|around|by|every',
]);
